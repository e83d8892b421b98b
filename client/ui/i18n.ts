/**
 * Which texts are fetched, and in which language. Each feature keeps its own (`messages.en.ts`, `messages.sv.ts`) and
 * appears as a namespace, with keys that are typed from the English texts (`use-translation.ts`).
 */
import { type Language, languages, preferredLanguage } from './languages.ts';
import { remember, remembered } from './remembered.ts';
import { nameStages } from './stage-name.ts';
import { loadTexts, type Portion } from './texts.ts';
import { addTexts, speak, spokenLanguage } from './use-translation.ts';

const first = remembered('language', languages) ?? preferredLanguage(navigator.languages);

/** What is to be there in every language that is chosen. */
const needed = new Set<Portion>(['room']);
/** Fetched and added, or on the way, by language and portion. A failure is forgotten, so that it can be tried again. */
const fetched = new Map<string, Promise<void>>();

function fetchTexts(language: Language, portion: Portion): Promise<void> {
  const key = `${language} ${portion}`;
  const known = fetched.get(key);
  if (known) return known;
  const adding = loadTexts(language, portion).then((texts) => addTexts(language, texts));
  fetched.set(key, adding);
  adding.catch(() => fetched.delete(key));
  return adding;
}

/**
 * Resolves when the first picture can be written; rejects when its texts cannot be fetched. For the page to await and
 * not for this module: texts that shared a file with it would wait for it, and it for them.
 */
export async function startTexts(): Promise<void> {
  await fetchTexts(first, 'room');
  speak(first);
  nameStages([]);
}

/** Has these texts in the present language, and in every one that is chosen later. Rejects when they cannot be fetched. */
export async function needTexts(...portions: Portion[]): Promise<void> {
  for (const portion of portions) needed.add(portion);
  await fetchAll(spokenLanguage());
}

/** Rejects, and changes nothing, when the language's texts cannot be fetched. */
export async function chooseLanguage(language: Language): Promise<void> {
  await fetchAll(language);
  remember('language', language);
  speak(language);
}

async function fetchAll(language: Language): Promise<void> {
  await Promise.all([...needed].map((portion) => fetchTexts(language, portion)));
}
