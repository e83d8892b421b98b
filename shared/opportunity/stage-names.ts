/** What stages are called: the product's own names, and an organisation's labels on top of them. The types never change. */
import type { Stage } from './stages.ts';

export const stageNames = {
  en: {
    identified: 'Identified',
    co_designing: 'Co-design',
    pricing_review: 'Pricing',
    quote_sent: 'Sent',
    negotiating: 'Negotiation',
    won: 'Won',
    lost: 'Lost',
  },
  sv: {
    identified: 'Identifierad',
    co_designing: 'Samskapande',
    pricing_review: 'Prissättning',
    quote_sent: 'Skickad',
    negotiating: 'Förhandling',
    won: 'Vunnen',
    lost: 'Förlorad',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Stage, string>>>>;
export type NameLanguage = keyof typeof stageNames;
export const nameLanguages = Object.keys(stageNames) as [NameLanguage, ...NameLanguage[]];

/** It stands in badges and over columns. */
export const longestLabel = 30;

export interface StageLabel {
  readonly stage: Stage;
  readonly language: NameLanguage;
  readonly label: string;
}

/**
 * By itself: in badges, over columns, and where a sentence says that something moves there. What the screens say in
 * sentences goes by `client/ui/stage-name.ts`.
 */
export function stageNameOf(stage: Stage, language: NameLanguage, labels: readonly StageLabel[]): string {
  const own = labels.find((label) => label.stage === stage && label.language === language);
  return own?.label ?? stageNames[language][stage];
}

/** In a sentence: with a small letter, unless what it is called has capitals of its own ("PoC", "RFQ"). */
export function stageWordOf(stage: Stage, language: NameLanguage, labels: readonly StageLabel[]): string {
  return asWord(stageNameOf(stage, language, labels));
}

function asWord(name: string): string {
  const [first = '', ...rest] = name;
  const others = rest.join('');
  return others === others.toLocaleLowerCase() ? `${first.toLocaleLowerCase()}${others}` : name;
}
