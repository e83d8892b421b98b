/**
 * The offer space of a version: which options, sections, groups and quantities the buyer may still choose once it is
 * sent, and until when. Inside it an acceptance is a clean yes; an altered one is a refusal and a new offer
 * (avtalslagen 1915:218, 6 §), so the line between the two must be plain data that both sides hold.
 *
 * What stays open is the seller's choice (`staysOpen` on sections, groups and components); all the rest is fixed as
 * sent. Made from the frozen content alone, so it can be made again or frozen with it.
 */
import { z } from 'zod';
import { ElementId } from '../ids.ts';
import { Quantity } from '../money/amounts.ts';
import { type BuyerQuantity, presences, type QuoteContent } from '../quote/quote.ts';
import { isChosen, isSectionSelected, pickedIn, statedQuantity } from '../quote/selection.ts';
import { IsoDate } from '../time.ts';
import { hasRules } from './choice-rules.ts';

export const OfferSpace = z.strictObject({
  /** The last day the buyer may choose. */
  until: IsoDate.nullable(),
  /** Sections that are chosen as a whole, as they were sent. */
  sections: z.array(z.strictObject({ id: ElementId, selected: z.boolean(), open: z.boolean() })),
  /** Components that are a choice or that a rule is about. `selected`: by itself, as sent. */
  components: z.array(
    z.strictObject({
      id: ElementId,
      sectionId: ElementId,
      groupId: ElementId.nullable(),
      presence: z.enum(presences),
      selected: z.boolean(),
      open: z.boolean(),
      requires: z.array(ElementId),
      excludes: z.array(ElementId),
    }),
  ),
  groups: z.array(
    z.strictObject({
      id: ElementId,
      sectionId: ElementId,
      min: z.int(),
      max: z.int(),
      picked: z.array(ElementId),
      open: z.boolean(),
    }),
  ),
  quantities: z.array(
    z.strictObject({
      id: ElementId,
      quantity: Quantity,
      min: Quantity,
      max: Quantity,
      step: Quantity,
      open: z.boolean(),
    }),
  ),
  /** What choices were kept about as sent though there is no choice about it: entries that say nothing. */
  inert: z.array(ElementId),
});
export type OfferSpace = z.infer<typeof OfferSpace>;

/**
 * Derives the space from the content as it is sent.
 *
 * Worked: an optional "training" that stays open and a "migration" that does not are both in it, the one as open.
 */
export function offerSpaceOf(content: QuoteContent): OfferSpace {
  const hidden = new Set(
    content.sections.filter(({ disclosure }) => disclosure === 'compositionHidden').map(({ id }) => id),
  );
  const ruled = new Set(
    content.components
      .filter(hasRules)
      .flatMap(({ id, requires, excludes }) => [id, ...requires, ...excludes]),
  );
  const isOwnChoice = ({ groupId, presence }: QuoteContent['components'][number]) =>
    groupId === null && presence === 'optional';
  const sections = content.sections
    .filter(({ presence }) => presence === 'optional')
    .map((section) => ({
      id: section.id,
      selected: isSectionSelected(content, section),
      open: section.staysOpen,
    }));
  const components = content.components
    .filter((component) => isOwnChoice(component) || component.groupId !== null || ruled.has(component.id))
    .map((component) => ({
      id: component.id,
      sectionId: component.sectionId,
      groupId: component.groupId,
      presence: component.presence,
      selected: isChosen(content, component),
      open: isOwnChoice(component) && component.staysOpen && !hidden.has(component.sectionId),
      requires: component.requires,
      excludes: component.excludes,
    }));
  const groups = content.choiceGroups.map((group) => ({
    id: group.id,
    sectionId: group.sectionId,
    min: group.min,
    max: group.max,
    picked: pickedIn(content, group),
    open: group.staysOpen && !hidden.has(group.sectionId),
  }));
  const quantities = content.components.flatMap((component) =>
    component.buyerQuantity === null
      ? []
      : {
          id: component.id,
          quantity: statedQuantity(content, component),
          ...(component.buyerQuantity satisfies BuyerQuantity),
          open: component.staysOpen && !hidden.has(component.sectionId),
        },
  );
  const isChoice = new Set([
    ...sections.map(({ id }) => `section ${id}`),
    ...components
      .filter(({ groupId, presence }) => groupId === null && presence === 'optional')
      .map(({ id }) => `component ${id}`),
    ...groups.map(({ id }) => `group ${id}`),
    ...quantities.map(({ id }) => `quantity ${id}`),
  ]);
  const entries = [
    ...Object.keys(content.sectionChoices).map((id) => ['section', id] as const),
    ...Object.keys(content.choices).map((id) => ['component', id] as const),
    ...Object.keys(content.picks).map((id) => ['group', id] as const),
    ...Object.keys(content.quantities).map((id) => ['quantity', id] as const),
  ];
  const inert = entries.filter(([kind, id]) => !isChoice.has(`${kind} ${id}`)).map(([, id]) => id);
  return {
    until: content.terms.validUntil,
    sections,
    components,
    groups,
    quantities,
    inert: [...new Set(inert)].sort(),
  };
}
