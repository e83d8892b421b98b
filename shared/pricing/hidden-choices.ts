import type { QuoteContent } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';

/**
 * Where the buyer is not shown what a section holds, nothing in it can be theirs to choose or to count.
 *
 * Source: nobody agrees to what they cannot see. Worked: an optional "lunch" in a bundle whose parts are hidden is an
 * issue of the lunch; the same in a bundle that hides its prices alone is none.
 */
export function checkHiddenChoices(content: QuoteContent, issues: IssueList): void {
  const hidden = new Set(
    content.sections.filter(({ disclosure }) => disclosure === 'compositionHidden').map(({ id }) => id),
  );
  if (hidden.size === 0) return;
  for (const { id, sectionId } of content.choiceGroups) {
    if (hidden.has(sectionId)) issues.add('choice-hidden', id, 'sectionId');
  }
  for (const { id, sectionId, groupId, presence, buyerQuantity } of content.components) {
    if (!hidden.has(sectionId) || groupId !== null) continue;
    if (presence === 'optional') issues.add('choice-hidden', id, 'presence');
    else if (buyerQuantity !== null) issues.add('choice-hidden', id, 'buyerQuantity');
  }
}
