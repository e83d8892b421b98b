/** What can be gone to in a quote: its sections, components and texts, as far as the paper shows them. */
import type { MinorUnits } from '#shared/money/amounts.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, JointTextId, PricePeriod, QuoteContent, TextId } from '#shared/quote/quote.ts';
import { plainText } from '#shared/quote/rich-text.ts';
import { outlineOf } from './quote-outline.ts';
import type { RoomMode } from './room-mode.ts';
import { shownOf } from './shown-prices.ts';

interface Figure {
  readonly net: MinorUnits;
  readonly period: PricePeriod;
}

export type Place =
  | {
      readonly kind: 'section' | 'component';
      readonly id: string;
      readonly title: string;
      /** The section and group it stands in. */
      readonly in: readonly string[];
      /** What it comes to; nothing where the paper does not say. */
      readonly figures: readonly Figure[];
      readonly isLeftOut: boolean;
      /** What else is written there. */
      readonly words: string;
    }
  | { readonly kind: 'text'; readonly id: TextId | JointTextId; readonly words: string };

/** In the order of the paper. */
export function placesIn(content: QuoteContent, priced: PricedQuote, mode: RoomMode): Place[] {
  const ofSections = outlineOf(content).flatMap(({ section, items }): Place[] => {
    if (section === null && mode !== 'build') return [];
    const shown = shownOf(section, mode);
    const title = section?.title ?? '';
    const component = (each: Component, group: string[]): Place[] => {
      const amount = priced.components[each.id];
      if (!amount) return [];
      return [
        {
          kind: 'component',
          id: each.id,
          title: each.title,
          in: [title, ...group],
          figures: shown === 'open' ? [amount] : [],
          isLeftOut: !amount.selected,
          words: [each.description, ...each.included, ...each.notIncluded].join(' '),
        },
      ];
    };
    const head: Place[] = section
      ? [
          {
            kind: 'section',
            id: section.id,
            title,
            in: [],
            figures: priced.sections[section.id] ?? [],
            isLeftOut: priced.optionalSections[section.id]?.selected === false,
            words: '',
          },
        ]
      : [];
    const inside = items.flatMap((item) =>
      item.kind === 'component'
        ? component(item.component, [])
        : item.members.flatMap((member) => component(member, [item.group.title])),
    );
    return shown === 'compositionHidden' ? head : [...head, ...inside];
  });
  const texts = { intro: content.texts.intro, goals: content.jointTexts.goals, terms: content.texts.terms };
  const ofTexts = (Object.keys(texts) as (keyof typeof texts)[])
    .map((id): Place => ({ kind: 'text', id, words: plainText(texts[id]).trim() }))
    .filter(({ words }) => words !== '');
  return [...ofSections, ...ofTexts];
}
