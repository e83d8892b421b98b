import { describe, expect, it } from 'vitest';
import { QuoteId } from '#shared/ids.ts';
import { sizeBandsOf } from '#shared/insight/size-bands.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { nextStepOf, nextSteps } from '#shared/opportunity/next-step.ts';
import type { Place } from '#shared/protocol/ordered-page.ts';
import { places } from '../../../server/opportunities/order-of-need.ts';
import { comparePlaces } from '../../../server/opportunities/ordered-page.ts';

type Row = Parameters<(typeof places)['by-need']>[0];
let made = 0;
const row = (change: Partial<Row>): Row => {
  made += 1;
  return {
    quoteId: QuoteId.parse(`quote-${String(made).padStart(4, '0')}`),
    versionNumber: 1,
    nextStep: 'waiting-for-customer',
    daysToExpiry: null,
    ageDays: 1,
    usualAge: null,
    currency: 'SEK',
    amount: MinorUnits.parse(100),
    sentAt: 0,
    ...change,
  };
};
const amount = (value: number) => MinorUnits.parse(value);
const usualAge = { days: 10, won: 5 };
const late = { ageDays: 11, usualAge };

/** Each pair in the order in which it is to stand. */
const inOrder: readonly (readonly [string, Row, Row])[] = [
  [
    'what waits for us before what ends within three days',
    row({ nextStep: 'waiting-for-us', amount: amount(1) }),
    row({ nextStep: 'expires-soon', daysToExpiry: 0, ...late, amount: amount(900) }),
  ],
  [
    'what ends within three days before what is late',
    row({ daysToExpiry: 3, amount: amount(1) }),
    row({ daysToExpiry: 4, ...late, amount: amount(900) }),
  ],
  [
    'what is late before what is worth more',
    row({ ...late, amount: amount(1) }),
    row({ ageDays: 10, usualAge, amount: amount(900) }),
  ],
  ['what is worth more', row({ amount: amount(900) }), row({})],
  [
    'of what waits for us what ends within three days',
    row({ nextStep: 'waiting-for-us', daysToExpiry: 3, amount: amount(1) }),
    row({ nextStep: 'waiting-for-us', ...late, amount: amount(900) }),
  ],
  [
    'of what ends within three days what is late, and not what ends sooner',
    row({ nextStep: 'expires-soon', daysToExpiry: 3, ...late }),
    row({ nextStep: 'expires-soon', daysToExpiry: 0, amount: amount(900) }),
  ],
  [
    'what is worth more, whether it ends in four days or never',
    row({ amount: amount(9_000) }),
    row({ daysToExpiry: 4 }),
  ],
  ['an end that is past is no hurry', row({ amount: amount(9_000) }), row({ daysToExpiry: -1 })],
  [
    'no amount of one currency is measured against another',
    row({ currency: 'EUR' }),
    row({ amount: amount(9_000) }),
  ],
];

const sorted = (rows: readonly Row[], placeOf: (row: Row) => Place) =>
  rows.toSorted((a, b) => comparePlaces(placeOf(a), placeOf(b)));

describe.each(['by-need', 'by-step'] as const)('the order %s', (order) => {
  it.each(inOrder)('%s', (_, first, second) => {
    expect(sorted([second, first], places[order])).toEqual([first, second]);
    expect(sorted([first, second], places[order])).toEqual([first, second]);
  });
});

describe('under the headings of the next steps', () => {
  const soon = row({ nextStep: 'expires-soon', daysToExpiry: 7 });
  const old = row({ nextStep: 'let-go', ...late, daysToExpiry: 1, amount: amount(900) });

  it('the steps stand in the order in which to see to them', () => {
    const rows = nextSteps.map((nextStep) => row({ nextStep }));
    expect(sorted(rows.toReversed(), places['by-step'])).toEqual(rows);
  });

  it('what is under a later heading waits for the earlier ones, and as one list it does not', () => {
    expect(sorted([old, soon], places['by-step'])).toEqual([soon, old]);
    expect(sorted([soon, old], places['by-need'])).toEqual([old, soon]);
  });
});

describe('the next step', () => {
  it.each([
    [{ waitsForUs: true, daysToExpiry: -1, isOld: true }, 'waiting-for-us'],
    [{ waitsForUs: false, daysToExpiry: 0, isOld: true }, 'let-go'],
    [{ waitsForUs: false, daysToExpiry: -1, isOld: false }, 'expired'],
    [{ waitsForUs: false, daysToExpiry: 0, isOld: false }, 'expires-soon'],
    [{ waitsForUs: false, daysToExpiry: 7, isOld: false }, 'expires-soon'],
    [{ waitsForUs: false, daysToExpiry: 8, isOld: false }, 'waiting-for-customer'],
    [{ waitsForUs: false, daysToExpiry: null, isOld: false }, 'waiting-for-customer'],
  ] as const)('of %j is %s', (need, step) => expect(nextStepOf(need)).toBe(step));
});

it('sizes go by the median of their currency', () => {
  const offer = (value: number, currency = 'SEK') => ({ amount: value, currency });
  const bandOf = sizeBandsOf([offer(1), offer(2), offer(3), offer(1_000, 'EUR')]);
  expect([offer(1), offer(2), offer(999, 'EUR'), offer(1_000, 'EUR')].map(bandOf)).toEqual([
    'smaller',
    'larger',
    'smaller',
    'larger',
  ]);
});
