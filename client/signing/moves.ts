/** What a press on the paper of a sent version asks for. Whether it is inside the offer is the server's to say. */
import type { OfferMove } from '#shared/acceptance/offer-choices.ts';
import type { ElementId } from '#shared/ids.ts';
import { settle } from '#shared/pricing/settle-choices.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';
import { pickedIn } from '#shared/quote/selection.ts';
import { picksAfter } from '../quote-room/picks.ts';

/** Switches one component, with all that its rules then demand. Where that cannot be had, the one switch alone. */
export function toggleMoves(content: QuoteContent, component: Component, on: boolean): OfferMove[] {
  const settled = settle(content, component.id, on);
  if (settled) {
    const moves: OfferMove[] = [
      ...entries(settled.sectionChoices).map(([element, value]) => ({
        root: 'sectionChoices' as const,
        element,
        value,
      })),
      ...entries(settled.choices).map(([element, value]) => ({ root: 'choices' as const, element, value })),
      ...entries(settled.picks).map(([element, value]) => ({
        root: 'picks' as const,
        element,
        value: [...value],
      })),
    ];
    if (moves.length > 0) return moves;
  }
  const group = content.choiceGroups.find(({ id }) => id === component.groupId);
  if (!group) return [{ root: 'choices', element: component.id, value: on }];
  return [
    {
      root: 'picks',
      element: group.id,
      value: picksAfter(group, pickedIn(content, group), component.id, on),
    },
  ];
}

export function sectionMoves(element: ElementId, value: boolean): OfferMove[] {
  return [{ root: 'sectionChoices', element, value }];
}

const entries = <T>(record: Readonly<Record<ElementId, T>>) => Object.entries(record);
