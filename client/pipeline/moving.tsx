import { useQuery } from '@tanstack/react-query';
import { moveByHand } from '#shared/opportunity/moves.ts';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { query } from '../api/queries.ts';
import { LoseDealOf } from '../negotiation/lose-deal.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ReturnDeal } from './return-deal.tsx';
import { ReviveDeal } from './revive-deal.tsx';
import { StageWay, SubmitDeal } from './stage-way.tsx';

/** A deal that somebody wants in another stage, open or ended. */
export type MovedDeal = Pick<DealCard, 'opportunityId' | 'quoteId' | 'customerName' | 'stage'>;

interface MovingProps {
  deal: MovedDeal;
  to: Stage;
  pipeline: Pick<Pipeline, 'hasPricingReview'> | undefined;
  onDone: () => void;
}

/** What moves it there, asked in place; or why nobody does, with the way to what would. */
export function Moving({ deal, to, pipeline, onDone }: MovingProps) {
  const { decision, why } = moveByHand(deal.stage, to, pipeline);
  switch (decision) {
    case 'lose':
      return <LoseDealOf id={deal.opportunityId} onDone={onDone} />;
    case 'revive':
      return <ReviveDealOf deal={deal} onDone={onDone} />;
    case 'submit':
      return <SubmitDeal deal={deal} onDone={onDone} />;
    case 'return':
      return <ReturnDeal deal={deal} onDone={onDone} />;
    default:
      return <StageWay deal={deal} why={why} onDone={onDone} />;
  }
}

/** Asks what is known of the deal alone. */
function ReviveDealOf({ deal: { opportunityId }, onDone }: Pick<MovingProps, 'deal' | 'onDone'>) {
  const { data, error } = useQuery(query('getDeal', { params: { opportunityId } }));
  if (error) return <ProblemNotice error={error} />;
  return data ? <ReviveDeal deal={data} onDone={onDone} /> : null;
}
