import { describe, expect, it } from 'vitest';
import { type LoggedChange, netDifferences, textDifferences } from '../../../server/quotes/differences.ts';
import { paragraphs } from '../../support/quote-content.ts';

function change(field: string | null, before: unknown, after: unknown, element = 'review'): LoggedChange {
  return {
    element_id: element,
    element_title: element === '' ? '' : 'Current-state review',
    kind: 'edited',
    field,
    before_value: JSON.stringify(before),
    after_value: JSON.stringify(after),
  };
}

describe('what a seller is told has changed since the review', () => {
  it('takes the changes of one field together: from the first value to the last', () => {
    const changes = [change('unitPrice', '100', '120'), change('unitPrice', '120', '150')];
    expect(netDifferences(changes)).toEqual([
      {
        element: 'review',
        title: 'Current-state review',
        field: 'unitPrice',
        before: '100',
        after: '150',
      },
    ]);
  });

  it('leaves out a field that came back to where it was', () => {
    const changes = [change('unitPrice', '100', '120'), change('unitPrice', '120', '100')];
    expect(netDifferences(changes)).toEqual([]);
  });

  it('keeps the fields of one element and the same field of two elements apart', () => {
    const changes = [
      change('unitPrice', '1', '2'),
      change('quantity', '1', '2'),
      change('unitPrice', '1', '2', 'other'),
    ];
    expect(netDifferences(changes).map(({ element, field }) => [element, field])).toEqual([
      ['review', 'unitPrice'],
      ['review', 'quantity'],
      ['other', 'unitPrice'],
    ]);
  });

  it('names a change without a field by its kind, and one without an element by its field', () => {
    const [moved] = netDifferences([change(null, 'a0', 'a1')]);
    expect(moved?.field).toBe('edited');
    const [terms] = netDifferences([{ ...change('validUntil', null, '2026-12-31', ''), element_id: null }]);
    expect(terms).toMatchObject({ element: null, title: 'validUntil', field: 'validUntil' });
  });

  it('tells of a text how it reads now, since the log does not hold what it said', () => {
    const typing = { ...change('goals', null, null), element_id: null, element_title: '', kind: 'text' };
    const texts = { goals: paragraphs('Ten leads a week.') };
    expect(netDifferences([typing])).toEqual([]);
    expect(textDifferences([typing, typing], texts)).toEqual([
      { element: null, title: 'goals', field: 'goals', before: null, after: 'Ten leads a week.' },
    ]);
  });
});
