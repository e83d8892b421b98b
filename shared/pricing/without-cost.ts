import type { ElementId } from '../ids.ts';
import type { QuoteContent } from '../quote/quote.ts';
import { selector } from '../quote/selection.ts';
import type { ApprovalBasis } from './approval-reasons.ts';

/**
 * What is sold at a price and of which nobody has said what it costs: whoever approves cannot tell what it leaves. A cost
 * of nothing is said, too.
 *
 * Source: the organisation's own way to an approval; there is no standard.
 * Worked: of a part that costs 9 000, one without a cost and one without a cost that is not chosen, the second.
 */
export function withoutCost(content: QuoteContent, costs: ApprovalBasis['costs']): ElementId[] {
  const counts = selector(content);
  return content.components.flatMap((component) => {
    const { id, unitPrice, tiers } = component;
    const hasPrice = unitPrice !== null || tiers.length > 0;
    return hasPrice && counts(component) && (costs[id]?.unitCost ?? null) === null ? id : [];
  });
}
