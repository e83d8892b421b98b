import { describe, expect, test } from 'vitest';
import {
  componentDrivers,
  type PriceDriver,
  sectionDrivers,
  termDrivers,
} from '#shared/pricing/price-drivers.ts';
import { createPricer } from '#shared/pricing/price-quote.ts';
import { choiceGroupDefaults, sectionDefaults } from '#shared/quote/quote.ts';
import { quoteOfLines } from '../../support/price-lines.ts';

/** "more 11: once −120/−150": the step, and the difference per period without and with VAT. */
const told = (drivers: readonly PriceDriver[]): string[] =>
  drivers.map(({ step, periods }) => {
    const what =
      'direction' in step ? `${step.direction} ${step.to}` : `${step.kind} ${'to' in step ? step.to : ''}`;
    const amount = (minor: number | null) => (minor === null ? '?' : minor / 100);
    const by = periods.map(({ period, net, gross }) => `${period} ${amount(net)}/${amount(gross)}`);
    return `${what.trim()}: ${by.join(', ')}`;
  });

describe('one step more or less', () => {
  const tiers = [
    { upTo: '10', unitPrice: '100' },
    { upTo: null, unitPrice: '80' },
  ];

  test('of a quantity goes through the tiers: 11 at 80 cost 120 less than 10 at 100', () => {
    const content = quoteOfLines([{ priceModel: 'volume', tiers, quantity: '10' }]);
    expect(told(componentDrivers(content, 'c1'))).toEqual([
      'less 9: once -100/-125',
      'more 11: once -120/-150',
    ]);
  });

  test('of a quantity that the buyer sets keeps to its step and bounds', () => {
    const line = { unitPrice: '10', quantity: '4', buyerQuantity: { min: '4', max: '20', step: '4' } };
    const content = quoteOfLines([line], {}, { quantities: { c1: '4' } });
    expect(told(componentDrivers(content, 'c1'))).toEqual(['more 8: once 40/50']);
    expect(told(componentDrivers({ ...content, quantities: { c1: '20' } }, 'c1'))).toEqual([
      'less 16: once -40/-50',
    ]);
  });

  test('goes through the discount on the quote', () => {
    const content = quoteOfLines([{ unitPrice: '100', pricePeriod: 'month', billingPeriod: 'month' }], {
      quoteDiscount: { percent: '10' },
    });
    const [, more] = componentDrivers(content, 'c1');
    expect(more).toMatchObject({
      step: { kind: 'quantity', from: '1', to: '2' },
      periods: [{ period: 'month', net: 90_00, gross: 112_50 }],
      firstYear: { net: 1080_00, gross: 1350_00 },
      tcv: 1080_00,
    });
  });

  test('of an option is choosing it, or leaving it out', () => {
    const content = quoteOfLines([{ unitPrice: '100' }, { unitPrice: '7', presence: 'optional' }]);
    expect(told(componentDrivers(content, 'c2'))).toContain('selection false: once -7/-8.75');
    const out = { ...content, choices: { c2: false } };
    expect(told(componentDrivers(out, 'c2'))).toContain('selection true: once 7/8.75');
  });

  test('of a group is the other alternative', () => {
    const members = [
      { unitPrice: '10', groupId: 'g' },
      { unitPrice: '25', groupId: 'g' },
    ];
    const group = { ...choiceGroupDefaults, id: 'g', sectionId: 'start', rank: 'a0' };
    const content = quoteOfLines(members, {}, { choiceGroups: [group], picks: { g: ['c1'] } });
    expect(told(componentDrivers(content, 'c2'))).toContain('pick: once 15/18.75');
    expect(told(componentDrivers(content, 'c1')).some((each) => each.startsWith('pick'))).toBe(false);
  });

  test('of an optional section is all that counts with it', () => {
    const content = quoteOfLines([{ unitPrice: '100' }, { unitPrice: '60' }]);
    const optional = { ...sectionDefaults, id: 'start', rank: 'a0', presence: 'optional' } as const;
    expect(told(sectionDrivers({ ...content, sections: [optional] }, 'start'))).toEqual([
      'section false: once -160/-200',
    ]);
    expect(sectionDrivers(content, 'start')).toEqual([]);
  });

  test('of the term is a year where it is whole years, else a month', () => {
    const line = { unitPrice: '100', pricePeriod: 'month', billingPeriod: 'month' } as const;
    const steps = (termMonths: number) =>
      termDrivers(quoteOfLines([line], { termMonths })).map(({ step, tcv }) => [
        'to' in step && step.to,
        tcv,
      ]);
    expect(steps(24)).toEqual([
      [12, -1200_00],
      [36, 1200_00],
    ]);
    expect(steps(12)).toEqual([[24, 1200_00]]);
    expect(steps(5)).toEqual([
      [4, -100_00],
      [6, 100_00],
    ]);
  });
});

test('with a pricer that remembers, the drivers are the same', () => {
  const content = quoteOfLines([{ unitPrice: '3' }, { unitPrice: '7', presence: 'optional' }]);
  const pricer = createPricer();
  for (const id of ['c1', 'c2', 'c1']) {
    expect(componentDrivers(content, id, pricer)).toEqual(componentDrivers(content, id));
  }
});

test('what is gone drives nothing', () => {
  expect(componentDrivers(quoteOfLines([]), 'gone')).toEqual([]);
  expect(sectionDrivers(quoteOfLines([]), 'gone')).toEqual([]);
});
