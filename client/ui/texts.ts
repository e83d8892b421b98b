/**
 * The texts of each language, fetched when the language is first used, in the portions that people read: a buyer never
 * fetches the workspace's. A namespace may be in several portions, each with keys of its own.
 */
import type { en as app } from './app-texts.en.ts';
import type { Language } from './languages.ts';
import type { Translation } from './messages.ts';
import type { en as name } from './name-texts.en.ts';
import type { en as replay } from './replay-texts.en.ts';
import type { en as room } from './room-texts.en.ts';
import type { en as sent } from './sent-texts.en.ts';
import type { StageTexts } from './stage-name.ts';
import type { en as workspace } from './workspace-texts.en.ts';

interface Portions {
  /** What the first picture of a quote is written in; the first to be fetched, on every page. */
  readonly room: typeof room;
  readonly app: typeof app;
  readonly name: typeof name;
  readonly replay: typeof replay;
  readonly sent: typeof sent;
  readonly workspace: typeof workspace;
}

export type Portion = keyof Portions;
export type Texts = typeof room &
  typeof app &
  typeof name &
  typeof replay &
  typeof sent &
  typeof workspace & { readonly stage: StageTexts };

type Sources = { readonly [P in Portion]: () => Promise<Translation<Portions[P]>> };
const sources: Readonly<Record<Language, Sources>> = {
  en: {
    room: async () => (await import('./room-texts.en.ts')).en,
    app: async () => (await import('./app-texts.en.ts')).en,
    name: async () => (await import('./name-texts.en.ts')).en,
    replay: async () => (await import('./replay-texts.en.ts')).en,
    sent: async () => (await import('./sent-texts.en.ts')).en,
    workspace: async () => (await import('./workspace-texts.en.ts')).en,
  },
  sv: {
    room: async () => (await import('./room-texts.sv.ts')).sv,
    app: async () => (await import('./app-texts.sv.ts')).sv,
    name: async () => (await import('./name-texts.sv.ts')).sv,
    replay: async () => (await import('./replay-texts.sv.ts')).sv,
    sent: async () => (await import('./sent-texts.sv.ts')).sv,
    workspace: async () => (await import('./workspace-texts.sv.ts')).sv,
  },
};

export const portions = Object.keys(sources.en) as Portion[];

export function loadTexts<P extends Portion>(
  language: Language,
  portion: P,
): Promise<Translation<Portions[P]>> {
  return sources[language][portion]();
}
