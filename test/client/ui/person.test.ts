import { describe, expect, it } from 'vitest';
import { colleagueColour, colourToken, hasRing, initials } from '../../../client/ui/person.ts';

describe('initials', () => {
  it.each([
    ['Anna Bergman', 'AB'],
    ['Anna Maria Bergman', 'AB'],
    ['  nils   åberg ', 'NÅ'],
    ['Cher', 'C'],
    ['', ''],
    ['😀 Olsson', '😀O'],
  ])('%j gives %s', (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});

describe('the colour of a person', () => {
  it('comes from their side and their order of arrival', () => {
    expect(colourToken('seller', 0)).toBe('var(--p-fjord)');
    expect(colourToken('buyer', 1)).toBe('var(--p-ljung)');
  });

  it('comes again for the fourth, who then wears a ring', () => {
    expect(colourToken('buyer', 3)).toBe(colourToken('buyer', 0));
    expect([hasRing('buyer', 2), hasRing('buyer', 3)]).toEqual([false, true]);
  });

  it('is always the same for a colleague', () => {
    expect(colleagueColour('Maria Holm')).toBe(colleagueColour('Maria Holm'));
  });
});
