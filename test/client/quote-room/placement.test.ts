import { describe, expect, it } from 'vitest';
import { dropPlacement, stepPlacement } from '../../../client/quote-room/placement.ts';
import { outlineOf } from '../../../client/quote-room/quote-outline.ts';
import { component, smallQuote } from '../../support/quote-content.ts';

const quote = smallQuote();
const twoSections = outlineOf({
  ...quote,
  sections: [...quote.sections, { id: 'run', title: 'Run', rank: 'z', discountPercent: null }],
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
  it('counts its place without the one that is moved', () => {
    expect(dropPlacement(twoSections, 'review', 'start', 2)?.before).toBe('platform');
    expect(dropPlacement(twoSections, 'seats', 'start', 0)?.before).toBe('review');
  });

  it('may lead into another section', () => {
    expect(dropPlacement(twoSections, 'review', 'run', 1)).toEqual({
      sectionId: 'run',
      groupId: null,
      before: null,
    });
  });

  it('where it was, or in a section that is gone, moves nothing', () => {
    expect(dropPlacement(twoSections, 'training', 'start', 1)).toBeNull();
    expect(dropPlacement(twoSections, 'training', 'gone', 0)).toBeNull();
  });
});
