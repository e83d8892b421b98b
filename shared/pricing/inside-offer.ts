import type { ElementId } from '../ids.ts';
import { ownValue } from '../quote/own-value.ts';
import type { QuoteContent } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';
import { boundedQuantity } from './bounded-quantity.ts';
import type { OfferSpace } from './offer-space.ts';
import { readNumber } from './read-number.ts';

export const outsideCodes = [
  /** The day to choose by is over. */
  'too-late',
  /** Chosen otherwise than it was sent, where nothing was left to choose. */
  'not-open',
  /** About something that the version does not hold, or that is no choice. */
  'not-a-choice',
  /** Fewer or more picked than the group allows, or something that is not in it. */
  'too-few',
  'too-many',
  'not-a-member',
  /** Outside the bounds, or between the steps. */
  'quantity-not-allowed',
  /** `element` counts without `other`, which it requires; or with it, though it excludes it. */
  'requires',
  'excludes',
] as const;

/** Why a set of choices is not what was offered. */
export interface OutsideReason {
  readonly code: (typeof outsideCodes)[number];
  readonly element: ElementId | null;
  readonly other?: ElementId;
}

export type Choices = Readonly<Pick<QuoteContent, 'choices' | 'sectionChoices' | 'picks' | 'quantities'>>;

/**
 * What speaks against these choices being inside the offer: nothing, when accepting them is a plain yes. What is not
 * named in the choices stands as it was sent. `on`: the day of the answer in the seller's time zone.
 *
 * Source: an answer that changes the offer is a refusal and a new offer (avtalslagen 1915:218, 6 §).
 * Worked: a version leaves "training" open and "migration" closed, which was sent as selected. Choosing training is
 * inside; leaving migration out is `not-open`.
 */
export function outsideOffer(
  space: OfferSpace,
  choices: Choices,
  on: IsoDate | null = null,
): OutsideReason[] {
  const answer = new Answer(space, choices);
  const late: OutsideReason[] =
    on !== null && space.until !== null && on > space.until ? [{ code: 'too-late', element: null }] : [];
  return [
    ...late,
    ...answer.unknown(),
    ...answer.closed(),
    ...answer.picksOff(),
    ...answer.quantitiesOff(),
    ...answer.rulesOff(),
  ];
}

/** Whether the choices are inside the offer. */
export function isInside(space: OfferSpace, choices: Choices, on: IsoDate | null = null): boolean {
  return outsideOffer(space, choices, on).length === 0;
}

class Answer {
  readonly #space: OfferSpace;
  readonly #choices: Choices;

  constructor(space: OfferSpace, choices: Choices) {
    this.#space = space;
    this.#choices = choices;
  }

  unknown(): OutsideReason[] {
    const { sections, components, groups, quantities, inert } = this.#space;
    const own = components.filter(({ groupId, presence }) => groupId === null && presence === 'optional');
    const about = (values: object, known: readonly { readonly id: ElementId }[]): string[] => {
      const ids = new Set([...known.map(({ id }) => id), ...inert]);
      return Object.keys(values).filter((id) => !ids.has(id));
    };
    const unknown = new Set([
      ...about(this.#choices.sectionChoices, sections),
      ...about(this.#choices.choices, own),
      ...about(this.#choices.picks, groups),
      ...about(this.#choices.quantities, quantities),
    ]);
    return [...unknown].map((element) => ({ code: 'not-a-choice', element }));
  }

  closed(): OutsideReason[] {
    const { sections, components, groups, quantities } = this.#space;
    const changed = [
      ...sections.filter((each) => !each.open && this.#section(each) !== each.selected),
      ...components.filter(
        (each) => each.groupId === null && !each.open && this.#component(each) !== each.selected,
      ),
      ...groups.filter((each) => !each.open && !samePicks(this.#picked(each), each.picked)),
      ...quantities.filter((each) => !each.open && this.#quantity(each) !== each.quantity),
    ];
    return changed.map(({ id }) => ({ code: 'not-open', element: id }));
  }

  picksOff(): OutsideReason[] {
    return this.#space.groups.flatMap((group): OutsideReason[] => {
      const picked = this.#picked(group);
      const members = new Set(
        this.#space.components.filter(({ groupId }) => groupId === group.id).map(({ id }) => id),
      );
      const strangers = picked.filter((id) => !members.has(id));
      const count = new Set(picked).size;
      const isOff = this.#isSectionOff(group.sectionId);
      return [
        ...strangers.map((other): OutsideReason => ({ code: 'not-a-member', element: group.id, other })),
        ...(count < group.min && !isOff ? [{ code: 'too-few', element: group.id } as const] : []),
        ...(count > group.max ? [{ code: 'too-many', element: group.id } as const] : []),
      ];
    });
  }

  quantitiesOff(): OutsideReason[] {
    return this.#space.quantities
      .filter(({ id }) => Object.hasOwn(this.#choices.quantities, id))
      .filter((each) => {
        const stated = readNumber('quantity', this.#quantity(each));
        return stated === null || boundedQuantity(stated, each)?.isMoved !== false;
      })
      .map(({ id }) => ({ code: 'quantity-not-allowed', element: id }));
  }

  rulesOff(): OutsideReason[] {
    const counts = new Map(this.#space.components.map((each) => [each.id, this.#counts(each)]));
    return this.#space.components
      .filter(({ id }) => counts.get(id) === true)
      .flatMap(({ id, requires, excludes }) => [
        ...requires
          .filter((other) => counts.get(other) === false)
          .map((other): OutsideReason => ({ code: 'requires', element: id, other })),
        ...excludes
          .filter((other) => other !== id && counts.get(other) === true)
          .map((other): OutsideReason => ({ code: 'excludes', element: id, other })),
      ]);
  }

  #section({ id, selected }: OfferSpace['sections'][number]): boolean {
    return ownValue(this.#choices.sectionChoices, id) ?? selected;
  }

  #component({ id, presence, selected }: OfferSpace['components'][number]): boolean {
    return presence === 'required' || (ownValue(this.#choices.choices, id) ?? selected);
  }

  #picked({ id, picked }: OfferSpace['groups'][number]): readonly ElementId[] {
    return ownValue(this.#choices.picks, id) ?? picked;
  }

  #quantity({ id, quantity }: OfferSpace['quantities'][number]): string {
    return ownValue(this.#choices.quantities, id) ?? quantity;
  }

  #isSectionOff(sectionId: ElementId): boolean {
    const section = this.#space.sections.find(({ id }) => id === sectionId);
    return section !== undefined && !this.#section(section);
  }

  #counts(component: OfferSpace['components'][number]): boolean {
    if (this.#isSectionOff(component.sectionId)) return false;
    if (component.groupId === null) return this.#component(component);
    const group = this.#space.groups.find(({ id }) => id === component.groupId);
    return group !== undefined && this.#picked(group).includes(component.id);
  }
}

function samePicks(a: readonly ElementId[], b: readonly ElementId[]): boolean {
  const [one, other] = [new Set(a), new Set(b)];
  return one.size === other.size && [...one].every((id) => other.has(id));
}
