/** What a buyer has chosen of a sent version: the four records of the content that choices are kept in, and moves in them. */
import { z } from 'zod';
import type { AcceptedChoices } from '../evidence/acceptance-facts.ts';
import { ElementId } from '../ids.ts';
import { Quantity } from '../money/amounts.ts';
import { ComponentChoice, GroupChoice, type QuoteContent, SectionChoice } from '../quote/quote.ts';

const move = <R extends keyof AcceptedChoices, V extends z.ZodType>(root: R, value: V) =>
  z.strictObject({ root: z.literal(root), element: ElementId, value });

/** One choice made after sending, in the record and under the id that the content keeps it by. */
export const OfferMove = z.discriminatedUnion('root', [
  move('choices', ComponentChoice),
  move('sectionChoices', SectionChoice),
  move('picks', GroupChoice),
  move('quantities', Quantity),
]);
export type OfferMove = z.infer<typeof OfferMove>;

export function choicesOf({
  choices,
  sectionChoices,
  picks,
  quantities,
}: Readonly<AcceptedChoices>): AcceptedChoices {
  return { choices, sectionChoices, picks, quantities };
}

/** The choices after these moves, the last one of each element counting. */
export function afterMoves(choices: AcceptedChoices, moves: Iterable<OfferMove>): AcceptedChoices {
  const after = {
    choices: { ...choices.choices },
    sectionChoices: { ...choices.sectionChoices },
    picks: { ...choices.picks },
    quantities: { ...choices.quantities },
  };
  for (const { root, element, value } of moves) Object.assign(after[root], { [element]: value });
  return after;
}

/** What was frozen, with other choices: what is priced, shown and accepted. */
export function chosenContent(content: QuoteContent, choices: AcceptedChoices): QuoteContent {
  return { ...content, ...choices };
}
