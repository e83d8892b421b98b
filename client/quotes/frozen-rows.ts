/** The lines of a frozen version, in reading order, with every word and figure a screen needs beside each. */
import type { ElementId } from '#shared/ids.ts';
import type { PricedComponent, PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, Disclosure, QuoteContent } from '#shared/quote/quote.ts';
import { outlineOf } from '../quote-room/quote-outline.ts';

export type LineState = 'counts' | 'left-out' | 'not-chosen';

export interface FrozenLine {
  readonly component: Component;
  readonly priced: PricedComponent;
  readonly state: LineState;
}

export interface FrozenSection {
  readonly id: ElementId;
  readonly number: number;
  readonly title: string;
  /** What it comes to, or would. */
  readonly sums: PricedQuote['sections'][ElementId];
  /** As a whole. */
  readonly isLeftOut: boolean;
  readonly disclosure: Disclosure;
  /** A block is one component alone, or a choice group with its alternatives. None of what is sold as one. */
  readonly blocks: readonly {
    readonly id: ElementId;
    readonly group: string | null;
    readonly lines: readonly FrozenLine[];
  }[];
}

export function frozenSections(content: QuoteContent, priced: PricedQuote): FrozenSection[] {
  const line = (component: Component): FrozenLine[] => {
    const own = priced.components[component.id];
    return own ? [{ component, priced: own, state: stateOf(component, own) }] : [];
  };
  return outlineOf(content).flatMap(({ section, number, items }) =>
    section
      ? [
          {
            id: section.id,
            number,
            title: section.title,
            sums: sumsOf(section.id, priced),
            isLeftOut: priced.leftOutSections.includes(section.id),
            disclosure: section.disclosure,
            blocks: (section.disclosure === 'compositionHidden' ? [] : items).map((item) => ({
              id: item.id,
              group: item.kind === 'group' ? item.group.title : null,
              lines: item.kind === 'group' ? item.members.flatMap(line) : line(item.component),
            })),
          },
        ]
      : [],
  );
}

function sumsOf(id: ElementId, { sections, optionalSections }: PricedQuote): FrozenSection['sums'] {
  const optional = optionalSections[id];
  return (optional?.selected === false ? optional.own : sections[id]) ?? [];
}

/** An alternative that was not picked is not "left out": something else was chosen in its place. */
function stateOf(component: Component, priced: PricedComponent): LineState {
  if (priced.selected) return 'counts';
  return component.groupId === null ? 'left-out' : 'not-chosen';
}
