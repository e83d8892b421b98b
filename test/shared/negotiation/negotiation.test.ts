import { describe, expect, test } from 'vitest';
import { sides } from '#shared/access/permissions.ts';
import { ElementId } from '#shared/ids.ts';
import { fitOf, withProposal } from '#shared/negotiation/apply.ts';
import type { Asked, Given } from '#shared/negotiation/asked.ts';
import { marginEffect, proposalEffect } from '#shared/negotiation/effect.ts';
import {
  mayAnswer,
  mayPropose,
  proposalCommands,
  proposalRules,
  proposalStates,
} from '#shared/negotiation/proposal-states.ts';
import { type OfferFacts, offerAnswerable } from '#shared/negotiation/standing-offer.ts';
import { quoteStatuses, versionStandings } from '#shared/quote/lifecycle.ts';
import { endOfDay } from '#shared/time.ts';
import { smallQuote } from '../../support/quote-content.ts';

const today = '2026-11-24';
const id = (value: string) => ElementId.parse(value);
const terms = (asked: Asked, given: Given[] = []) => ({ asked, given });

describe('the table of states', () => {
  test('every command ends an open proposal in a state of its own, and every end is reached', () => {
    const ends = proposalCommands.map((command) => proposalRules[command].to);
    expect(new Set(ends)).toEqual(new Set(proposalStates.filter((state) => state !== 'open')));
  });

  test('walked over all states, sides and statuses: only what is open is answered, and never by its own side', () => {
    for (const command of proposalCommands) {
      for (const state of proposalStates) {
        for (const side of sides) {
          for (const by of sides) {
            for (const status of quoteStatuses) {
              const may = mayAnswer(command, { state, side }, by, status);
              if (!may) continue;
              expect(state).toBe('open');
              expect(mayPropose(status)).toBe(true);
              expect(by === side).toBe(command === 'withdraw');
              expect([command, by, status]).not.toEqual(['accept', 'buyer', 'pricing']);
            }
          }
        }
      }
    }
  });

  test('the negative control: the other side may accept what is open', () => {
    expect(mayAnswer('accept', { state: 'open', side: 'buyer' }, 'seller', 'sent')).toBe(true);
    expect(mayAnswer('accept', { state: 'open', side: 'seller' }, 'buyer', 'co_design')).toBe(true);
  });
});

