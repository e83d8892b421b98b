import { useState } from 'react';
import type { QuoteId } from '#shared/ids.ts';
import { draftKey, keepDraft, readDraft } from './drafts.ts';
import { useOwner } from './use-session.ts';

/**
 * What somebody types in a form of a quote and has not sent: it waits on this device under the name of the `place`,
 * whatever becomes of the form. `start` stands there where nothing waits. Writing nothing ends it.
 */
export function useKeptWords(
  quoteId: QuoteId,
  place: string,
  start = '',
): readonly [words: string, write: (words: string) => void] {
  const key = draftKey({ owner: useOwner(), quoteId }, place);
  const [words, setWords] = useState(() => readDraft(key) || start);
  const write = (written: string) => {
    setWords(written);
    keepDraft(key, written);
  };
  return [words, write];
}
