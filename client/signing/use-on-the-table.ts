import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { afterMoves, chosenContent, type OfferMove } from '#shared/acceptance/offer-choices.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { query, useCommand } from '../api/queries.ts';
import { problemWord } from '../ui/problem-words.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import type { OnTheTable } from './offer-context.ts';

type Sent = EndpointAnswer<'getVersion'>;

/** How the version is answered now, priced for the server's day; `null` until that is known. */
export function useOnTheTable(quoteId: string, sent: Sent, isOffline: boolean): OnTheTable | null {
  const { version, frozen } = sent;
  const { data } = useQuery(query('getAnswer', { params: { quoteId, number: version.number } }));
  const { choose, underWay } = useChoosing(quoteId, version.number);
  const space = useMemo(() => offerSpaceOf(frozen.content), [frozen]);
  const shown = useShown(frozen, data?.answer ?? null, underWay);
  if (!data || !shown) return null;
  const isChoosing = underWay !== null;
  return {
    quoteId,
    version,
    frozen,
    answer: data.answer,
    ...shown,
    space,
    isChoosing,
    isOffline,
    choose,
  };
}

type Moves = readonly OfferMove[] | null;

/** The figures with what has been chosen, and with what is on its way: a press shows at once what it comes to. */
function useShown({ content: asSent }: Sent['frozen'], answer: AnswerView | null, underWay: Moves) {
  return useMemo(() => {
    if (!answer) return null;
    const content = chosenContent(asSent, afterMoves(answer.choices, underWay ?? []));
    const priced = priceQuote(content, { asOf: answer.asOf });
    return { content, priced, totals: displayedTotals(priced) };
  }, [asSent, answer, underWay]);
}

function useChoosing(quoteId: string, number: number) {
  const { t } = useTranslation('signing');
  const { t: tUi } = useTranslation('ui');
  const client = useQueryClient();
  const command = useCommand('chooseInOffer');
  const params = { quoteId, number };
  const { queryKey } = query('getAnswer', { params });

  const choose = (moves: readonly OfferMove[]) =>
    command.mutate(
      { params, body: { moves: [...moves] } },
      {
        onSuccess: (now) => client.setQueryData(queryKey, now),
        onError: (error) => {
          const isOutside = error instanceof ApiProblem && error.code === 'outside-offer';
          showToast(isOutside ? t('choose.outside') : tUi(`problem.${problemWord(error)}.title`));
          void client.invalidateQueries({ queryKey });
        },
      },
    );
  const underWay: Moves = command.isPending ? (command.variables?.body.moves ?? null) : null;
  return { choose, underWay };
}
