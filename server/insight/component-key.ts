import { createHash } from 'node:crypto';

/** Names a component over all quotes. Case and spacing of a title make no other component; a period or currency does. */
export function componentKey({ title, period, currency }: Record<'title' | 'period' | 'currency', string>) {
  return createHash('sha256')
    .update(JSON.stringify([inOneSpelling(title), period, currency]))
    .digest('base64url');
}

/** Tells customers apart without asking anybody to keep a register: by company number, else by name. */
export function customerKey(companyNumber: string, name: string): string {
  return companyNumber.replace(/[^0-9a-z]/gi, '').toLowerCase() || inOneSpelling(name);
}

export function inOneSpelling(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}
