import { describe, expect, it } from 'vitest';
import { dateIn, guessOrder, hasOrder } from '#shared/opportunity/file-dates.ts';

describe('a day in a file', () => {
  it.each([
    ['2027-03-31', '2027-03-31'],
    ['2027-3-1', '2027-03-01'],
    ['2027/03/31', '2027-03-31'],
    ['2027-03-31 00:00:00', '2027-03-31'],
    ['2027-03-31T00:00:00.000Z', '2027-03-31'],
    ['20270331', '2027-03-31'],
    ['31.3.2027', '2027-03-31'],
    ['31/03/2027', '2027-03-31'],
    ['31-03-27', '2027-03-31'],
    ['31 mars 2027', '2027-03-31'],
    ['1 maj 2027', '2027-05-01'],
    ['31-Mar-27', '2027-03-31'],
    ['15 okt. 2026', '2026-10-15'],
    ['March 31, 2027', '2027-03-31'],
    ['Oct 5, 2026', '2026-10-05'],
    ['46477', '2027-03-31'],
    [' 2027-03-31 ', '2027-03-31'],
  ])('%s is %s', (text, day) => {
    expect(dateIn(text, 'day')).toBe(day);
  });

  it('is read in the order that the file is written in', () => {
    expect(dateIn('03/04/2027', 'day')).toBe('2027-04-03');
    expect(dateIn('03/04/2027', 'month')).toBe('2027-03-04');
    expect(dateIn('3/31/2027 12:00:00 AM', 'month')).toBe('2027-03-31');
  });

  it.each([
    'in spring',
    '31.2.2027',
    '2027-13-01',
    '32 mars 2027',
    '12 foo 2027',
    '12345',
    '2027-02-3/1',
    '',
  ])('%j is none', (text) => {
    expect(dateIn(text, 'day')).toBeNull();
    expect(dateIn(text, 'month')).toBeNull();
  });
});

describe('the order of days in a file', () => {
  it('follows from those that can be read in one alone', () => {
    expect(guessOrder(['03/04/2027', '3/31/2027'])).toBe('month');
    expect(guessOrder(['03/04/2027', '31/03/2027'])).toBe('day');
    expect(guessOrder(['03/04/2027', '2027-03-31'])).toBe('day');
  });

  it('is asked about only where some are written so', () => {
    expect(hasOrder(['2027-03-31', ''])).toBe(false);
    expect(hasOrder(['2027-03-31', '3/4/2027'])).toBe(true);
  });
});
