/** Where a component goes when it is moved a step or dropped: in which section or group, and before which neighbour. */
import type { ElementId } from '#shared/ids.ts';
import type { OutlineItem, OutlineSection } from './quote-outline.ts';

export interface Placement {
  readonly sectionId: ElementId;
  readonly groupId: ElementId | null;
  /** The item it comes right before; `null` puts it last. */
  readonly before: ElementId | null;
}

export type Direction = 'up' | 'down';

/**
 * One step up or down. Inside a choice group a member moves among its alternatives and stays there; outside, the
 * step after a section's last item leads into the next section. `null` at the ends.
 */
export function stepPlacement(
  outline: readonly OutlineSection[],
  id: ElementId,
  direction: Direction,
): Placement | null {
  for (const [index, { section, items }] of outline.entries()) {
    const group = items.find((item) => item.kind === 'group' && item.members.some((m) => m.id === id));
    if (group?.kind === 'group') {
      const ids = group.members.map((member) => member.id);
      const before = beforeAfterStep(ids, id, direction);
      return before === undefined ? null : { sectionId: group.group.sectionId, groupId: group.id, before };
    }
    const ids = items.map((item) => item.id);
    if (!ids.includes(id)) continue;
    const before = beforeAfterStep(ids, id, direction);
    if (before !== undefined && section) return { sectionId: section.id, groupId: null, before };
    const neighbour = outline[index + (direction === 'up' ? -1 : 1)];
    if (!neighbour?.section) return null;
    const first: OutlineItem | undefined = neighbour.items[0];
    return {
      sectionId: neighbour.section.id,
      groupId: null,
      before: direction === 'up' ? null : (first?.id ?? null),
    };
  }
  return null;
}

/** The id that follows after the step; `undefined` where there is no room for a step. */
function beforeAfterStep(
  ids: readonly ElementId[],
  id: ElementId,
  direction: Direction,
): ElementId | null | undefined {
  const at = ids.indexOf(id);
  if (direction === 'up') return at === 0 ? undefined : ids[at - 1];
  if (at === ids.length - 1) return undefined;
  return ids[at + 2] ?? null;
}

/** Before which it then comes, when it takes the place of another in its list; `undefined` when nothing moved. */
export function takenPlace(
  ids: readonly ElementId[],
  id: ElementId,
  onto: ElementId,
): ElementId | null | undefined {
  if (id === onto || !ids.includes(onto)) return undefined;
  return ids.filter((other) => other !== id)[ids.indexOf(onto)] ?? null;
}

/**
 * Let go over `onto`: in its own section it takes that one's place, in another it goes above or below it, whichever
 * half it was over; over a section that is empty it goes into that. `null` when nothing moved.
 */
export function dropPlacement(
  outline: readonly OutlineSection[],
  id: ElementId,
  onto: ElementId,
  half: 'upper' | 'lower',
): Placement | null {
  if (outline.some(({ section }) => section?.id === onto))
    return { sectionId: onto, groupId: null, before: null };
  const target = outline.find(({ items }) => items.some((item) => item.id === onto));
  if (!target?.section || id === onto) return null;
  const ids = target.items.map((item) => item.id);
  const before = ids.includes(id)
    ? takenPlace(ids, id, onto)
    : ids[ids.indexOf(onto) + (half === 'lower' ? 1 : 0)];
  return { sectionId: target.section.id, groupId: null, before: before ?? null };
}
