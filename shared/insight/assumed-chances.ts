/**
 * How likely a deal in each open stage is won, before an organisation has a history of its own: what it assumes itself,
 * else what the product does. It weighs as much as ten cases do, and is shown beside what it has become.
 */
import { z } from 'zod';
import { isOpen, Stage, stages } from '../opportunity/stages.ts';

export const chanceStages = stages.filter(isOpen);

export const AssumedChance = z.strictObject({
  stage: Stage.exclude(['won', 'lost']),
  percent: z.int().min(0).max(100),
});
export type AssumedChance = z.infer<typeof AssumedChance>;

/** At most one of each stage; where there is none, the product's own holds. */
export const AssumedChances = z
  .array(AssumedChance)
  .refine((chances) => new Set(chances.map(({ stage }) => stage)).size === chances.length);

export type AssumedChances = z.infer<typeof AssumedChances>;

/** In per cent. */
const defaults: Readonly<Partial<Record<Stage, number>>> = {
  identified: 15,
  co_designing: 30,
  pricing_review: 40,
  quote_sent: 40,
  negotiating: 50,
};

/** In per cent; 0 of a stage that is not open. */
export function assumedPercent(stage: Stage, own: readonly AssumedChance[]): number {
  return own.find((chance) => chance.stage === stage)?.percent ?? defaults[stage] ?? 0;
}
