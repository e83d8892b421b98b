import { describe, expect, it } from 'vitest';
import { fieldKey, sentenceFor, withTitles } from '../../../../client/quote-room/unsaved/refusal-words.ts';
import type { RefusedChange } from '../../../../client/sync/session-state.ts';

const lost = (element: string | null, title: string, field: string) => ({
  root: 'components',
  element,
  title,
  field,
  mine: '860',
  actual: null,
});
const change = (...values: RefusedChange['lost']): RefusedChange => ({
  id: 1,
  at: 0,
  code: 'unresolved',
  path: [],
  lost: values,
});
const titleOf = (id: string) => ({ hosting: 'Hosting' })[id] ?? id;

describe('what was refused', () => {
  it('is called by the title of its row, where its document knows the id alone', () => {
    const { lost: named } = withTitles(change(lost('hosting', 'hosting', 'unitCost')), titleOf, 'untitled');
    expect(named[0]?.title).toBe('Hosting');
  });

  it('never shows an id that leads nowhere any more', () => {
    const { lost: named } = withTitles(change(lost('x9f', 'x9f', 'unitCost')), titleOf, 'untitled');
    expect(named[0]?.title).toBe('untitled');
  });

  it('keeps the titles that were known when it was lost', () => {
    const values = [lost('gone', 'Workshops', 'unitPrice'), lost(null, 'goals', 'goals')];
    expect(withTitles(change(...values), titleOf, 'untitled').lost).toEqual(values);
  });

  it('has a name for each figure and note of the private lane', () => {
    expect(['unitCost', 'floorPrice', 'note', 'somethingNew'].map(fieldKey)).toEqual([
      'unitCost',
      'floorPrice',
      'note',
      'other',
    ]);
  });

  it.each([
    ['components', 'unitPrice', '860', 'written'],
    ['components', 'unitPrice', null, 'empty'],
    ['components', 'entry', null, 'removed'],
    ['choices', 'choices', false, 'chosen'],
    ['choices', 'choices', null, 'asOffered'],
    ['sectionChoices', 'sectionChoices', undefined, 'asOffered'],
    ['picks', 'picks', [], 'noneChosen'],
    ['picks', 'picks', null, 'asOffered'],
  ])('tells of a value in %s, %s that is %j as %s', (root, field, value, sentence) => {
    expect(sentenceFor({ root, field }, value)).toBe(sentence);
  });
});
