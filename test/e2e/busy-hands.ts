/** What a person does with the mouse and the keys in a quote room, one thing after the other, as chance has it. */
import type { Locator } from 'playwright-core';
import type { Person } from './people.ts';

/** A whole number below that. */
export type Below = (bound: number) => number;

/** Does one thing to what is on the page; `false` where there was nothing to do it to, or it went away meanwhile. */
type Act = (person: Person, below: Below) => Promise<boolean>;

/** An act, and how often it is done beside the others. */
type Habits = readonly (readonly [times: number, act: Act])[];

/** How long a person reaches for something that the other one may have taken away. */
const timeout = 3_000;

const tried = (doing: Promise<void>): Promise<boolean> =>
  doing.then(
    () => true,
    () => false,
  );

async function oneOf(all: Locator, below: Below): Promise<Locator | null> {
  const count = await all.count();
  return count === 0 ? null : all.nth(below(count));
}

const press =
  (find: (person: Person) => Locator): Act =>
  async (person, below) => {
    const one = await oneOf(find(person), below);
    return one !== null && tried(one.click({ timeout }));
  };

const write =
  (find: (person: Person) => Locator, value: (below: Below) => string): Act =>
  async (person, below) => {
    const one = await oneOf(find(person), below);
    if (!one) return false;
    return tried(one.fill(value(below), { timeout }).then(() => one.press('Tab', { timeout })));
  };

/** Opens the menu of one of many and takes an item of it. */
const take =
  (find: (person: Person) => Locator, item: string): Act =>
  async (person, below) => {
    const one = await oneOf(find(person), below);
    if (!one) return false;
    const entry = person.page.getByRole('menuitem', { name: item, exact: true });
    const isTaken = await tried(one.click({ timeout }).then(() => entry.click({ timeout })));
    if (!isTaken) await person.page.keyboard.press('Escape');
    return isTaken;
  };

const words = ['pilot ', 'in March ', 'with Lund ', 'no later ', 'for all ', 'twice '];

const writeGoals: Act = async (person, below) => {
  const word = words[below(words.length)] ?? '';
  return tried(
    (async () => {
      await person.goals().click({ timeout });
      await person.page.keyboard.press(below(2) === 0 ? 'Home' : 'End');
      await person.page.keyboard.type(word);
    })(),
  );
};

const undoByKey: Act = async ({ page }) => {
  await page.keyboard.press('Control+z');
  return true;
};

const inPaper =
  (role: 'checkbox' | 'button' | 'spinbutton' | 'textbox' | 'radio', name?: RegExp) => (person: Person) =>
    person.paper().getByRole(role, name ? { name } : {});

const steppers = (person: Person) =>
  person.paper().locator('button[aria-label^="One step"]:not([aria-disabled="true"])');
const wholeNumber = (most: number) => (below: Below) => String(1 + below(most));
const menuOfOne = (person: Person) =>
  person
    .paper()
    .getByRole('listitem')
    .getByRole('button', { name: /^More about / });

const both: Habits = [
  [6, press(inPaper('checkbox'))],
  [2, press(inPaper('radio'))],
  [5, press(steppers)],
  [3, write(inPaper('spinbutton'), wholeNumber(12))],
  [3, writeGoals],
  [1, undoByKey],
];

export const buyerHabits: Habits = both;

export const sellerHabits: Habits = [
  ...both,
  [5, write(inPaper('textbox', /^Price: /), (below) => `${100 + below(9_000)},${10 + below(90)}`)],
  [3, write(inPaper('textbox', /^Title: /), (below) => `Part ${below(1_000)}`)],
  [2, take(menuOfOne, 'Duplicate')],
  [2, take(menuOfOne, 'Move up')],
  [2, take(menuOfOne, 'Move down')],
  [2, take(menuOfOne, 'Remove')],
  [1, take(inPaper('button', /^More about section /), 'Add a component here')],
  [1, take(inPaper('button', /^More about section /), 'Move the section down')],
  [2, press(({ page }) => page.getByRole('button', { name: 'Undo', exact: true }))],
  [1, press(({ page }) => page.getByRole('button', { name: 'Redo', exact: true }))],
];

/** Does that many things. What could not be done is not counted; throws where hardly anything can be. */
export async function keepBusy(person: Person, habits: Habits, count: number, below: Below): Promise<void> {
  const acts = habits.flatMap(([times, act]) => Array.from({ length: times }, () => act));
  let done = 0;
  for (let tries = 0; done < count; tries += 1) {
    if (tries > 3 * count) throw new Error(`only ${done} of ${count} things could be done`);
    const act = acts[below(acts.length)];
    if (await act?.(person, below)) done += 1;
  }
}
