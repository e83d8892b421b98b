/**
 * What somebody has typed and not sent, kept on this device until it is. Storage may be switched off or full; then it
 * lasts as long as the page.
 */
import { QuoteId } from '#shared/ids.ts';

const prefix = 'coquote.draft.';

export interface Draft {
  /** Whose words they are. */
  readonly owner: string;
  readonly quoteId: QuoteId;
}

/** `place`: where in the quote they are to stand. */
export const draftKey = ({ owner, quoteId }: Draft, place: string): string =>
  [owner, quoteId, place].map(encodeURIComponent).join('/');

export function readDraft(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

/** Empty: there is nothing to keep any more. */
export function keepDraft(key: string, words: string): void {
  try {
    if (words.trim() === '') localStorage.removeItem(prefix + key);
    else localStorage.setItem(prefix + key, words);
  } catch {
    // Nothing to do: it stands in the field.
  }
}

export const keptDrafts = (): readonly Draft[] => draftNames();

/** The next person at this device must not find them. */
export function forgetDrafts(which: (draft: Draft) => boolean): void {
  for (const draft of draftNames()) if (which(draft)) localStorage.removeItem(draft.name);
}

/** There are none where nothing is kept. */
function draftNames(): (Draft & { readonly name: string })[] {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => {
        const [owner = '', id] = name.slice(prefix.length).split('/').map(decodeURIComponent);
        const quoteId = QuoteId.safeParse(id).data;
        return quoteId === undefined ? [] : [{ name, owner, quoteId }];
      });
  } catch {
    return [];
  }
}
