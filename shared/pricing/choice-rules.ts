/**
 * Rules between components: one requires another, or excludes it. They are about what counts, so a part of a section
 * that is left out neither needs nor disturbs anything. No source but common sense: what cannot be delivered apart,
 * or together, should not be sold so.
 *
 * Worked: "integration" requires "crm" and excludes "spreadsheet". With integration in, crm out and the spreadsheet
 * in, both rules are unmet.
 */
import type { ElementId } from '../ids.ts';
import type { Component, QuoteContent } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';
import type { QuoteLine } from './quote-lines.ts';
import { checkRuleSense } from './rule-sense.ts';

/** A rule between two components that the choices do not follow, as it is now. `component` is the one that states it. */
export interface UnmetRule {
  readonly kind: 'requires' | 'excludes';
  readonly component: ElementId;
  readonly other: ElementId;
}

export const hasRules = ({ requires, excludes }: Component): boolean =>
  requires.length > 0 || excludes.length > 0;

/** Each unmet rule once: two components that exclude each other are one rule. A rule about nothing is met. */
export function unmetRules(
  components: readonly Component[],
  counts: (component: Component) => boolean,
): UnmetRule[] {
  const stating = components.filter((component) => hasRules(component) && counts(component));
  if (stating.length === 0) return [];
  const counting = new Map(components.map((component) => [component.id, counts(component)]));
  const unmet: UnmetRule[] = [];
  const excluded = new Set<string>();
  for (const { id, requires, excludes } of stating) {
    for (const other of new Set(requires)) {
      if (counting.get(other) === false) unmet.push({ kind: 'requires', component: id, other });
    }
    for (const other of new Set(excludes)) {
      if (counting.get(other) !== true || other === id || excluded.has(`${other} ${id}`)) continue;
      excluded.add(`${id} ${other}`);
      unmet.push({ kind: 'excludes', component: id, other });
    }
  }
  return unmet;
}

/** The unmet rules; they, and rules that make no sense, are named as issues. */
export function checkRules(
  content: QuoteContent,
  lines: readonly QuoteLine[],
  issues: IssueList,
): readonly UnmetRule[] {
  if (!content.components.some(hasRules)) return [];
  checkRuleSense(content, issues);
  const selected = new Set(lines.filter((line) => line.selected).map(({ component }) => component));
  const unmet = unmetRules(content.components, (component) => selected.has(component));
  for (const { kind, component, other } of unmet) issues.add('rule-unmet', component, kind, other);
  return unmet;
}
