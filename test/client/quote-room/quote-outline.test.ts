import { describe, expect, it } from 'vitest';
import { sectionDefaults } from '#shared/quote/quote.ts';
import { outlineOf, rowIds } from '../../../client/quote-room/quote-outline.ts';
import { component, quoteContent, smallQuote } from '../../support/quote-content.ts';

describe('the outline of a quote', () => {
  it('lets groups and lone components share one order within their section', () => {
    const [section] = outlineOf(smallQuote());
    expect(section?.items.map((item) => item.id)).toEqual(['review', 'training', 'seats', 'platform']);
  });

  it('keeps the members of a group inside it', () => {
    const group = outlineOf(smallQuote())[0]?.items.at(-1);
    expect(group?.kind === 'group' && group.members.map((member) => member.id)).toEqual(['basic', 'premium']);
  });

  it('numbers sections from one', () => {
    const sections = ['a', 'b'].map((id) => ({ ...sectionDefaults, id, title: id, rank: id }));
    expect(outlineOf(quoteContent({ sections })).map(({ number }) => number)).toEqual([1, 2]);
  });

  it('orders equal ranks by id, so that everybody reads the same', () => {
    const sections = [{ ...sectionDefaults, id: 'start', rank: 'a' }];
    const components = ['z', 'b', 'm'].map((id) => component(id, { rank: 'a0' }));
    expect(rowIds(outlineOf(quoteContent({ sections, components })))).toEqual(['b', 'm', 'z']);
  });

  it('shows what lost its section last, instead of hiding it', () => {
    const outline = outlineOf({ ...smallQuote(), sections: [] });
    expect(outline).toHaveLength(1);
    expect(outline[0]?.section).toBeNull();
    expect(rowIds(outline)).toContain('review');
  });

  it('shows a component whose group is gone as a lone one', () => {
    const outline = outlineOf({ ...smallQuote(), choiceGroups: [] });
    expect(outline[0]?.items.every((item) => item.kind === 'component')).toBe(true);
    expect(rowIds(outline)).toContain('premium');
  });

  it('walks rows as they are read, through the members of groups', () => {
    expect(rowIds(outlineOf(smallQuote()))).toEqual(['review', 'training', 'seats', 'basic', 'premium']);
  });
});
