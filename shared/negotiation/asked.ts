/**
 * What a proposal asks for and what it gives in return, as data. A value is checked against the very schema that the
 * field in the quote has, so what is accepted can be written as it stands.
 */
import { z } from 'zod';
import { ElementId, type ElementId as Id } from '../ids.ts';
import { Quantity, UnitPrice } from '../money/amounts.ts';
import {
  ComponentChoice,
  componentFields,
  GroupChoice,
  QuoteDiscount,
  SectionChoice,
  termsFields,
} from '../quote/quote.ts';
import { IsoDate } from '../time.ts';

const words = z.string().trim().min(1).max(2_000);
const element = ElementId;

/** Choices that are not as they were sent, by the id they are kept under. */
export const AskedChoices = z.strictObject({
  choices: z.record(ElementId, ComponentChoice),
  sectionChoices: z.record(ElementId, SectionChoice),
  picks: z.record(ElementId, GroupChoice),
  quantities: z.record(ElementId, Quantity),
});
export type AskedChoices = z.infer<typeof AskedChoices>;

export const Asked = z.discriminatedUnion('topic', [
  z.strictObject({ topic: z.literal('unitPrice'), element, value: UnitPrice }),
  /** All discounts of the line together. */
  z.strictObject({ topic: z.literal('lineDiscount'), element, value: QuoteDiscount }),
  z.strictObject({ topic: z.literal('quantity'), element, value: componentFields.quantity }),
  z.strictObject({ topic: z.literal('quoteDiscount'), value: QuoteDiscount }),
  /** Of the quote; with an element, the component that it was brought up at. */
  z.strictObject({ topic: z.literal('startDate'), value: IsoDate, element: element.optional() }),
  /** Months. */
  z.strictObject({ topic: z.literal('term'), value: termsFields.termMonths }),
  z.strictObject({ topic: z.literal('choices'), value: AskedChoices }),
  /** What no field holds: whoever accepts it writes it into the quote. */
  z.strictObject({ topic: z.literal('other'), value: words }),
]);
export type Asked = z.infer<typeof Asked>;
export type ProposalTopic = Asked['topic'];
export const proposalTopics = Asked.options.map(({ shape }) => shape.topic.value);

export const Given = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('startDate'), value: IsoDate }),
  z.strictObject({ kind: z.literal('term'), value: termsFields.termMonths }),
  z.strictObject({ kind: z.literal('quantity'), element, value: componentFields.quantity }),
  /** The yes comes by then. A discount on the quote that is asked for with it lapses after that day. */
  z.strictObject({ kind: z.literal('signBy'), value: IsoDate }),
  z.strictObject({ kind: z.literal('reference') }),
  z.strictObject({ kind: z.literal('other'), value: words }),
]);
export type Given = z.infer<typeof Given>;
export const givenKinds = Given.options.map(({ shape }) => shape.kind.value);

export const ProposalTerms = z.strictObject({ asked: Asked, given: z.array(Given).max(6) });
export type ProposalTerms = z.infer<typeof ProposalTerms>;

/** The component that is proposed on; `null` for what concerns the quote as a whole. */
export function elementOf(asked: Asked): Id | null {
  return ('element' in asked && asked.element) || null;
}
