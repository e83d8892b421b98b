import { describe, expect, it } from 'vitest';
import type { Difference } from '#shared/quote-doc/diff-content.ts';
import { wholeEntry } from '#shared/quote-doc/value-place.ts';
import { type Cause, type Standing, worthAnother } from '../../../client/sync/make-again.ts';

const change = (root: string, element: string | null, field: string): Difference => ({
  root,
  element,
  field,
  title: '',
  before: null,
  after: null,
});
const training = change('choices', 'training', 'choices');
const seats = change('quantities', 'seats', 'quantities');
const price = change('components', 'review', 'unitPrice');
const title = change('components', 'review', 'title');
const review = change('components', 'review', wholeEntry);
const goals = change('jointTexts', null, 'goals');

const seller: Standing = { kind: 'shared', status: 'co_design', side: 'seller', isFirst: true };
const buyer: Standing = { ...seller, side: 'buyer' };
const because = (code: Cause['code'], ...path: string[]): Cause => ({ code, path });

describe('what is worth making again after a refusal', () => {
  it('is all but what the server named', () => {
    const cause = because('invalid-value', 'choices', 'training');
    expect(worthAnother([training, seats, goals], cause, buyer)).toEqual([seats, goals]);
    expect(
      worthAnother([price, title], because('invalid-value', 'components', 'review', 'unitPrice'), seller),
    ).toEqual([title]);
    expect(worthAnother([goals, seats], because('too-large', 'jointTexts', 'goals'), buyer)).toEqual([seats]);
  });

  it('leaves out an entry as a whole for a value in it, and a value for its entry', () => {
    const inside = because('invalid-value', 'components', 'review', 'unitPrice');
    expect(worthAnother([review, goals], inside, seller)).toEqual([goals]);
    expect(worthAnother([price, goals], because('forbidden', 'components', 'review'), seller)).toEqual([
      goals,
    ]);
    expect(worthAnother([price, goals], because('forbidden', 'components'), seller)).toEqual([goals]);
  });

  it('is nothing that the person may not write as the quote stands', () => {
    expect(worthAnother([price, seats], because('forbidden', 'terms', 'title'), buyer)).toEqual([seats]);
    const sent = { ...buyer, status: 'sent' } as const;
    expect(worthAnother([seats, goals], because('locked', 'choices'), sent)).toEqual([]);
  });

  it('is all of it when the quote was open again by then', () => {
    expect(worthAnother([seats, goals], because('locked', 'quantities', 'seats'), buyer)).toEqual([
      seats,
      goals,
    ]);
  });

  it.each([because('unresolved'), because('foreign-client'), because('invalid-value', 'choices', 'unseen')])(
    'is all of it once, and nothing a second time, where the cause is not in the changes: %j',
    (cause) => {
      expect(worthAnother([seats], cause, buyer)).toEqual([seats]);
      expect(worthAnother([seats], cause, { ...buyer, isFirst: false })).toEqual([]);
    },
  );

  it('is nothing when the page itself writes what cannot be read', () => {
    expect(worthAnother([seats], because('malformed'), buyer)).toEqual([]);
  });
});
