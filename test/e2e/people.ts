import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';

/**
 * A person at a browser of their own: own cookies, own storage. Finds things by the names a person reads or a
 * screen reader says, never by class or test id.
 */
export class Person {
  readonly page: Page;
  readonly #context: BrowserContext;
  /** What the browser complained about; a test that ends with any has failed. */
  readonly complaints: string[] = [];

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Opens the link in a fresh browser. The names below are the ones on the page in English. */
  static async arrive(
    browser: Browser,
    link: string,
    viewport = { width: 1440, height: 900 },
    locale = 'en-GB',
  ): Promise<Person> {
    const person = await Person.appear(browser, viewport, locale);
    await person.open(link);
    return person;
  }

  /** At a fresh browser, with no page yet. */
  static async appear(
    browser: Browser,
    viewport = { width: 1440, height: 900 },
    locale = 'en-GB',
  ): Promise<Person> {
    const context = await browser.newContext({ viewport, locale, timezoneId: 'Europe/Stockholm' });
    return new Person(context, await context.newPage());
  }

  /** Opens a link and waits until it has let the person in: it exchanges what it carries and moves on. */
  async open(link: string): Promise<void> {
    await this.page.goto(link);
    await this.page.waitForURL(({ pathname }) => pathname !== '/demo' && pathname !== '/q');
    await this.atRest();
  }

  /** When the page grows no more: what a person takes hold of must not move away under the hand. */
  async atRest(): Promise<void> {
    const height = () => this.page.evaluate(() => document.documentElement.scrollHeight);
    for (let before = -1, now = await height(); now !== before; ) {
      before = now;
      await this.page.waitForTimeout(200);
      now = await height();
    }
  }

  /**
   * Presses what has come to rest: coming into view wakes rows that say what a choice would do, and what is pressed
   * while they grow has moved away before the finger is up.
   */
  async press(control: Locator): Promise<void> {
    const place = async () => JSON.stringify(await control.boundingBox());
    await control.scrollIntoViewIfNeeded();
    for (let before = '', now = await place(); now !== before; ) {
      before = now;
      await this.page.waitForTimeout(200);
      now = await place();
    }
    await control.click();
  }

  /**
   * Opens the menu behind a button and takes an item of it. A menu hides where the page grows above it and takes its
   * button out of the window, as it may while parts of the page still load; a person then opens it again.
   */
  async choose(button: string, item: string): Promise<void> {
    const entry = this.page.getByRole('menuitem', { name: item, exact: true });
    for (let tries = 1; ; tries += 1) {
      await this.page.getByRole('button', { name: button, exact: true }).click();
      try {
        await entry.click({ timeout: 5_000 });
        return;
      } catch (error) {
        if (tries === 5) throw error;
        await this.page.keyboard.press('Escape');
        await entry.waitFor({ state: 'detached' });
      }
    }
  }

  leave(): Promise<void> {
    return this.#context.close();
  }

  /** Goes to another page of the same server. */
  async visit(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.page.url()).href);
  }

  // ---- the quote room ----

  /** Sends what the dialog has, with a reason where both have not found it ready. */
  async sendVersion(number: number): Promise<void> {
    await this.sayWhyNow();
    await this.press(this.dialog().getByRole('button', { name: `Send version ${number}` }));
  }

  /** The field comes with the review, as its checks do. */
  async sayWhyNow(): Promise<void> {
    await this.dialog().getByText('Before it goes').waitFor();
    const why = this.dialog().getByLabel('Why it is sent before both find it ready');
    if ((await why.count()) > 0) await why.fill('They asked for it by phone');
  }

  /** The row of a component or an alternative on the paper; its title is text for the buyer and a field for the seller. */
  row(title: string): Locator {
    const text = this.page.getByText(title, { exact: true });
    const field = this.field(`Title: ${title}`);
    return this.paper()
      .getByRole('listitem')
      .filter({ has: text.or(field) })
      .last();
  }

  paper(): Locator {
    return this.page.getByRole('article', { name: 'The quote' });
  }

  checkbox(title: string): Locator {
    return this.page.getByRole('checkbox', { name: new RegExp(`^${title}, `) });
  }

  radio(title: string): Locator {
    return this.page.getByRole('radio', { name: new RegExp(`^${title}, `) });
  }

  quantity(title: string): Locator {
    return this.page.getByRole('spinbutton', { name: `Quantity: ${title}` });
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  totals(): Locator {
    return this.page.getByRole('complementary', { name: 'Totals and activity' });
  }

  /** The one big figure: the first twelve months. */
  total(): Locator {
    return this.page.getByRole('status', { name: 'First 12 months' });
  }

  section(title: string): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^Section \\d+, ${title}$`) });
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  people(): Locator {
    return this.page.getByRole('list', { name: 'In the room' });
  }

  goals(): Locator {
    return this.page.getByRole('textbox', { name: 'Goals and scope, written together' });
  }

  /** Types a value into a field that is edited in place, and leaves it. */
  async fill(field: Locator, value: string): Promise<void> {
    await field.click();
    await field.fill(value);
    await field.press('Tab');
  }
}

/** Text with every kind of space as one plain space and the true minus as a hyphen: for comparing figures. */
export function plain(text: string): string {
  return text
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .replaceAll('\u2212', '-')
    .trim();
}
