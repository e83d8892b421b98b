import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { diskEnvironment, openDisk } from '../faults/storage/disk/disk.ts';
import { failingCall } from '../faults/storage/disk/failures.ts';
import type { Fault } from '../faults/storage/struck-server.ts';
import { databaseIn } from '../faults/storage/workplace.ts';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { Person } from './people.ts';
import { play, type Scene } from './scenes.ts';

/** The server's disk has no room: what a seller and a buyer who go on working are told, and what becomes of their work. */
describe('a full disk, in one order', () => {
  let folder: string;
  let fault: Fault;
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let anna: Person;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'coquote-full-disk-'));
    fault = failingCall(folder, { call: 'write', first: 1, error: 'ENOSPC', times: 1_000_000 });
    const { dataDir, control = '' } = fault;
    const watched = diskEnvironment(openDisk(), { database: databaseIn(dataDir), control });
    product = await startProduct(watched, { dataDir });
    browser = await launchBrowser(inject('browserPath'));
    erik = await arrive(product.links().seller);
    anna = await arrive(product.links().buyer);
    await Promise.all([saved(erik), saved(anna)]);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
    await rm(folder, { recursive: true, force: true });
  });

  async function arrive(link: string): Promise<Person> {
    const person = await Person.arrive(browser, link);
    // What cannot be measured while it fades in stands still.
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    return person;
  }
  const saved = ({ page }: Person) => page.locator('[data-saving="saved"]').waitFor();
  /** Wherever one is on the paper the bar says so; what it means stands above the paper. */
  const inSight = async (person: Person) => {
    await badge(person).getByText('Nothing is saved now, the server is full').waitFor();
    await isFull(person)
      .first()
      .evaluate((banner) => banner.scrollIntoView({ block: 'center' }));
  };
  const badge = ({ page }: Person) => page.locator('[data-saving="full"]');
  const isFull = ({ page }: Person) => page.getByText(/has no room left to save/);
  const waits = ({ page }: Person, text: RegExp) => page.getByText(text).waitFor();

  const scenes: readonly Scene[] = [
    {
      state: 'full disk, a buyer who has chosen',
      reach: async () => {
        fault.strike();
        await anna.checkbox('Recorded lessons').click();
        await inSight(anna);
        return anna;
      },
      says: isFull,
      keeps: () => waits(anna, /1 change is kept here/),
    },
    {
      state: 'full disk, the seller beside them who has set a price',
      reach: async () => {
        await isFull(erik).waitFor();
        await erik.fill(erik.field('Price: Campaign support'), '1150');
        await inSight(erik);
        return erik;
      },
      says: isFull,
      keeps: () => waits(erik, /1 change is kept here/),
    },
  ];
  it.each(scenes)('$state', play);

  it('nobody is shown what is not saved, nor told that it is', async () => {
    expect(await erik.page.locator('[data-saving="saved"]').count()).toBe(0);
    expect(await anna.page.locator('[data-saving="saved"]').count()).toBe(0);
    expect(await anna.row('Campaign support').getByText(/1.150/).count()).toBe(0);
  });

  it('when there is room again everything is saved and shown, and nothing said of it any more', async () => {
    fault.heal();
    await Promise.all([saved(erik), saved(anna)]);
    await anna.row('Campaign support').getByText(/1.150/).first().waitFor();
    await expect.poll(() => erik.checkbox('Recorded lessons').isChecked()).toBe(true);
    // Each of a quote's two documents is told by its own room that there is room.
    for (const said of [isFull(erik), isFull(anna), badge(erik), badge(anna)]) {
      await expect.poll(() => said.count()).toBe(0);
    }
    // That a request was answered with an error is written to the console by the browser, and is so while the disk is full.
    const own = [...erik.complaints, ...anna.complaints].filter((said) => !said.startsWith('Failed to load'));
    expect(own).toEqual([]);
  });
});
