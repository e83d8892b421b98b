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

/**
 * Let go over `onto`: in its own section it takes that one's place, in another it goes above or below it, whichever
 * half it was over. `null` when nothing moved.
 */
export function dropPlacement(
  outline: readonly OutlineSection[],
  id: ElementId,
  onto: ElementId,
  half: 'upper' | 'lower',
): Placement | null {
  const target = outline.find(({ items }) => items.some((item) => item.id === onto));
  if (!target?.section || id === onto) return null;
  const ids = target.items.map((item) => item.id);
  const others = ids.filter((other) => other !== id);
  const at = ids.includes(id) ? ids.indexOf(onto) : ids.indexOf(onto) + (half === 'lower' ? 1 : 0);
  return { sectionId: target.section.id, groupId: null, before: others[at] ?? null };
}
