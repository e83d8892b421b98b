import type { NewProposal, ProposalView } from '#shared/protocol/negotiation-api.ts';
import { useCommand } from '../api/queries.ts';
import { firstName, shortCompany } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** Puts a proposal to the other side, or counters one of theirs. */
export function usePropose(counters: ProposalView | undefined) {
  const { t } = useTranslation('negotiation');
  const { quoteId, quote, side } = useRoom();
  const fresh = useCommand('propose');
  const counter = useCommand('counterProposal');
  const name = side === 'seller' ? shortCompany(quote.customer.name) : firstName(quote.owner.name);
  return {
    /** Rejects where it was refused, which `error` tells. */
    propose: async (body: NewProposal): Promise<void> => {
      if (counters) await counter.mutateAsync({ params: { quoteId, proposalId: counters.id }, body });
      else await fresh.mutateAsync({ params: { quoteId }, body });
      showToast(t('toast.made', { name }));
    },
    isPending: fresh.isPending || counter.isPending,
    error: fresh.error ?? counter.error,
  };
}
