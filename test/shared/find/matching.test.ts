import { describe, expect, it } from 'vitest';
import { excerpt, fitOf, found } from '#shared/find/matching.ts';

const named = (title: string, words = '') => ({ title, words });

describe('what is found by a few words', () => {
  it('has all of them, in any order, also in what is written under it', () => {
    expect(fitOf('sync two', named('Two-way sync'))).not.toBeNull();
    expect(fitOf('sync leads', named('Two-way sync', 'Leads and stages'))).not.toBeNull();
    expect(fitOf('sync invoices', named('Two-way sync', 'Leads and stages'))).toBeNull();
  });

  it('is found without its accents and capitals', () => {
    expect(fitOf('overlamning', named('Överlämning'))).toBe(0);
    expect(fitOf('ÖVERLÄMNING', named('Överlämning'))).toBe(0);
  });

  it('comes in the order of how well it fits, and of the paper where it fits alike', () => {
    const all = [
      named('Handbook', 'For training'),
      named('Retraining'),
      named('User training'),
      named('Training'),
      named('Training of trainers'),
    ];
    expect(found('training', all, 9).map(({ title }) => title)).toEqual([
      'Training',
      'Training of trainers',
      'User training',
      'Retraining',
      'Handbook',
    ]);
    expect(found('training', all, 2)).toHaveLength(2);
  });

  it('is everything where nothing was asked', () => {
    expect(found(' ', [named('A'), named('B')], 9)).toHaveLength(2);
  });
});

describe('the part of a long text that is shown', () => {
  const long = `${'before '.repeat(40)}the needle ${'after '.repeat(40)}`;

  it('holds what was found, and says where more stands', () => {
    expect(excerpt(long, 'needle')).toMatch(/^….*the needle.*…$/);
    expect(excerpt('Thirty days net', 'days')).toBe('Thirty days net');
  });
});
