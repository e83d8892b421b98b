import { expect } from 'vitest';
import type { Person } from './people.ts';

/** The latest code that was mailed to an address that begins so, as the demo shows its mails to somebody signed in. */
export async function codeMailedTo(address: string, { page }: Person): Promise<string> {
  const look = () =>
    page.evaluate(async (to) => {
      const { mails } = await (await fetch('/api/mails')).json();
      const mail = mails.find(
        (each: { toEmail: string; subject: string }) =>
          each.toEmail.startsWith(to) && each.subject.startsWith('Your code'),
      );
      if (!mail) return null;
      const letter = await (await fetch(`/api/mails/${mail.id}`)).json();
      return /\b\d{3} ?\d{3}\b/.exec(letter.text)?.[0] ?? null;
    }, address);
  await expect.poll(look).not.toBeNull();
  return (await look()) ?? '';
}
