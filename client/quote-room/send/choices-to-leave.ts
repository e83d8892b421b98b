import type { ElementId } from '#shared/ids.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';

/** One choice that a sent version can leave to the customer: a section as a whole, a group, or a component. */
export interface ChoiceToLeave {
  readonly kind: 'section' | 'group' | 'component';
  readonly id: ElementId;
  readonly title: string;
  readonly staysOpen: boolean;
}

const opened = <T extends { readonly staysOpen: boolean }>(items: readonly T[]): T[] =>
  items.map((item) => ({ ...item, staysOpen: true }));

/** In reading order by kind: what would be the customer's to choose if all of it were left open. */
export function choicesToLeave(content: QuoteContent): ChoiceToLeave[] {
  const { sections, choiceGroups, components } = content;
  const space = offerSpaceOf({
    ...content,
    sections: opened(sections),
    choiceGroups: opened(choiceGroups),
    components: opened(components),
  });
  const open = new Set(
    [...space.sections, ...space.groups, ...space.components, ...space.quantities].flatMap((item) =>
      item.open ? item.id : [],
    ),
  );
  const of = (
    kind: ChoiceToLeave['kind'],
    items: typeof sections | typeof choiceGroups | typeof components,
  ) =>
    items
      .filter(({ id }) => open.has(id))
      .map(({ id, title, staysOpen }): ChoiceToLeave => ({ kind, id, title, staysOpen }));
  return [...of('section', sections), ...of('group', choiceGroups), ...of('component', components)];
}
