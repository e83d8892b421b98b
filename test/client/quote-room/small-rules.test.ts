import { describe, expect, it } from 'vitest';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { firstNews } from '../../../client/quote-room/activity/announcement.ts';
import { percentOrNull } from '../../../client/quote-room/fields/percent.ts';
import { firstName, shortCompany } from '../../../client/quote-room/names.ts';
import { amountDigits, priceDigits } from '../../../client/quote-room/paper/section-figures.ts';
import { tierRanges } from '../../../client/quote-room/paper/tier-ranges.ts';
import { othersIn, peopleAt } from '../../../client/quote-room/people/people.ts';
import { movesToSent } from '../../../client/quote-room/send/moves-to-sent.ts';
import { fieldKey, reasonKey } from '../../../client/quote-room/unsaved/refusal-words.ts';
import type { Peer } from '../../../client/sync/session-state.ts';
import { anna, change, erik } from '../../support/changes.ts';
import { component, quoteContent } from '../../support/quote-content.ts';

describe('the decimals of a section’s columns', () => {
  const digits = (...prices: string[]) => {
    const components = prices.map((unitPrice, index) => component(`c${index}`, { unitPrice }));
    const priced = priceQuote(quoteContent({ components }));
    return { price: priceDigits(components, priced), amount: amountDigits(components, priced, 'exclVat') };
  };

  it('are none while all figures are whole', () => {
    expect(digits('100', '7900.00')).toEqual({ price: 0, amount: 0 });
  });

  it('are those of the amounts as they are read: with VAT a whole price may have öre', () => {
    const components = [component('c1', { unitPrice: '2.50', quantity: '2' })];
    const priced = priceQuote(quoteContent({ components }));
    expect(amountDigits(components, priced, 'exclVat')).toBe(0);
    expect(amountDigits(components, priced, 'inclVat')).toBe(2);
  });

  it('are two for all when one has öre', () => {
    expect(digits('100', '412.5')).toEqual({ price: 2, amount: 2 });
  });

  it('are as fine as the finest price', () => {
    expect(digits('0.335', '100').price).toBe(3);
  });
});

describe('an accepted percentage', () => {
  it.each([
    ['10', '10'],
    ['0', null],
    [null, null],
  ])('of %s is kept as %s', (typed, kept) => {
    expect(percentOrNull(typed)).toBe(kept);
  });
});

describe('the steps of a price', () => {
  it('begin one above the end of the step before', () => {
    const tiers = [
      { upTo: '10', unitPrice: '1800' },
      { upTo: '25', unitPrice: '1400' },
      { upTo: null, unitPrice: '1100' },
    ];
    expect(tierRanges(tiers).map(({ from, to }) => [from, to])).toEqual([
      ['1', '10'],
      ['11', '25'],
      ['26', null],
    ]);
  });
});

describe('people in the room', () => {
  const peer = (clientId: number, person: Omit<Peer['participant'], 'role'>, element?: string): Peer => ({
    clientId,
    participant: { ...person, role: person.side === 'seller' ? 'seller' : 'sign' },
    focus: element === undefined ? null : { element, field: 'title' },
  });

  it('are shown once each however many tabs they have, myself not among them', () => {
    const peers = [peer(1, erik), peer(2, anna), peer(3, anna), peer(4, erik)];
    expect(othersIn(peers, erik.id).map(({ name }) => name)).toEqual(['Anna Bergman']);
  });

  it('stand at the row their focus is in', () => {
    const peers = [peer(1, erik, 'review'), peer(2, anna, 'licence'), peer(3, anna, 'review')];
    expect(peopleAt(peers, 'review')).toHaveLength(2);
    expect(peopleAt(peers, 'licence')).toHaveLength(1);
  });

  it('are called by their first name, and companies by their first word', () => {
    expect(firstName(' Erik  Sandberg')).toBe('Erik');
    expect(shortCompany('Nordvik Konsult AB')).toBe('Nordvik');
  });
});

describe('what is read aloud', () => {
  it('is the newest change of somebody else since the last that was', () => {
    const mine = change(3, { participant: erik });
    expect(firstNews([mine, change(2), change(1)], change(1), erik.id)?.seq).toBe(2);
    expect(firstNews([mine, change(2)], change(2), erik.id)).toBeNull();
    expect(firstNews([], null, erik.id)).toBeNull();
  });
});

describe('sending', () => {
  it('moves an opportunity to Sent once, and leaves a negotiation where it is', () => {
    expect(movesToSent('co_designing')).toBe(true);
    expect(movesToSent('identified')).toBe(true);
    expect(movesToSent('negotiating')).toBe(false);
    expect(movesToSent(undefined)).toBe(false);
  });
});

describe('a refused change', () => {
  it('tells a buyer whom to ask where a seller can act', () => {
    expect(reasonKey('locked', 'buyer')).toBe('lockedForBuyer');
    expect(reasonKey('locked', 'seller')).toBe('locked');
    expect(reasonKey('forbidden', 'buyer')).toBe('forbidden');
  });

  it('names fields people know, and calls the others a change', () => {
    expect(fieldKey('unitPrice')).toBe('unitPrice');
    expect(fieldKey('rank')).toBe('other');
  });
});
