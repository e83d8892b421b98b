/** What the two sides find ready: the content alone. To whom it will go and how it may be answered is not part of it. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';

/** The name of the form; a change of form is a new name, so that no mark is taken for one of another form. */
const format = 'coquote-basis-1';

export function basisHash(content: QuoteContent): ContentHash {
  return createHash('sha256')
    .update(`${format}\0${canonicalJson(content)}`, 'utf8')
    .digest('hex');
}
