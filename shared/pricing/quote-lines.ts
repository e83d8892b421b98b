import type { ElementId } from '../ids.ts';
import type { MinorUnits } from '../money/amounts.ts';
import type { Component, presences, QuoteContent } from '../quote/quote.ts';
import { isChosen, sectionsLeftOut, statedQuantity } from '../quote/selection.ts';
import type { GroupChoice } from './group-choices.ts';
import type { IssueList } from './issues.ts';
import type { Memory } from './memory.ts';
import type { PricedLine } from './price-component.ts';
import type { PricedComponent, PricedQuote } from './priced-quote.ts';
import { isExact } from './to-minor.ts';

/** A component of the quote with its own figures and whether it counts. */
export interface QuoteLine {
  readonly component: Component;
  readonly line: PricedLine;
  /** Chosen by itself: it would count if its section did. */
  readonly chosen: boolean;
  /** Counts in the totals. */
  readonly selected: boolean;
  /** Stands in a section that is chosen as a whole. */
  readonly inOptional: boolean;
}

export function quoteLines(content: QuoteContent, memory: Memory, issues: IssueList): QuoteLine[] {
  const leftOut = sectionsLeftOut(content);
  const optional = new Set(content.sections.filter(isOptional).map(({ id }) => id));
  return content.components.map((component) => {
    const line = memory.line(component, statedQuantity(content, component), content.terms.currency);
    issues.addAll(line.issues);
    const chosen = isChosen(content, component);
    const selected = chosen && !leftOut.has(component.sectionId);
    return { component, line, chosen, selected, inOptional: optional.has(component.sectionId) };
  });
}

export const isOptional = ({ presence }: { readonly presence: (typeof presences)[number] }): boolean =>
  presence === 'optional';

/** Counts in any case: nobody chooses it, nor its section. */
export const isAlwaysIncluded = ({ component, inOptional }: QuoteLine): boolean =>
  component.groupId === null && !isOptional(component) && !inOptional;

/**
 * Left out by choice: an optional component that is not selected, and what would count in a section that is not.
 * An alternative that is not picked is not "left out": another one took its place.
 */
export const isLeftOut = ({ component, chosen, selected }: QuoteLine): boolean =>
  !selected && (component.groupId === null || chosen);

export const isUnpicked = ({ component, chosen }: QuoteLine): boolean =>
  component.groupId !== null && !chosen;

/** The lines by component id, each alternative with what it would cost more or less than the picked one. */
export function pricedComponents(
  lines: readonly QuoteLine[],
  groups: readonly GroupChoice[],
  memory: Memory,
): PricedQuote['components'] {
  const picked = new Map<ElementId, PricedLine>();
  const lineById = new Map(lines.map(({ component, line }) => [component.id, line]));
  for (const { group, picked: members } of groups) {
    const line = members.length === 1 ? lineById.get(members[0]?.id ?? '') : undefined;
    if (line) picked.set(group.id, line);
  }
  const components: Record<ElementId, PricedComponent> = Object.create(null);
  for (const { component, line, selected } of lines) {
    const rival = component.groupId === null ? undefined : picked.get(component.groupId);
    components[component.id] = memory.component(line, selected, rival ? difference(line, rival) : null);
  }
  return components;
}

/** `null` where the two are paid in different periods, and where the difference cannot be stated exactly. */
function difference(line: PricedLine, picked: PricedLine): MinorUnits | null {
  if (line.period !== picked.period) return null;
  const amount = BigInt(line.net) - BigInt(picked.net);
  return isExact(amount) ? (Number(amount) as MinorUnits) : null;
}
