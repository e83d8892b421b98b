/**
 * What can be said of one observation of a choice, by name. A figure names the observations behind it by the words that
 * are all true of them, joined by `+`: "preselected+closed+kept". Server and test count by the same table.
 */
import { type PriceBand, priceBands } from './price-bands.ts';

export interface ChoiceFacts {
  /** Somebody at the customer saw it. What nobody saw was not offered, and is in no cell but its own. */
  readonly seen: boolean;
  readonly preselected: boolean;
  readonly everSelected: boolean;
  readonly dropped: boolean;
  readonly readded: boolean;
  /** `null`: both sides had found nothing ready that had it. */
  readonly atBase: boolean | null;
  readonly atSend: boolean;
  /** `null`: the cycle has not been accepted. */
  readonly atAccept: boolean | null;
  readonly band: PriceBand | null;
}

const inBand = (band: PriceBand) => (facts: ChoiceFacts) => facts.band === band;

const said = {
  offered: ({ seen }) => seen,
  unseen: ({ seen }) => !seen,
  preselected: ({ preselected }) => preselected,
  unselected: ({ preselected }) => !preselected,
  ever: ({ everSelected }) => everSelected,
  based: ({ atBase }) => atBase !== null,
  ready: ({ atBase }) => atBase === true,
  sent: ({ atSend }) => atSend,
  unsent: ({ atSend }) => !atSend,
  closed: ({ atAccept }) => atAccept !== null,
  kept: ({ atAccept }) => atAccept === true,
  left: ({ atAccept }) => atAccept === false,
  dropped: ({ dropped }) => dropped,
  readded: ({ readded }) => readded,
  priced: ({ band }) => band !== null,
  [priceBands[0]]: inBand(priceBands[0]),
  [priceBands[1]]: inBand(priceBands[1]),
  [priceBands[2]]: inBand(priceBands[2]),
} as const satisfies Readonly<Record<string, (facts: ChoiceFacts) => boolean>>;

export type ChoiceWord = keyof typeof said;
const table: Readonly<Record<string, (facts: ChoiceFacts) => boolean>> = said;

export const choiceCell = (...words: readonly ChoiceWord[]): string => words.join('+');

/** Whether all the words of a cell are true of an observation; `null` for a cell that is none. */
export function choiceTest(cell: string): ((facts: ChoiceFacts) => boolean) | null {
  const words = cell.split('+');
  const tests = words.map((word) => (Object.hasOwn(table, word) ? table[word] : undefined));
  if (tests.includes(undefined)) return null;
  const isOfSeen = !words.includes('unseen');
  return (facts) => facts.seen === isOfSeen && tests.every((test) => test?.(facts) === true);
}
