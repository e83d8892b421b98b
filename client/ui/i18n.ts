/**
 * The texts of the screens. Each feature keeps its own (`messages.en.ts`, `messages.sv.ts`) and appears as a
 * namespace: `useTranslation('quotes')`. Keys are typed from the English texts.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languageOf, languages, preferredLanguage } from './languages.ts';
import { remember, remembered } from './remembered.ts';
import { defaultNamespace, loadTexts } from './texts.ts';

const first = remembered('language', languages) ?? preferredLanguage(navigator.languages);

async function addTexts(language: Language): Promise<void> {
  for (const [namespace, texts] of Object.entries(await loadTexts(language))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
}

function announce(language: string): void {
  document.documentElement.lang = language;
}

i18next.on('languageChanged', announce);
await i18next.use(initReactI18next).init({
  resources: { [first]: await loadTexts(first) },
  lng: first,
  // Both languages have every key, so there is nothing to fall back to.
  fallbackLng: false,
  supportedLngs: languages,
  defaultNS: defaultNamespace,
  // React escapes what it renders; escaping twice would show "&amp;".
  interpolation: { escapeValue: false },
});
announce(first);

export const i18n = i18next;

/** Rejects, and changes nothing, when the language's texts cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, defaultNamespace)) await addTexts(language);
  remember('language', language);
  await i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  const { i18n: current } = useTranslation();
  return languageOf(current.resolvedLanguage);
}
