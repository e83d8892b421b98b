/**
 * What stages are called, as texts like all others, in a namespace of their own: the product's names, and an
 * organisation's labels in their place. A sentence that names a stage says `$t(stage:word.lost)`, or `$t(stage:name.won)`
 * where it stands by itself or begins the sentence; nothing else writes the name of a stage.
 */
import { nameLanguages, type StageLabel, stageNameOf, stageWordOf } from '#shared/opportunity/stage-names.ts';
import { type Stage, stages } from '#shared/opportunity/stages.ts';
import { addTexts, speak, spokenLanguage, useTranslation } from './use-translation.ts';

export interface StageTexts {
  readonly name: Readonly<Record<Stage, string>>;
  readonly word: Readonly<Record<Stage, string>>;
}

let named: readonly StageLabel[] | null = null;

/** Everything that names a stage says it so from now on. Without labels, as the product does. */
export function nameStages(labels: readonly StageLabel[]): void {
  if (named !== null && JSON.stringify(named) === JSON.stringify(labels)) return;
  named = labels;
  for (const language of nameLanguages) {
    addTexts(language, { stage: stageTexts(language, labels) });
  }
  speak(spokenLanguage());
}

export function stageTexts(
  language: (typeof nameLanguages)[number],
  labels: readonly StageLabel[],
): StageTexts {
  const each = (nameOf: typeof stageNameOf) =>
    Object.fromEntries(stages.map((stage) => [stage, nameOf(stage, language, labels)])) as StageTexts['name'];
  return { name: each(stageNameOf), word: each(stageWordOf) };
}

/** For a name by itself. */
export function useStageName(): (stage: Stage) => string {
  const { t } = useTranslation('stage');
  return (stage) => t(`name.${stage}`);
}
