/** Where something goes that is put in after a row, or at the end of a section. */
import type { ElementId } from '#shared/ids.ts';
import type { ComponentPlace } from '#shared/quote-doc/quote-document.ts';
import type { OutlineSection } from '../quote-outline.ts';

/**
 * `after`: a component, a choice group or a section; the end of the quote where it is none of these. `wholeGroups`: what
 * is put in brings groups along, which stand in no other. `null`: there is no section yet.
 */
export function placeAfter(
  outline: readonly OutlineSection[],
  after: ElementId | null,
  wholeGroups: boolean,
): ComponentPlace | null {
  for (const { section, items } of outline) {
    if (!section) continue;
    if (section.id === after) return { sectionId: section.id, groupId: null };
    for (const [index, item] of items.entries()) {
      const members = item.kind === 'group' ? item.members.map(({ id }) => id) : [];
      const at = members.indexOf(after ?? '');
      if (at >= 0 && !wholeGroups)
        return { sectionId: section.id, groupId: item.id, beforeId: members[at + 1] };
      if (at >= 0 || item.id === after)
        return { sectionId: section.id, groupId: null, beforeId: items[index + 1]?.id };
    }
  }
  const last = outline.findLast(({ section }) => section !== null)?.section;
  return last ? { sectionId: last.id, groupId: null } : null;
}
