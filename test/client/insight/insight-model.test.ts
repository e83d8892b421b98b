import { describe, expect, it } from 'vitest';
import { ComponentInsight } from '#shared/protocol/views.ts';
import { choiceRows, leftOutRows } from '../../../client/insight/insight-model.ts';
import { validInsightSearch } from '../../../client/insight/insight-search.ts';

function component(
  title: string,
  change: Partial<Record<keyof ComponentInsight, unknown>> = {},
): ComponentInsight {
  return ComponentInsight.parse({
    key: title,
    title,
    period: 'once',
    currency: 'SEK',
    offered: 10,
    chosen: 10,
    deselected: 0,
    neverSelected: 0,
    readded: 0,
    leftOut: Number(change['deselected'] ?? 0) + Number(change['neverSelected'] ?? 0),
    amountLeftOut: 0,
    ...change,
  });
}

const kept = component('Workshops');
const often = component('Recorded lessons', {
  chosen: 3,
  deselected: 5,
  neverSelected: 2,
  amountLeftOut: 700,
});
const rarely = component('Onboarding', { offered: 3, chosen: 2, deselected: 1, amountLeftOut: 900 });
const all = [kept, often, rarely];
const titles = (rows: readonly { component: ComponentInsight }[]) => rows.map((row) => row.component.title);

describe('what customers choose', () => {
  it('is ordered by the share that was deselected, unless told otherwise', () => {
    expect(titles(choiceRows(all, 'deselected'))).toEqual(['Recorded lessons', 'Onboarding', 'Workshops']);
    expect(titles(choiceRows(all, 'title'))).toEqual(['Onboarding', 'Recorded lessons', 'Workshops']);
    expect(titles(choiceRows(all, 'offered')).at(-1)).toBe('Onboarding');
    expect(titles(choiceRows(all, 'chosen'))[0]).toBe('Workshops');
  });

  it('draws a bar whose parts make up the whole', () => {
    for (const { bar } of choiceRows(all, 'title')) {
      expect(bar.chosen + bar.deselected + bar.never).toBeCloseTo(100);
    }
  });

  it('says counts where the cases are few and per cent where they are not (I-40)', () => {
    const [first, second] = choiceRows(all, 'title');
    expect(first?.deselected).toEqual({ kind: 'count', count: 1, of: 3 });
    expect(second?.deselected).toMatchObject({ kind: 'percent', percent: 50 });
  });

  it('leaves out what was never a choice', () => {
    expect(choiceRows([component('Licence', { offered: 0, chosen: 0 })], 'title')).toEqual([]);
  });
});

describe('what was left out', () => {
  it('is ordered by its value in a year, so that a monthly amount weighs twelve times', () => {
    const monthly = component('Support', { period: 'month', chosen: 9, deselected: 1, amountLeftOut: 100 });
    expect(leftOutRows([...all, monthly]).map((row) => row.title)).toEqual([
      'Support',
      'Onboarding',
      'Recorded lessons',
    ]);
  });

  it('never ranks one currency against another', () => {
    const euro = component('Audit', { currency: 'EUR', chosen: 9, deselected: 1, amountLeftOut: 1 });
    expect(leftOutRows([...all, euro]).map((row) => row.currency)).toEqual(['EUR', 'SEK', 'SEK']);
  });
});

describe('the address of the page', () => {
  it('keeps what it knows and drops the rest', () => {
    expect(validInsightSearch({ component: 'k', sort: 'chosen', view: 'table', other: 1 })).toEqual({
      component: 'k',
      sort: 'chosen',
      view: 'table',
    });
    expect(validInsightSearch({ component: 3, sort: 'constructor', view: '' })).toEqual({});
  });
});
