import { describe, expect, it } from 'vitest';
import { asKnown, Competitors, knownCompetitors } from '#shared/opportunity/competitors.ts';

describe('whom deals are lost to', () => {
  it('is one for names that differ in case and spaces alone, in the spelling that is most used', () => {
    expect(knownCompetitors([], ['Acme', 'acme ', ' Acme', 'Tolv  Kontor'])).toEqual(['Acme', 'Tolv Kontor']);
  });

  it('is spelled as it is kept, and the most used come first', () => {
    expect(knownCompetitors(['ACME', 'Basta'], ['Tolv', 'tolv', 'acme'])).toEqual(['Tolv', 'ACME', 'Basta']);
  });

  it('stays as it is written where nobody knows it', () => {
    expect([asKnown(' aCme', ['Acme']), asKnown(' New  one ', ['Acme'])]).toEqual(['Acme', 'New one']);
  });

  it('is kept once each', () => {
    expect(Competitors.safeParse(['Acme', 'Basta']).success).toBe(true);
    expect(Competitors.safeParse(['Acme', 'acme ']).success).toBe(false);
  });
});
