/**
 * The texts of the screens. Each feature keeps its own (`messages.en.ts`, `messages.sv.ts`) and appears as a
 * namespace: `useTranslation('quotes')`. Keys are typed from the English texts.
 */
import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { type Language, languageOf, languages, preferredLanguage } from './languages.ts';
import { remember, remembered } from './remembered.ts';
import { nameStages, stagesNamed } from './stage-name.ts';
import { defaultNamespace, loadTexts, type Portion } from './texts.ts';

const first = remembered('language', languages) ?? preferredLanguage(navigator.languages);

/** What is to be there in every language that is chosen. */
const needed = new Set<Portion>(['room']);
/** Fetched and added, or on the way, by language and portion. A failure is forgotten, so that it can be tried again. */
const fetched = new Map<string, Promise<void>>();

function fetchTexts(language: Language, portion: Portion): Promise<void> {
  const key = `${language} ${portion}`;
  const known = fetched.get(key);
  if (known) return known;
  const adding = addTexts(language, portion);
  fetched.set(key, adding);
  adding.catch(() => fetched.delete(key));
  return adding;
}

async function addTexts(language: Language, portion: Portion): Promise<void> {
  for (const [namespace, texts] of Object.entries(await loadTexts(language, portion))) {
    // Deep: the portions of a namespace lie side by side.
    i18next.addResourceBundle(language, namespace, texts, true);
  }
}

function announce(language: string): void {
  document.documentElement.lang = language;
}

/**
 * Resolves when the first picture can be written; rejects when its texts cannot be fetched. For the page to await and
 * not for this module: texts that shared a file with it would wait for it, and it for them.
 */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', announce);
  await i18next.use(initReactI18next).init({
    resources: { [first]: await loadTexts(first, 'room') },
    lng: first,
    // Both languages have every key, so there is nothing to fall back to.
    fallbackLng: false,
    supportedLngs: languages,
    defaultNS: defaultNamespace,
    // A screen that reads what nobody has fetched for it is a mistake of ours, and not to be passed over.
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) =>
      reportError(new Error(`There is no text "${namespace}:${key}" here.`)),
    // React escapes what it renders; escaping twice would show "&amp;".
    interpolation: { escapeValue: false },
    react: { bindI18n: `languageChanged ${stagesNamed}` },
  });
  nameStages([]);
  announce(first);
  fetched.set(`${first} room`, Promise.resolve());
}

export const i18n = i18next;

/** Has these texts in the present language, and in every one that is chosen later. Rejects when they cannot be fetched. */
export async function needTexts(...portions: Portion[]): Promise<void> {
  for (const portion of portions) needed.add(portion);
  await fetchAll(languageOf(i18next.language));
}

/** Rejects, and changes nothing, when the language's texts cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  await fetchAll(language);
  remember('language', language);
  await i18next.changeLanguage(language);
}

async function fetchAll(language: Language): Promise<void> {
  await Promise.all([...needed].map((portion) => fetchTexts(language, portion)));
}

export function useLanguage(): Language {
  const { i18n: current } = useTranslation();
  return languageOf(current.resolvedLanguage);
}
