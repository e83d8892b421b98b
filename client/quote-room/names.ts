/** How people and companies are called in a sentence. */
import type { Language } from '../ui/languages.ts';

/** "Erik" of "Erik Sandberg": everybody is on first-name terms. */
export function firstName(name: string): string {
  return firstWord(name);
}

/** "Nordvik" of "Nordvik Konsult AB". */
export function shortCompany(name: string): string {
  return firstWord(name);
}

const firstWord = (name: string) => name.trim().split(/\s+/)[0] ?? name;

/** "Anna, Johan and Sara" */
export function listNames(names: readonly string[], language: Language): string {
  return new Intl.ListFormat(language).format(names.map(firstName));
}
