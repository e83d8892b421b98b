import { describe, expect, it } from 'vitest';
import { decimalFromInput } from '../../../client/ui/decimal-input.ts';

describe('numbers as people write them', () => {
  it.each([
    ['1234,5', '1234.5'],
    ['1 234.50', '1234.5'],
    ['1\u00a0234,50', '1234.5'],
    ['1234:-', '1234'],
    ['673 640 kr', '673640'],
    ['1.234.567', '1234567'],
    ['1.234,50', '1234.5'],
    ['1,234.50', '1234.5'],
    [',5', '0.5'],
    ['5,', '5'],
    ['\u221212', '-12'],
    ['-0', '0'],
    ['007', '7'],
    ['0', '0'],
  ])('%j is %s', (text, decimal) => {
    expect(decimalFromInput(text)).toBe(decimal);
  });

  it.each(['', '  ', 'kr', '12 st', '1e5', '--1', '.', '1-2'])('%j is no number', (text) => {
    expect(decimalFromInput(text)).toBeNull();
  });
});
