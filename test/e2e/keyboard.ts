import type { Locator } from 'playwright-core';
import type { Person } from './people.ts';

/**
 * Somebody without a mouse. After every press the focus must be on something that is in sight and shows it; over the
 * whole visit it must never have been nowhere for longer than a moment.
 */
export class Keyboard {
  readonly person: Person;

  /** How long what leads the focus may take, in milliseconds. */
  readonly #patienceMs: number;

  private constructor(person: Person, patienceMs: number) {
    this.person = person;
    this.#patienceMs = patienceMs;
  }

  static async of(person: Person, patienceMs = 15_000): Promise<Keyboard> {
    // Before anything is pressed that goes away: people are slower than this.
    await person.page.keyboard.press('Shift');
    await person.page.waitForFunction(() =>
      performance.getEntriesByType('resource').some(({ name }) => name.includes('focus-keeper')),
    );
    await person.page.addInitScript(watchFocus);
    await person.page.evaluate(watchFocus);
    return new Keyboard(person, patienceMs);
  }

  /** Keys one after the other, such as `Shift+Tab`. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.person.page.keyboard.press(key);
      await this.#look(`after ${key}`);
    }
  }

  /** Into what has the focus, in place of what stands there. */
  async type(text: string): Promise<void> {
    await this.person.page.keyboard.press('Control+A');
    await this.person.page.keyboard.type(text);
  }

  /** Goes on with a key until the focus is there; past the page's end, as a browser does, from its beginning. */
  async to(control: Locator, key = 'Tab', most = 150): Promise<void> {
    await control.first().waitFor({ state: 'attached' });
    let hasTurned = !key.endsWith('Tab');
    for (let presses = 0; !(await isFocused(control)); presses += 1) {
      if (presses === most) throw new Error(`${most} × ${key} do not lead to ${control}`);
      await this.person.page.keyboard.press(key);
      if (!hasTurned && (await this.person.page.evaluate(isNowhere))) hasTurned = true;
      else await this.#look(`after ${key}`);
    }
  }

  /** Waits until the focus is there by itself. */
  async at(control: Locator): Promise<void> {
    await control.first().waitFor({ state: 'attached' });
    for (const until = Date.now() + 20_000; !(await isFocused(control)); ) {
      if (Date.now() > until)
        throw new Error(`the focus is on ${await this.focused()}, and not on ${control}`);
      await this.person.page.waitForTimeout(50);
    }
    await this.#look(`at ${control}`);
  }

  /** Whether the focus is inside. */
  isIn(place: Locator): Promise<boolean> {
    return place.evaluate((element) => element.contains(document.activeElement));
  }

  /** What has the focus, as a screen reader is told of it. */
  async focused(): Promise<string> {
    const focused = this.person.page.locator(':focus');
    return (await focused.count()) === 0
      ? 'nothing'
      : ((await focused.first().ariaSnapshot()).split('\n')[0] ?? '');
  }

  /** What the watch has seen go wrong. */
  losses(): Promise<string[]> {
    return this.person.page.evaluate(() => (globalThis as Watched).focusLosses ?? []);
  }

  async #look(when: string): Promise<void> {
    const fault = await this.person.page.evaluate(focusFault, this.#patienceMs);
    if (fault !== null) throw new Error(`${when}: ${fault}`);
  }
}

/** By role and name: whether one of those that the locator finds has the focus. */
function isFocused(control: Locator): Promise<boolean> {
  return control.evaluateAll((all) => all.some((one) => one === document.activeElement));
}

/** In the page. */
const isNowhere = () => document.activeElement === document.body;

type Watched = typeof globalThis & { focusLosses?: string[] };

/** In the page: notes each time that the focus is nowhere for longer than a moment, and what had it before. */
function watchFocus(): void {
  const watched = globalThis as Watched;
  if (watched.focusLosses) return;
  watched.focusLosses = [];
  const longest = { ms: 1_000, frames: 20 };
  let last = '';
  let since = 0;
  let frames = 0;
  const look = () => {
    const focused = document.activeElement;
    if (focused && focused !== document.body) {
      last = `${focused.tagName} ${focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 60)}`;
      frames = 0;
      // While another page is on its way there is nothing to have it.
    } else if (last !== '' && document.hasFocus() && document.querySelector('main h1')) {
      if (frames === 0) since = performance.now();
      frames += 1;
      if (frames > longest.frames && performance.now() - since > longest.ms) {
        watched.focusLosses?.push(last);
        last = '';
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: what is wrong with where the focus is, once that has had its time; `null`: nothing. */
async function focusFault(patienceMs: number): Promise<string | null> {
  const nameOf = (element: Element) =>
    `${element.tagName.toLowerCase()} ${element.getAttribute('type') ?? ''} ${element.id} "${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 60)}"`;
  const isRinged = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  };
  const look = () => {
    const focused = document.activeElement;
    if (!(focused instanceof HTMLElement) || focused === document.body) return 'the focus is nowhere';
    // What draws the ring for it: the frame of a stepper, or the sheet of a row.
    const around = [
      focused,
      focused.parentElement,
      focused.parentElement?.parentElement,
      ...focused.children,
    ];
    if (!around.some((element) => element && isRinged(element))) return `no ring shows ${nameOf(focused)}`;
    const { left, top, right, bottom } = focused.getBoundingClientRect();
    const [x0, y0] = [Math.max(left, 0), Math.max(top, 0)];
    const [x1, y1] = [Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    if (x1 - x0 < 2 || y1 - y0 < 2) return `${nameOf(focused)} is out of sight`;
    const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
    const isSeen = steps.some((across) =>
      steps.some((down) => {
        const seen = document.elementFromPoint(x0 + (x1 - x0) * across, y0 + (y1 - y0) * down);
        return seen !== null && (focused.contains(seen) || seen.contains(focused));
      }),
    );
    return isSeen ? null : `something lies over ${nameOf(focused)}`;
  };
  const until = performance.now() + patienceMs;
  for (;;) {
    const fault = look();
    if (fault === null || performance.now() > until) return fault;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}
