import { expect, test } from 'vitest';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { acceptedOffer } from '../../../client/signing/accepted-offer.ts';
import { frozenDemo } from '../../support/frozen-demo.ts';

const frozen = frozenDemo();
const asOf = '2026-03-19';
const { sectionChoices, picks, quantities } = frozen.content;
const choices = {
  choices: { ...frozen.content.choices, onboarding: true },
  sectionChoices,
  picks,
  quantities,
};
const totals = displayedTotals(priceQuote({ ...frozen.content, ...choices }, { asOf }));
const accepted = { at: Date.UTC(2026, 2, 19, 9), timeZone: 'Europe/Stockholm', totals, auditLine: null };
const answer = (more: Partial<AnswerView>) => ({ choices, asOf, accepted, ...more }) as AnswerView;

test('a version as it was accepted has the choices and, to the minor unit, the totals that were accepted (I-8)', () => {
  const offer = acceptedOffer(frozen, answer({}));
  expect(offer && displayedTotals(offer.priced)).toEqual(totals);
  expect(offer?.frozen).toEqual({ ...frozen, content: { ...frozen.content, ...choices } });
  // The control: they are others than those it was sent with.
  expect(totals.firstYear).not.toEqual(displayedTotals(priceQuote(frozen.content)).firstYear);
});

test('a version that nobody has accepted is none, whatever has been chosen of it', () => {
  expect(acceptedOffer(frozen, answer({ accepted: null }))).toBeNull();
});
