/** What an organisation may call stages, as it is sent and kept. */
import { z } from 'zod';
import { longestLabel, nameLanguages } from './stage-names.ts';
import { Stage } from './stages.ts';

export const StageLabel = z.strictObject({
  stage: Stage,
  language: z.enum(nameLanguages),
  label: z.string().trim().min(1).max(longestLabel),
});

/** At most one for a stage in a language; where there is none, the product's own name holds. */
export const StageLabels = z
  .array(StageLabel)
  .refine(
    (labels) => new Set(labels.map(({ stage, language }) => `${stage} ${language}`)).size === labels.length,
  );
