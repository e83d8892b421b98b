import type { AcceptanceRequestView } from '#shared/protocol/negotiation-api.ts';
import { useCommand } from '../api/queries.ts';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { useProposals } from './proposals-context.tsx';

/** For a buyer, where a version can no longer be accepted as it stands: asking is all there is, and says so. */
export function AskAgain({ version, isLate }: { version: number; isLate: boolean }) {
  const { t } = useTranslation('negotiation');
  const { quoteId, quote, side, me } = useRoom();
  const { requests } = useProposals();
  const request = useCommand('requestAcceptance');
  if (side !== 'buyer') return null;
  const mine = requests.some(
    (each) => each.version === version && each.by.id === me.id && each.state === 'open',
  );
  if (mine) return <span>{t('requests.asked', { name: firstName(quote.owner.name) })}</span>;
  const ask = (wish: AcceptanceRequestView['wish']) =>
    !request.isPending &&
    request.mutate({ params: { quoteId, number: version }, body: { wish, message: '' } });
  return (
    <>
      {isLate && (
        <button type="button" className={controls['button']} onClick={() => ask('new-date')}>
          {t('requests.ask')}
        </button>
      )}
      <button type="button" className={controls['button']} onClick={() => ask('accept')}>
        {t('requests.askAccept')}
      </button>
      {request.error && <ProblemNotice error={request.error} />}
    </>
  );
}
