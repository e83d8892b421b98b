import { type Stage, transitions } from '#shared/opportunity/stages.ts';

/** Whether sending moves the opportunity: from negotiation a new version leaves it where it is. */
export function movesToSent(stage: Stage | undefined): boolean {
  return stage !== undefined && transitions.quote_sent[stage] === 'quote_sent';
}
