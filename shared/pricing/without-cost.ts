import type { ElementId } from '../ids.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { selector } from '../quote/selection.ts';
import type { ApprovalBasis } from './approval-reasons.ts';

/** What is sold at a price and of which nobody has said what it costs: whoever approves cannot tell what it leaves. */
export function withoutCost(content: QuoteContent, costs: ApprovalBasis['costs']): ElementId[] {
  const counts = selector(content);
  return content.components.flatMap((component) => {
    const { id, unitPrice, tiers } = component;
    const hasPrice = unitPrice !== null || tiers.length > 0;
    return hasPrice && counts(component) && (costs[id]?.unitCost ?? null) === null ? id : [];
  });
}
