/**
 * The texts that are here, and the language in which the screens say them: `useTranslation('quotes')`. Our own, because
 * i18next with its React part is 16 kB of the 250 that a guest waits for at most, for namespaces, plurals and place holders.
 */
import { useSyncExternalStore } from 'react';
import type { Language } from './languages.ts';
import { sayText } from './say-text.ts';
import type { Namespace, Say, TextValues } from './text-keys.ts';

interface TextNode {
  readonly [key: string]: string | TextNode;
}

type AnySay = (key: string, values?: TextValues) => string;

interface Spoken {
  readonly language: Language;
  /** By namespace; the same function for as long as it says the same. */
  readonly says: Map<Namespace, AnySay>;
}

const texts: Readonly<Record<Language, Map<string, string>>> = { en: new Map(), sv: new Map() };
const listeners = new Set<() => void>();
let spoken: Spoken = { language: 'en', says: new Map() };

/** Lays them beside what is here of the language, and in the place of what has the same path. */
export function addTexts(language: Language, portion: object): void {
  const add = (node: TextNode, path: string, separator: string) => {
    for (const [key, value] of Object.entries(node)) {
      const at = `${path}${separator}${key}`;
      if (typeof value === 'string') texts[language].set(at, value);
      else add(value, at, '.');
    }
  };
  for (const [namespace, node] of Object.entries(portion)) add(node, namespace, ':');
}

/** Every screen is written anew: in another language, or because texts that it shows say something else. */
export function speak(language: Language): void {
  document.documentElement.lang = language;
  spoken = { language, says: new Map() };
  for (const listener of listeners) listener();
}

export function spokenLanguage(): Language {
  return spoken.language;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const useSpoken = (): Spoken => useSyncExternalStore(subscribe, () => spoken);

export const useLanguage = (): Language => useSpoken().language;

/** `t` says the texts of a namespace, or of several, the first of them without its name. */
export function useTranslation<First extends Namespace, Others extends Namespace = never>(
  namespaces: First | readonly [First, ...Others[]],
): { t: Say<First, Others> } {
  const { language, says } = useSpoken();
  const namespace = typeof namespaces === 'string' ? namespaces : namespaces[0];
  const t = says.get(namespace) ?? sayIn(language, namespace);
  says.set(namespace, t);
  return { t };
}

function sayIn(language: Language, namespace: Namespace): AnySay {
  return (key, values) => {
    const path = key.includes(':') ? key : `${namespace}:${key}`;
    const said = sayText(texts[language], language, path, values);
    // A screen that reads what nobody has fetched for it is a mistake of ours, and not to be passed over.
    if (said === null) reportError(new Error(`There is no text "${path}" here.`));
    return said ?? key;
  };
}
