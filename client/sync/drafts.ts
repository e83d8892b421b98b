/**
 * What somebody has typed and not sent, kept on this device until it is. Storage may be switched off or full; then it
 * lasts as long as the page.
 */
const prefix = 'coquote.draft.';

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

/** Those whose key begins so; without a beginning, all: the next person at this device must not find them. */
export function forgetDrafts(beginning = ''): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix + beginning)) localStorage.removeItem(key);
    }
  } catch {
    // There are none where nothing is kept.
  }
}
