import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import type { Person } from './people.ts';

/** The narrowest window that everything must fit in. */
export const narrow = { width: 360, height: 780 };

/** Those that depend on colours; the others say the same in both schemes. */
const byColour = ['color-contrast', 'link-in-text-block'];

/**
 * What axe has to say about the page as it stands, or about one part of it, in both schemes: which rule, and where.
 * And whether the page is wider than its window.
 */
export async function faults(
  { page }: Person,
  part?: string,
  schemes: readonly ('light' | 'dark')[] = ['light', 'dark'],
): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    await page.locator(`[data-mantine-color-scheme="${colorScheme}"]`).first().waitFor({ state: 'attached' });
    await expect.poll(() => page.evaluate(isMoving)).toBe(false);
    // There are no frames to gather from, for which it would open another page; and of what is right it need not tell.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({
      resultTypes: ['violations'],
      ...(colorScheme === 'dark' && { runOnly: byColour }),
    });
    if (part) axe.include(part);
    const { violations } = await axe.analyze();
    for (const { id, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme}: ${id} ${target.join(' ')}`));
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const beyond = await page.evaluate(overhang);
  if (beyond > 0) found.push(`wider than the window by ${beyond} px`);
  return found;
}

/** Pixels by which one would have to scroll sideways (WCAG 1.4.10, reflow), which axe does not look for. */
function overhang(): number {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth - clientWidth;
}

/** As `faults`, in the window as it is and in a narrow one. */
export async function faultsAtBothWidths(person: Person): Promise<string[]> {
  const { page } = person;
  const wide = page.viewportSize();
  const found = await faults(person);
  await page.setViewportSize(narrow);
  found.push(...(await faults(person)).map((fault) => `narrow, ${fault}`));
  if (wide) await page.setViewportSize(wide);
  return found;
}

/** Whether a colour is on its way to another: read halfway, it has a contrast that nobody sees. */
function isMoving(): boolean {
  return document
    .getAnimations()
    .some(
      ({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
    );
}
