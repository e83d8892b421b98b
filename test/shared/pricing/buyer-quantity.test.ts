import { describe, expect, test } from 'vitest';
import { priceComponent } from '#shared/pricing/price-component.ts';
import { component } from '../../support/quote-content.ts';

const bounds = { min: '2', max: '20', step: '4' };
const price = (quantity: string, buyerQuantity = bounds) =>
  priceComponent(component('one', { unitPrice: '1', buyerQuantity }), quantity, 'SEK');

describe('what the buyer may not set counts as the nearest that they may', () => {
  test.each([
    ['1', '2'],
    ['-5', '2'],
    ['3', '2'],
    ['4', '6'],
    ['5', '6'],
    ['17', '18'],
    ['20', '18'],
    ['999', '18'],
  ])('%s counts as %s and is an issue', (stated, counted) => {
    const line = price(stated);
    expect(line.quantity).toBe(counted);
    expect(line.issues).toEqual([{ code: 'quantity-out-of-bounds', element: 'one', field: 'quantity' }]);
  });

  test.each(['2', '6', '18', '18.0'])('%s is allowed', (stated) => {
    expect(price(stated).issues).toEqual([]);
  });

  test('no step means any quantity between the bounds', () => {
    expect(price('3.5', { ...bounds, step: '0' })).toMatchObject({ quantity: '3.5', issues: [] });
  });
});

test('a quantity that is no number counts as the least and is named', () => {
  const line = price('many');
  expect(line.quantity).toBe('2');
  expect(line.issues.map(({ code }) => code)).toEqual(['number-invalid']);
});

test('bounds that hold nothing leave the quantity as it is and are named', () => {
  const line = price('7', { min: '9', max: '3', step: '1' });
  expect(line.quantity).toBe('7');
  expect(line.issues).toEqual([{ code: 'number-invalid', element: 'one', field: 'buyerQuantity' }]);
});
