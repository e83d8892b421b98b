import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type FrozenQuote, frozenFormat, offerTermsDefaults } from '#shared/quote/frozen-quote.ts';
import { canonicalContent, contentHash } from '../../../server/quotes/content-hash.ts';
import { emptyContent } from '../../../server/quotes/empty-content.ts';

const party = (name: string) => ({ name, companyNumber: '', address: '', people: [] });

function frozen(title: string): FrozenQuote {
  return {
    format: frozenFormat,
    number: '2026-0001',
    version: 1,
    seller: party('Säljare AB'),
    customer: party('Kund AB'),
    offer: offerTermsDefaults,
    content: emptyContent(title, 'SEK'),
  };
}

/** The same value with every object's members written in the opposite order. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}

describe('the hash of a frozen quote', () => {
  it('does not depend on the order in which members were written', () => {
    const quote = frozen('Träning');
    const other = reversed(quote) as FrozenQuote;
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(quote));
    expect(canonicalContent(other)).toEqual(canonicalContent(quote));
  });

  it('does not depend on how a letter with an accent is composed', () => {
    const composed = frozen('Träning'.normalize('NFC'));
    const decomposed = frozen('Träning'.normalize('NFD'));
    expect(decomposed.content.terms.title).not.toBe(composed.content.terms.title);
    expect(canonicalContent(decomposed).hash).toBe(canonicalContent(composed).hash);
  });

  it('is another one for another title, number or version', () => {
    const hashes = [
      frozen('A'),
      frozen('B'),
      { ...frozen('A'), number: '2026-0002' },
      { ...frozen('A'), version: 2 },
    ].map((quote) => canonicalContent(quote).hash);
    expect(new Set(hashes).size).toBe(4);
  });

  it('covers the name of the form, so that the same text in another form is another content', () => {
    const { canonical, hash } = canonicalContent(frozen('A'));
    expect(contentHash(canonical, frozenFormat)).toBe(hash);
    expect(createHash('sha256').update(canonical).digest('hex')).not.toBe(hash);
    expect(createHash('sha256').update(`coquote-quote-3\0${canonical}`).digest('hex')).toBe(hash);
  });
});
