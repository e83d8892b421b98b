import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type Product, startProduct } from '../support/product.ts';
import { faultsAtBothWidths } from './faults.ts';
import { Person, plain } from './people.ts';

const phone = { width: 390, height: 844 };

describe('a guest who comes by a link is asked once whether the name is theirs', () => {
  let product: Product;
  let browser: Browser;
  let erik: Person;
  let johan: Person;
  let johansLink: string;
  let quotePath: string;

  const command = (path: string, body: object) =>
    erik.page.evaluate(
      async ([address, json]) => {
        const headers = { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
        return (await fetch(address, { method: 'POST', headers, body: json })).json();
      },
      [`/api${quotePath}${path}`, JSON.stringify(body)] as const,
    );
  const linkOf = async (name: string, title: string): Promise<string> => {
    const email = `${name.split(' ')[0]?.toLowerCase()}@lindqvist.example`;
    return (await command('/links', { name, title, email })).url;
  };
  const arrive = async (link: string, viewport?: typeof phone, locale?: string) => {
    const person = await Person.arrive(browser, link, viewport, locale);
    await person.page.emulateMedia({ reducedMotion: 'reduce' });
    return person;
  };
  const question = ({ page }: Person) => page.getByRole('region', { name: 'Your name' });
  const seenBy = (person: Person, name: string) =>
    person
      .people()
      .getByRole('img', { name: `${name}, customer, can sign`, exact: true })
      .waitFor();
  const isRoomOpen = async (person: Person) => {
    await person.paper().waitFor();
    await person.page.locator('[data-saving="saved"]').waitFor();
  };

  beforeAll(async () => {
    product = await startProduct();
    browser = await launchBrowser(inject('browserPath'));
    erik = await arrive(product.links().seller);
    quotePath = new URL(erik.page.url()).pathname;
    johansLink = await linkOf('Jon Linkvist', 'Finance');
    johan = await arrive(johansLink, phone);
  });

  afterAll(async () => {
    await browser?.close();
    await product?.dispose();
  });

  it('in a line above the paper, which stands in nobody’s way', async () => {
    await question(johan).getByText('You are here as Jon Linkvist, Finance.').waitFor();
    expect(await johan.page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await johan.dialog().count()).toBe(0);
    for (const button of await question(johan).getByRole('button').all()) {
      expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    expect(await faultsAtBothWidths(johan)).toEqual([]);
    // The paper is there to be worked on beneath it.
    await johan.press(johan.checkbox('Onboarding'));
    await erik.row('Onboarding').getByText('Jon', { exact: true }).waitFor();
    await question(johan).waitFor();
  });

  it('waits on a phone until what is new has been answered, so that the quote stays in sight', async () => {
    const marked = johan.page.waitForResponse((answer) => answer.url().endsWith('/seen') && answer.ok());
    await johan.page.reload();
    await marked;
    await johan.page.goto('about:blank');
    await erik.fill(erik.field('Price: Campaign support'), '1 300');
    await erik.page.locator('[data-saving="saved"]').waitFor();
    await johan.page.goto(product.url + quotePath);
    const news = johan.page.getByText(/^Since you were last here, Erik made /);
    await news.waitFor();
    await isRoomOpen(johan);
    expect(await question(johan).count()).toBe(0);
    // Nor is what they read the first time said again above it.
    expect(await johan.page.getByText(/^You and Erik build this together/).count()).toBe(0);
    const { y = 0, height = 0 } =
      (await johan.paper().getByRole('heading', { level: 1 }).boundingBox()) ?? {};
    expect(y + height).toBeLessThan(phone.height / 2);
    expect(await faultsAtBothWidths(johan)).toEqual([]);
    // At a desk there is room for both.
    await johan.page.setViewportSize({ width: 1440, height: 900 });
    await question(johan).waitFor();
    expect(await news.isVisible()).toBe(true);
    await johan.page.setViewportSize(phone);
    await question(johan).waitFor({ state: 'detached' });
    await johan.button('Close the word about changes').click();
    await question(johan).getByText('You are here as Jon Linkvist, Finance.').waitFor();
  });

  it('waits while there is no connection, and keeps what is being written', async () => {
    await johan.page.context().setOffline(true);
    await johan.page.getByText(/^No connection since \d\d:\d\d\./).waitFor();
    await question(johan).waitFor({ state: 'detached' });
    await johan.page.context().setOffline(false);
    await question(johan).getByRole('button', { name: 'Correct…' }).click();
    expect(await johan.field('Your name').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await faultsAtBothWidths(johan)).toEqual([]);
    await johan.page.keyboard.press('Escape');
    const correct = question(johan).getByRole('button', { name: 'Correct…' });
    expect(await correct.evaluate((button) => button === document.activeElement)).toBe(true);
    await johan.page.keyboard.press('Enter');
    await johan.field('Your name').fill('Johan Lindqvist');
    await johan.page.context().setOffline(true);
    await johan.page.getByText(/^No connection since \d\d:\d\d\./).waitFor();
    expect(await johan.field('Your name').inputValue()).toBe('Johan Lindqvist');
    await johan.page.context().setOffline(false);
    await johan.page.getByText(/^No connection since \d\d:\d\d\./).waitFor({ state: 'detached' });
  });

  it('says what is missing, and sends nothing without a name', async () => {
    await johan.field('Your name').fill('  ');
    await johan.button('Save').click();
    await question(johan).getByText('Write your name, at most 120 characters.').waitFor();
  });

  it('and is called so by everybody from then on, at once', async () => {
    await seenBy(erik, 'Jon Linkvist');
    await johan.field('Your name').fill('Johan Lindqvist');
    await johan.field('Your title').fill('CFO');
    await johan.page.keyboard.press('Enter');
    await question(johan).waitFor({ state: 'detached' });
    for (const person of [erik, johan]) await seenBy(person, 'Johan Lindqvist');
    // What was done before is his too.
    await expect.poll(async () => plain(await erik.totals().innerText())).toMatch(/Johan\b.*Onboarding/s);
    expect(plain(await erik.totals().innerText())).not.toMatch(/\bJon\b/);
    expect(await johan.page.evaluate(() => document.activeElement?.id)).toBe('paper');
  });

  it('is not asked again after a reload, nor on another device', async () => {
    await johan.page.reload();
    await isRoomOpen(johan);
    const tablet = await arrive(johansLink);
    await isRoomOpen(tablet);
    for (const person of [johan, tablet]) expect(await question(person).count()).toBe(0);
    await seenBy(tablet, 'Johan Lindqvist');
    await tablet.leave();
  });

  it('settles it for every device that is open by one press, in the language of the reader', async () => {
    const link = await linkOf('Karin Ek', '');
    const [computer, mobile] = [await arrive(link), await arrive(link, phone, 'sv-SE')];
    await question(computer).getByText('You are here as Karin Ek.').waitFor();
    const inSwedish = mobile.page.getByRole('region', { name: 'Ditt namn' });
    await inSwedish.getByText('Du är här som Karin Ek.').waitFor();
    await inSwedish.getByRole('button', { name: 'Det är jag' }).click();
    for (const place of [inSwedish, question(computer)]) await place.waitFor({ state: 'detached' });
    await computer.page.reload();
    await isRoomOpen(computer);
    expect(await question(computer).count()).toBe(0);
    await Promise.all([computer, mobile].map((person) => person.leave()));
  });

  it('asks nothing of a seller, also not where they look as the customer', async () => {
    await linkOf('Lena Berg', 'CEO');
    await erik.page.reload();
    await isRoomOpen(erik);
    expect(await question(erik).count()).toBe(0);
    await erik.button('As the customer sees it').click();
    await erik.page.getByLabel('Through whose eyes').selectOption({ label: 'Lena Berg' });
    await erik.paper().waitFor();
    expect(await question(erik).count()).toBe(0);
  });

  it('asks nothing of whoever was let in to read alone', async () => {
    const link = await linkOf('Per Wik', '');
    const { recipients } = await erik.page.evaluate(
      async (path) => (await fetch(`/api${path}/review`)).json(),
      quotePath,
    );
    const { participantId } = recipients.find(({ name }: { name: string }) => name === 'Per Wik');
    await command(`/participants/${participantId}/right`, { right: 'view' });
    const per = await arrive(link);
    await per.page.getByText(/^You can read this quote\./).waitFor();
    expect(await question(per).count()).toBe(0);
    await per.leave();
  });
});
