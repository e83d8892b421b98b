import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { addItem, changeItem } from '../../server/catalogue/change-item.ts';
import { openStorage } from '../../server/storage/storage.ts';
import { launchBrowser } from '../support/browser.ts';
import { priced } from '../support/catalogue.ts';
import { type Product, startProduct } from '../support/product.ts';
import { writeHistory } from '../support/sales-history.ts';
import { accepted } from '../support/workshop.ts';
import { faults } from './faults.ts';
import { Person, plain } from './people.ts';

const year = 365 * 86_400_000;

/** A manager has a list price drawn by lot, sees what changed prices go with, and what may be concluded from either. */
describe('list prices that are tried', () => {
  let product: Product;
  let browser: Browser;
  let maria: Person;

  beforeAll(async () => {
    product = await startProduct();
    await product.stop();
    const { db, close } = await openStorage(join(product.dataDir, 'coquote.sqlite'));
    const members = await db.selectFrom('membership').selectAll().execute();
    const [first] = members;
    if (!first) throw new Error('the demo has an organisation');
    await db.updateTable('quote').set({ created_at: 1 }).execute();
    const organisationId = first.organisation_id;
    const owners = members.map(({ user_id }, i) => ({ userId: user_id, name: ['Erik', 'Maria'][i] ?? '' }));
    const until = Date.now();
    await writeHistory(db, {
      organisationId,
      owners,
      opportunities: 160,
      quotesEach: 1,
      components: 2,
      until,
    });
    // What the history sells has been in the catalogue for three years, and is dearer since a year ago.
    const actor = { kind: 'user', userId: first.user_id, organisationId, name: 'Maria', email: '' } as const;
    const by = { ...actor, role: 'manager', sessionId: '' } as const;
    const at = (now: number) => ({ db, now: () => now });
    const item = accepted(await addItem(at(until - 3 * year), by, priced('Component 0', '1000')));
    const values = priced('Component 0', '1200');
    accepted(await changeItem(at(until - year), by, { itemId: item.id, revision: 1, values }));
    await close();
    await product.restart();
    browser = await launchBrowser(inject('browserPath'));
    maria = await Person.arrive(browser, product.links().manager);
    await maria.page.emulateMedia({ reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  const drawer = (of: Person) => of.page.getByRole('complementary', { name: 'Component 0' });

  it('are drawn within the band that a manager sets, openly, and go back when they end it', async () => {
    await maria.visit('/catalogue');
    await maria.press(maria.page.getByRole('link', { name: 'Component 0' }));
    await maria.press(drawer(maria).getByRole('button', { name: 'Draw the list price by lot…' }));
    const form = drawer(maria).getByRole('form', { name: 'List price drawn by lot' });
    await form.getByText('for every customer alike').waitFor();
    await form.getByRole('textbox', { name: 'Per cent above' }).fill('45');
    await form.getByText('Whole per cent, at most 30').waitFor();
    expect(await form.getByRole('button', { name: 'Draw from now on' }).isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'Per cent above' }).fill('5');
    expect(plain(await form.getByRole('status').innerText())).toBe(
      'Each week one of these: 1 080 kr, 1 200 kr, 1 260 kr.',
    );
    expect(await faults(maria)).toEqual([]);
    await maria.press(form.getByRole('button', { name: 'Draw from now on' }));
    const runs = drawer(maria).getByRole('region', { name: 'List price drawn by lot' });
    await runs.getByText('1 080').first().waitFor();
    const [, price] = /This week ([\d ]+) kr/.exec(plain(await runs.innerText())) ?? [];
    expect(['1 080', '1 200', '1 260']).toContain(price);
    expect(await faults(maria)).toEqual([]);

    const erik = await Person.arrive(browser, product.links().seller);
    await erik.visit('/catalogue');
    await erik.press(erik.page.getByRole('link', { name: 'Component 0' }));
    // A seller sees that it is drawn, and that they may not change it.
    await drawer(erik).getByText('for every customer alike').waitFor();
    expect(
      await drawer(erik)
        .getByRole('button', { name: /Draw it no longer/ })
        .count(),
    ).toBe(0);

    await maria.press(runs.getByRole('button', { name: 'Draw it no longer, back to 1 200 kr' }));
    await drawer(maria).getByRole('button', { name: 'Draw the list price by lot…' }).waitFor();
    expect(
      plain(
        await drawer(maria)
          .getByRole('textbox', { name: /^Price/ })
          .first()
          .inputValue(),
      ),
    ).toContain('1 200');
    expect(erik.complaints).toEqual([]);
  });

  it('are shown before and after a change, with what that cannot tell, and each share opens to its rows', async () => {
    await maria.visit('/insight');
    const panel = maria.page.getByRole('region', { name: 'When the list price was another' }).first();
    await panel.getByText('Before and after a change').first().waitFor();
    await panel.getByText('so this shows what goes together, not what causes what').waitFor();
    const [share] = [panel.getByRole('button', { name: /n \d+|of/ }).first()];
    const [, n] = /n (\d+)/.exec(plain(await share.innerText())) ?? [];
    await maria.press(share);
    await panel.getByText(`${n} `).first().waitFor();
    const file = maria.page.waitForEvent('download');
    await maria.press(panel.getByRole('button', { name: 'Export' }));
    const text = await (await (await file).createReadStream()).toArray();
    expect(Buffer.concat(text).toString().trim().split('\r\n')).toHaveLength(Number(n) + 1);
    expect(await faults(maria)).toEqual([]);
    expect(maria.complaints).toEqual([]);
  });
});
