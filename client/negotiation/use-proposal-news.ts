import { useEffect, useRef } from 'react';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useQuoteSession } from '../sync/use-session.ts';
import { splitMarks } from '../ui/marked-text.tsx';
import { showToast } from '../ui/toast.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { type Heard, heardOf, newsIn } from './proposal-news.ts';
import { useProposalWords } from './proposal-words.ts';
import type { Proposals } from './proposals-context.tsx';

/** Says once what the other side proposes or answers while the room is open, with the way to it. */
export function useProposalNews(known: Proposals | undefined): void {
  const { t } = useTranslation('negotiation');
  const { side, me, isSeen } = useRoom();
  const session = useQuoteSession();
  const { sentence } = useProposalWords(session.getState().content);
  const heard = useRef<Heard | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is known anew is news; the words are of then.
  useEffect(() => {
    if (!known) return;
    const { proposals } = known;
    const news = heard.current && newsIn(proposals, heard.current, side);
    heard.current = heardOf(proposals);
    if (!news || isSeen) return;
    const { proposal, kind } = news;
    const words =
      kind === 'put'
        ? sentence(proposal, proposal.by.id === me.id)
        : t('settledBy', {
            state: t(`state.${proposal.state}`),
            name: firstName(proposal.answeredBy?.name ?? ''),
          });
    const plain = splitMarks(words)
      .map((part) => part.words)
      .join('');
    const place = () => document.querySelector<HTMLElement>(`[data-proposal="${CSS.escape(proposal.id)}"]`);
    const show = {
      label: t('show'),
      run: () => place()?.scrollIntoView({ block: 'center', behavior: 'auto' }),
    };
    showToast(plain, kind === 'put' ? show : undefined);
  }, [known]);
}
