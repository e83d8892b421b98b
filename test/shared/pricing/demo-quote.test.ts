import { expect, test } from 'vitest';
import { priceMargins } from '#shared/pricing/margin.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { demoContent, demoCosts } from '../../../server/demo/demo-quote.ts';
import { periodOf } from '../../support/price-lines.ts';

const content = demoContent('2026-03-17');
const priced = priceQuote(content);

test('the demo quote has exactly its sums', () => {
  expect(priced.issues).toEqual([]);
  expect(periodOf(priced, 'once').net).toBe(341_140_00);
  expect(periodOf(priced, 'month').net).toBe(25_375_00);
  expect(periodOf(priced, 'year').net).toBe(28_000_00);
  expect(priced.firstYear).toMatchObject({ net: 673_640_00, tax: 168_410_00, gross: 842_050_00 });
  expect(priced.leftOut).toEqual(['onboarding', 'recorded']);
  expect(priced.firstYearParts.leftOut).toBe(28_000_00);
  expect(priced.sections).toMatchObject({
    discovery: [{ period: 'once', net: 91_500_00 }],
    implementation: [{ period: 'once', net: 230_640_00 }],
    training: [{ period: 'once', net: 19_000_00 }],
    running: [
      { period: 'month', net: 25_375_00 },
      { period: 'year', net: 28_000_00 },
    ],
  });
});

test('the other connectors are 36 000 less and 54 000 more', () => {
  expect(priced.components['crm-standard']?.differenceToPicked).toBe(-36_000_00);
  expect(priced.components['crm-custom']?.differenceToPicked).toBe(54_000_00);
});

test('with campaign support at 1 150 the first year is 659 240', () => {
  const components = content.components.map((component) =>
    component.id === 'support' ? { ...component, unitPrice: '1150' } : component,
  );
  expect(priceQuote({ ...content, components }).firstYear.net).toBe(659_240_00);
});

test('its days follow the day it is made', () => {
  expect(content.terms).toMatchObject({ validUntil: '2026-04-17', startDate: '2026-05-04' });
});

test('every component has its cost, and only components have', () => {
  expect(Object.keys(demoCosts).sort()).toEqual(content.components.map(({ id }) => id).sort());
  expect(priceMargins(content, demoCosts)).toMatchObject({
    uncosted: [],
    firstYear: { net: 673_640_00, cost: 418_220_00, margin: 255_420_00, percent: '37.92' },
  });
});
