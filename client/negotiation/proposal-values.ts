/** What is typed in the form of a proposal, and what it says once it is a proposal. */
import type { ElementId } from '#shared/ids.ts';
import { parseNumber } from '#shared/money/parse-number.ts';
import { Asked, Given } from '#shared/negotiation/asked.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';

/** A component starts when the quote does; the day can be brought up at each. */
export const componentTopics = ['unitPrice', 'lineDiscount', 'quantity', 'startDate'] as const;
export const quoteTopics = ['quoteDiscount', 'startDate', 'term', 'other'] as const;
export type FormTopic = (typeof componentTopics)[number] | (typeof quoteTopics)[number];

export const formGivens = ['none', 'startDate', 'term', 'signBy', 'reference', 'other'] as const;
export type FormGiven = (typeof formGivens)[number];

export interface ProposalValues {
  readonly topic: FormTopic;
  readonly value: string;
  readonly given: FormGiven;
  readonly givenValue: string;
  readonly note: string;
  readonly expiresOn: string;
}

/** How each topic is typed. */
export const inputs: Readonly<Record<FormTopic, 'number' | 'date' | 'words'>> = {
  unitPrice: 'number',
  lineDiscount: 'number',
  quantity: 'number',
  quoteDiscount: 'number',
  startDate: 'date',
  term: 'number',
  other: 'words',
};
export const givenInputs: Readonly<Record<FormGiven, 'none' | 'number' | 'date' | 'words'>> = {
  none: 'none',
  startDate: 'date',
  term: 'number',
  signBy: 'date',
  reference: 'none',
  other: 'words',
};

const number = (text: string): string => parseNumber(text) ?? '';

/** `null`: what was typed is not what the topic needs. */
export function askedFrom({ topic, value }: ProposalValues, element: ElementId | null): Asked | null {
  const values: Readonly<Record<FormTopic, unknown>> = {
    unitPrice: number(value),
    lineDiscount: { percent: number(value) },
    quantity: number(value),
    quoteDiscount: { percent: number(value) },
    startDate: value,
    term: Number(number(value) || 'none'),
    other: value,
  };
  const on = element === null ? {} : { element };
  return Asked.safeParse({ topic, value: values[topic], ...on }).data ?? null;
}

export function givenFrom({ given, givenValue }: ProposalValues): Given[] | null {
  if (given === 'none') return [];
  const value = given === 'term' ? Number(number(givenValue) || 'none') : givenValue;
  const one = Given.safeParse(given === 'reference' ? { kind: given } : { kind: given, value });
  return one.success ? [one.data] : null;
}

/** What a form starts with; a counter starts on the topic of what it answers. */
export function firstValues(
  topics: readonly FormTopic[],
  counters?: ProposalView,
  value = '',
): ProposalValues {
  const topic = topics.find((each) => each === counters?.asked.topic) ?? topics[0] ?? 'other';
  return { topic, value, given: 'none', givenValue: '', note: '', expiresOn: '' };
}
