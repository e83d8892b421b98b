import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { choicesOf } from '#shared/acceptance/offer-choices.ts';
import type { DisplayedTotals } from '#shared/evidence/displayed-totals.ts';
import { type Acceptance, OfferChanged } from '#shared/protocol/acceptance-api.ts';
import { ApiProblem, NoAnswer } from '../api/api-problem.ts';
import { refresh } from '../api/freshness.ts';
import { query, useCommand } from '../api/queries.ts';
import { useOffer } from './offer-context.ts';

export type SignProblem =
  | { readonly kind: 'failed' | 'tooOften' | 'unknown' }
  /** What was shown is not what stands; the page shows what does by now. */
  | {
      readonly kind: 'changed';
      readonly differs: OfferChanged['differs'];
      readonly before: DisplayedTotals;
    };

type Typed = Pick<Acceptance, 'statement' | 'language' | 'name' | 'title' | 'company' | 'mark'>;

/** Signs exactly what the page shows, and keeps what came of it. */
export function useSign() {
  const client = useQueryClient();
  const { quoteId, version, answer, content, totals } = useOffer();
  const command = useCommand('acceptVersion');
  const [problem, setProblem] = useState<SignProblem | null>(null);
  const params = { quoteId, number: version.number };

  const sign = (typed: Typed) => {
    if (!answer.you) return;
    setProblem(null);
    command.mutate(
      {
        params,
        body: {
          ...typed,
          versionId: version.id,
          hash: version.hash,
          participantId: answer.you.participantId,
          choices: choicesOf(content),
          totals,
        },
      },
      {
        onSuccess: (now) => {
          client.setQueryData(query('getAnswer', { params }).queryKey, now);
          scrollTo({ top: 0 });
        },
        onError: (error) => {
          setProblem(problemOf(error, totals));
          void refresh(client, ['getAnswer', 'getVersion']);
        },
      },
    );
  };
  return { sign, isPending: command.isPending, problem };
}

function problemOf(error: Error, before: DisplayedTotals): SignProblem {
  if (error instanceof NoAnswer) return { kind: 'unknown' };
  if (!(error instanceof ApiProblem)) return { kind: 'failed' };
  if (error.code === 'too-many-requests') return { kind: 'tooOften' };
  if (error.code !== 'offer-changed') return { kind: 'failed' };
  const details = OfferChanged.safeParse(error.details);
  return details.success ? { kind: 'changed', differs: details.data.differs, before } : { kind: 'failed' };
}
