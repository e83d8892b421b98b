/**
 * The texts of the screens. Each feature keeps its own (`messages.en.ts`, `messages.sv.ts`) and appears here as
 * a namespace: `useTranslation('quotes')`. Keys are typed from the English texts.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languages, preferredLanguage } from './languages.ts';
import { remember, remembered } from './remembered.ts';
import { defaultNamespace, resources } from './resources.ts';

const first = remembered('language', languages) ?? preferredLanguage(navigator.languages);

function announce(language: string): void {
  document.documentElement.lang = language;
}

i18next.on('languageChanged', announce);
await i18next.use(initReactI18next).init({
  resources,
  lng: first,
  fallbackLng: 'en',
  supportedLngs: languages,
  ns: Object.keys(resources.en),
  defaultNS: defaultNamespace,
  // React escapes what it renders; escaping twice would show "&amp;".
  interpolation: { escapeValue: false },
});
announce(first);

export const i18n = i18next;

export function chooseLanguage(language: Language): Promise<unknown> {
  remember('language', language);
  return i18next.changeLanguage(language);
}

export function useLanguage(): Language {
  const { i18n: current } = useTranslation();
  return languages.find((language) => language === current.resolvedLanguage) ?? 'en';
}
