import type { QuoteContent } from '../quote/quote.ts';
import type { IssueList } from './issues.ts';

/** Names what points to a section or group that is not there. It keeps its price, so that no amount vanishes. */
export function checkReferences(content: QuoteContent, issues: IssueList): void {
  const sections = new Set(content.sections.map(({ id }) => id));
  const groups = new Set(content.choiceGroups.map(({ id }) => id));
  for (const { id, sectionId } of content.choiceGroups) {
    if (!sections.has(sectionId)) issues.add('orphan', id, 'sectionId');
  }
  for (const { id, sectionId, groupId } of content.components) {
    if (!sections.has(sectionId)) issues.add('orphan', id, 'sectionId');
    if (groupId !== null && !groups.has(groupId)) issues.add('orphan', id, 'groupId');
  }
}
