/** What may differ from one way of selling to another: which stages it has, and how far ahead it looks. */
import { z } from 'zod';
import type { Stage } from './stages.ts';

export const PipelineId = z.string().regex(/^[a-z0-9-]{1,40}$/);
export type PipelineId = z.infer<typeof PipelineId>;

/** The one that every organisation has. */
export const standardPipelineId: PipelineId = 'standard';

export const Pipeline = z.strictObject({
  id: PipelineId,
  name: z.string().trim().min(1).max(60),
  /** Whether the internal step between designing and sending is a stage of its own. */
  hasPricingReview: z.boolean(),
  /** What is expected to close later is shown apart, and in no forecast. In calendar months. */
  horizonMonths: z.int().min(1).max(6),
});
export type Pipeline = z.infer<typeof Pipeline>;

export const pipelineDefaults = { hasPricingReview: true, horizonMonths: 3 } as const;

/** Whether a deal of that pipeline can be in the stage. */
export function hasStage(pipeline: Pick<Pipeline, 'hasPricingReview'>, stage: Stage): boolean {
  return stage !== 'pricing_review' || pipeline.hasPricingReview;
}
