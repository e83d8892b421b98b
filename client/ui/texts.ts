/** The texts of each language, fetched when the language is first used: most people only ever read one. */
import type { Language } from './languages.ts';
import type { Translation } from './messages.ts';
import type { en } from './texts.en.ts';

export type Texts = typeof en;
export const defaultNamespace = 'ui';

const sources: Readonly<Record<Language, () => Promise<Translation<Texts>>>> = {
  en: async () => (await import('./texts.en.ts')).en,
  sv: async () => (await import('./texts.sv.ts')).sv,
};

export function loadTexts(language: Language): Promise<Translation<Texts>> {
  return sources[language]();
}
