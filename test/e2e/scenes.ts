/** What tests of states share: a scene is a state that the product was brought into, and what must hold there. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { faults } from './faults.ts';
import type { Person } from './people.ts';

export interface Scene {
  /** Which state it is, and for whom. */
  readonly state: string;
  /** Brings the product there, and tells on whose screen it shows. */
  reach(): Promise<Person>;
  /** What is said. */
  says(person: Person): Locator;
  /** What one can do next. */
  offers?(person: Person): Locator;
  /** That what was typed is still there, or arrives. */
  keeps?(): Promise<void>;
}

/** Goes there and holds what must be: it is said, there is a way on, nothing typed is lost, and axe finds nothing. */
export async function play({ state, reach, says, offers, keeps }: Scene): Promise<void> {
  const person = await reach();
  await says(person).first().waitFor();
  if (offers) expect(await offers(person).first().isEnabled()).toBe(true);
  expect(await faults(person)).toEqual([]);
  await takePictures(person, state);
  await keeps?.();
}

/** Where pictures are wanted: `PICTURES=folder`. */
const folder = process.env['PICTURES'];
const sizes = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;

/** At a desk and on a phone, light and dark, for people to look at; nothing unless somebody asked for pictures. */
async function takePictures({ page }: Person, state: string): Promise<void> {
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  const before = page.viewportSize();
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page
        .locator(`[data-mantine-color-scheme="${colorScheme}"]`)
        .first()
        .waitFor({ state: 'attached' });
      const path = join(folder, `${state.replace(/\W+/g, '-')}-${name}-${colorScheme}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
