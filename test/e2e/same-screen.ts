import { expect } from 'vitest';
import type { Person } from './people.ts';

/**
 * What a screen reader is told of the paper and the panel, line by line: every word, name, value and mark. What may
 * differ between a buyer's own screen and a seller's view of it is this list:
 * - texts that the buyer may write in have an editor there, with its buttons, and stand as text for who only looks;
 * - which control has the focus.
 */
async function screenOf(person: Person): Promise<string[]> {
  const told = [await person.paper().ariaSnapshot(), await person.totals().ariaSnapshot()].join('\n');
  const lines: string[] = [];
  /** How far the toolbar that is left out is indented; what is in it is further in. */
  let toolbar = Number.POSITIVE_INFINITY;
  for (const line of told.split('\n')) {
    const indent = line.search(/\S/);
    if (indent <= toolbar) toolbar = Number.POSITIVE_INFINITY;
    if (/^\s*- toolbar "Formatting of /.test(line)) toolbar = indent;
    if (toolbar === Number.POSITIVE_INFINITY) lines.push(line.trim().replace(' [active]', ''));
  }
  return lines.filter((line) => !line.startsWith('- textbox "Goals and scope, written together"'));
}

/** As high as the paper: what a choice would do is worked out only where somebody looks. */
const allInSight = { width: 1440, height: 6_000 };

/** In windows in which nothing is out of sight, and back in their own afterwards. */
export async function withAllInSight(people: readonly Person[], look: () => Promise<void>): Promise<void> {
  const before = people.map(({ page }) => page.viewportSize() ?? allInSight);
  for (const { page } of people) await page.setViewportSize(allInSight);
  await look();
  for (const [index, { page }] of people.entries()) await page.setViewportSize(before[index] ?? allInSight);
}

/** Waits until both are told the same, with each of the panel's tabs open. Presses only what looks. */
export async function haveTheSameScreen(buyer: Person, seller: Person): Promise<void> {
  for (const tab of [/^Comments/, /^Proposals/, /^Activity/]) {
    for (const person of [buyer, seller]) await person.totals().getByRole('tab', { name: tab }).click();
    await expect.poll(() => differences(buyer, seller), { timeout: 20_000 }).toEqual([]);
  }
}

/** Lines that only one of them is told, or that only one is told so often. */
export async function differences(one: Person, other: Person): Promise<string[]> {
  const [here, there] = [await screenOf(one), await screenOf(other)];
  expect(here.length).toBeGreaterThan(100);
  const onlyIn = (some: string[], others: string[]) => {
    const rest = [...others];
    return some.filter((line) => {
      const at = rest.indexOf(line);
      if (at !== -1) rest.splice(at, 1);
      return at === -1;
    });
  };
  return [
    ...onlyIn(here, there).map((line) => `only the first: ${line}`),
    ...onlyIn(there, here).map((line) => `only the second: ${line}`),
  ];
}
