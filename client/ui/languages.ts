/** The languages of the screens, and which one a person gets first. */
export const languages = ['en', 'sv'] as const;
export type Language = (typeof languages)[number];

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska' };

/** The language with this code; English for a code that is none of ours. */
export function languageOf(code: string | undefined): Language {
  return languages.find((language) => language === code) ?? 'en';
}

/** The first language in the browser's list that we speak; otherwise English. */
export function preferredLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === base);
    if (found) return found;
  }
  return 'en';
}
