/** Clears what was chosen about elements that are not there. */
import type { QuoteContent } from '../quote/quote.ts';
import type { Difference } from './diff-content.ts';
import { localOrigin, type QuoteDocument } from './quote-document.ts';

/** Which elements the entries of each root of choices are about. */
const chosenAbout = {
  choices: 'components',
  sectionChoices: 'sections',
  picks: 'choiceGroups',
  quantities: 'components',
} as const satisfies Partial<Record<keyof QuoteContent, keyof QuoteContent>>;

/**
 * Takes every choice about an element that `wanted` does not have out of the document, in one transaction, so that none
 * of it counts again when such an element returns. Returns those of them that were read, by which they can be put back:
 * the others are about what had gone before.
 */
export function forgetChoices(document: QuoteDocument, wanted: QuoteContent): Difference[] {
  const { content } = document.read();
  const forgotten: Difference[] = [];
  document.doc.transact(() => {
    for (const root of Object.keys(chosenAbout) as (keyof typeof chosenAbout)[]) {
      const kept: ReadonlySet<string> = new Set(wanted[chosenAbout[root]].map(({ id }) => id));
      const entries = document.doc.getMap(root);
      for (const element of [...entries.keys()].filter((id) => !kept.has(id))) {
        const before = content[root][element];
        if (before !== undefined)
          forgotten.push({ root, element, title: element, field: root, before, after: null });
        entries.delete(element);
      }
    }
  }, localOrigin);
  return forgotten;
}
