/** What is in no total, for the list of it: as much of bundles as the customer is shown. */
import type { ElementId } from '#shared/ids.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, PricePeriod, QuoteContent } from '#shared/quote/quote.ts';

export interface LeftOut {
  readonly id: ElementId;
  readonly title: string;
  /** What it would cost by itself, one a price period. */
  readonly amounts: readonly { readonly period: PricePeriod; readonly net: number; readonly tax: number }[];
  /** Part of a section that is left out as a whole. */
  readonly isPart: boolean;
}

/** Sections left out as a whole with their parts, then components left out by themselves; alternatives that lost are apart. */
export function leftOutLists(
  { sections, components }: Pick<QuoteContent, 'sections' | 'components'>,
  priced: Pick<PricedQuote, 'components' | 'leftOut' | 'leftOutSections' | 'unpicked' | 'optionalSections'>,
): { readonly leftOut: LeftOut[]; readonly unpicked: LeftOut[] } {
  const open = new Set(sections.filter(({ disclosure }) => disclosure === 'open').map(({ id }) => id));
  const outWhole = new Set(priced.leftOutSections);
  const own =
    (isPart: boolean) =>
    (component: Component): LeftOut[] => {
      const line = priced.components[component.id];
      if (line === undefined) return [];
      const amounts = [{ period: line.period, net: line.net, tax: line.ownVat }];
      return [{ id: component.id, title: component.title, amounts, isPart }];
    };
  const among = (ids: readonly ElementId[]) => {
    const wanted = new Set(ids);
    return components.filter(({ id, sectionId }) => wanted.has(id) && open.has(sectionId));
  };
  const out = among(priced.leftOut);
  const whole = sections
    .filter(({ id }) => outWhole.has(id))
    .flatMap(({ id, title }): LeftOut[] => [
      { id, title, amounts: priced.optionalSections[id]?.own ?? [], isPart: false },
      ...out.filter(({ sectionId }) => sectionId === id).flatMap(own(true)),
    ]);
  return {
    leftOut: [...whole, ...out.filter(({ sectionId }) => !outWhole.has(sectionId)).flatMap(own(false))],
    unpicked: among(priced.unpicked).flatMap(own(false)),
  };
}

/** The name by which the customer knows a component: that of its section where they are not shown what that holds. */
export function shownTitle(
  { sections, components }: Pick<QuoteContent, 'sections' | 'components'>,
  id: ElementId,
  seesAll: boolean,
): string {
  const component = components.find((each) => each.id === id);
  const section = sections.find((each) => each.id === component?.sectionId);
  const isHidden = !seesAll && section?.disclosure === 'compositionHidden';
  return (isHidden ? section.title : component?.title) ?? '';
}