describe('what a quote says with a proposal accepted', () => {
  test.each<[string, Asked, Given[], (content: ReturnType<typeof smallQuote>) => unknown, unknown]>([
    [
      'a price',
      { topic: 'unitPrice', element: id('review'), value: '45000' },
      [],
      (c) => c.components[0]?.unitPrice,
      '45000',
    ],
    [
      'a discount on a line takes the place of others',
      { topic: 'lineDiscount', element: id('review'), value: { percent: '10' } },
      [],
      (c) => c.components[0]?.adjustments,
      [{ kind: 'discount', percent: '10' }],
    ],
    [
      'no discount',
      { topic: 'quoteDiscount', value: { percent: '0' } },
      [],
      (c) => c.terms.quoteDiscount,
      null,
    ],
    [
      'a discount for signing early lapses by itself',
      { topic: 'quoteDiscount', value: { percent: '5' } },
      [{ kind: 'signBy', value: '2026-12-01' }],
      (c) => [c.terms.quoteDiscount, c.terms.quoteDiscountUntil],
      [{ percent: '5' }, '2026-12-01'],
    ],
    [
      'a quantity the buyer may choose',
      { topic: 'quantity', element: id('seats'), value: '8' },
      [],
      (c) => c.quantities,
      { seats: '8' },
    ],
    [
      'one they may not is agreed on its own',
      { topic: 'quantity', element: id('seats'), value: '25' },
      [],
      (c) => [c.quantities, c.components.find((each) => each.id === 'seats')?.buyerQuantity],
      [{}, null],
    ],
    [
      'a start brought up at a component',
      { topic: 'startDate', value: '2027-02-01', element: id('review') },
      [],
      (c) => [c.terms.startDate, c.components],
      ['2027-02-01', smallQuote().components],
    ],
    [
      'what is given in return',
      { topic: 'startDate', value: '2027-02-01' },
      [{ kind: 'term', value: 36 }, { kind: 'quantity', element: id('seats'), quantity: '10' } as never],
      (c) => c.terms.termMonths,
      36,
    ],
  ])('%s', (_, asked, given, look, expected) => {
    const known = given.filter((each) => each.kind !== 'quantity');
    expect(look(withProposal(smallQuote(), terms(asked, known)))).toEqual(expected);
  });

  test('it leaves the content it was given alone', () => {
    const content = smallQuote();
    withProposal(content, terms({ topic: 'unitPrice', element: id('review'), value: '1' }));
    expect(content).toEqual(smallQuote());
  });

  test('and does to the total what the effect says; the margin beside it', () => {
    const asked = { topic: 'unitPrice', element: id('review'), value: '45000' } as const;
    const { before, after } = proposalEffect(smallQuote(), terms(asked), today);
    expect(after - before).toBe(-300_000);
    const costs = { review: { unitCost: '24000', floorPrice: null } };
    expect(marginEffect(smallQuote(), [terms(asked)], costs, today)).toEqual({
      before: '50',
      after: '46.67',
    });
  });

  test('what is gone or the same is said so', () => {
    const same = terms({ topic: 'term', value: 12 });
    expect(fitOf(smallQuote(), same)).toBe('same');
    expect(fitOf(smallQuote(), terms({ topic: 'unitPrice', element: id('gone'), value: '1' }))).toBe('gone');
    const start = (element: string) =>
      terms({ topic: 'startDate', value: '2027-02-01', element: id(element) });
    expect(fitOf(smallQuote(), start('gone'))).toBe('gone');
    expect(fitOf(smallQuote(), start('review'))).toBe('open');
    expect(fitOf(smallQuote(), terms({ topic: 'other', value: 'On site' }))).toBe('open');
  });
});

describe('whether an offer can be accepted', () => {
  const facts: OfferFacts = {
    standing: 'outstanding',
    counters: 'lapse',
    validUntil: '2026-12-24',
    today,
    wasCountered: false,
    isClosed: false,
  };
  test.each<[string, Partial<OfferFacts>, object]>([
    ['as it stands', {}, { accept: 'cleanly' }],
    ['on its last day', { today: '2026-12-24' }, { accept: 'cleanly' }],
    ['the day after', { today: '2026-12-25' }, { accept: 'on-request', reason: 'late' }],
    ['countered, and it lapses', { wasCountered: true }, { accept: 'on-request', reason: 'countered' }],
    ['countered, and it stands', { wasCountered: true, counters: 'stand' }, { accept: 'cleanly' }],
    ['closed by the seller', { isClosed: true }, { accept: 'on-request', reason: 'closed' }],
    ['without a last day', { validUntil: null }, { accept: 'cleanly' }],
  ])('%s', (_, more, expected) => expect(offerAnswerable({ ...facts, ...more })).toEqual(expected));

  test.each(versionStandings.filter((standing) => standing !== 'outstanding'))(
    'never when it is %s',
    (standing) => expect(offerAnswerable({ ...facts, standing })).toEqual({ accept: 'never', standing }),
  );
});

test.each([
  ['Europe/Stockholm', '2026-06-30', Date.UTC(2026, 5, 30, 22)],
  ['Europe/Stockholm', '2026-10-25', Date.UTC(2026, 9, 25, 23)],
  ['Pacific/Kiritimati', '2026-01-01', Date.UTC(2026, 0, 1, 10)],
  ['Pacific/Pago_Pago', '2026-01-01', Date.UTC(2026, 0, 2, 11)],
])('the day ends in %s on %s', (zone, day, instant) => expect(endOfDay(zone, day)).toBe(instant));
