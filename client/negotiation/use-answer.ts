import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';

/** What the reader can say to a proposal. What was refused is fetched again and shown as it stands. */
export function useAnswer({ id, by }: ProposalView) {
  const { t } = useTranslation('negotiation');
  const { quoteId } = useRoom();
  const answer = useCommand('answerProposal');
  const withdraw = useCommand('withdrawProposal');
  const params = { quoteId, proposalId: id };
  const name = firstName(by.name);
  // Told when the answer comes, not where it was given: the proposal may be gone from the screen by then.
  const tell = (done: string) => [() => showToast(done), () => {}] as const;
  const say = (which: 'accept' | 'decline', done: string) => () =>
    void answer.mutateAsync({ params, body: { answer: which, note: '' } }).then(...tell(done));
  return {
    accept: say('accept', t('toast.accepted')),
    decline: say('decline', t('toast.declined', { name })),
    withdraw: () => void withdraw.mutateAsync({ params, body: {} }).then(...tell(t('toast.withdrawn'))),
    isPending: answer.isPending || withdraw.isPending,
    error: answer.error ?? withdraw.error,
  };
}
