import { describe, expect, it } from 'vitest';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { dropPlacement, stepPlacement, takenPlace } from '../../../client/quote-room/placement.ts';
import { outlineOf } from '../../../client/quote-room/quote-outline.ts';
import { component, smallQuote } from '../../support/quote-content.ts';

const quote = smallQuote();
const twoSections = outlineOf({
  ...quote,
  sections: [...quote.sections, { ...sectionDefaults, id: 'run', title: 'Run', rank: 'z' }],
  components: [...quote.components, component('licence', { sectionId: 'run' })],
});

describe('a step', () => {
  it('up goes before the neighbour above', () => {
    expect(stepPlacement(twoSections, 'seats', 'up')).toEqual({
      sectionId: 'start',
      groupId: null,
      before: 'training',
    });
  });

  it('down goes past the neighbour below, to the end when that is the last', () => {
    expect(stepPlacement(twoSections, 'review', 'down')?.before).toBe('seats');
    expect(stepPlacement(twoSections, 'seats', 'down')?.before).toBeNull();
  });

  it('leads from the last item of a section into the next one', () => {
    expect(stepPlacement(twoSections, 'platform', 'down')).toEqual({
      sectionId: 'run',
      groupId: null,
      before: 'licence',
    });
  });

  it('leads from the first item of a section to the end of the one before', () => {
    expect(stepPlacement(twoSections, 'licence', 'up')).toEqual({
      sectionId: 'start',
      groupId: null,
      before: null,
    });
  });

  it('keeps an alternative inside its group', () => {
    expect(stepPlacement(twoSections, 'premium', 'up')).toEqual({
      sectionId: 'start',
      groupId: 'platform',
      before: 'basic',
    });
    expect(stepPlacement(twoSections, 'premium', 'down')).toBeNull();
  });

  it.each([
    ['review', 'up'],
    ['licence', 'down'],
    ['nobody', 'up'],
  ] as const)('of %s %s is none at the ends of the quote', (id, direction) => {
    expect(stepPlacement(twoSections, id, direction)).toBeNull();
  });
});

describe('a drop', () => {
  it.each(['upper', 'lower'] as const)(
    'takes the place of what it is let go over, on its %s half',
    (half) => {
      expect(dropPlacement(twoSections, 'review', 'seats', half)?.before).toBe('platform');
      expect(dropPlacement(twoSections, 'seats', 'review', half)?.before).toBe('review');
    },
  );

  it('in another section goes above or below, by the half', () => {
    const place = { sectionId: 'run', groupId: null };
    expect(dropPlacement(twoSections, 'review', 'licence', 'upper')).toEqual({ ...place, before: 'licence' });
    expect(dropPlacement(twoSections, 'review', 'licence', 'lower')).toEqual({ ...place, before: null });
  });

  it('over itself, or over what is gone, moves nothing', () => {
    expect(dropPlacement(twoSections, 'training', 'training', 'upper')).toBeNull();
    expect(dropPlacement(twoSections, 'training', 'gone', 'upper')).toBeNull();
  });
});

describe('the place of another in its list', () => {
  it.each([
    ['a', 'b', 'c'],
    ['a', 'c', null],
    ['c', 'a', 'a'],
    ['c', 'b', 'b'],
    ['b', 'b', undefined],
    ['a', 'gone', undefined],
  ] as const)('of %s that takes that of %s comes before %s', (id, onto, before) => {
    expect(takenPlace(['a', 'b', 'c'], id, onto)).toBe(before);
  });
});
