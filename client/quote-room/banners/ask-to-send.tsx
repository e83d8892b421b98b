import { IconSend } from '@tabler/icons-react';
import { mayWrite } from '#shared/access/permissions.ts';
import { useCommand } from '../../api/queries.ts';
import { useSession } from '../../sync/use-session.ts';
import { timeOf } from '../../ui/dates.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { firstName } from '../names.ts';
import { useRoom } from '../room-context.ts';
import styles from './ask-to-send.module.css';
import { Banner } from './banner.tsx';

/** The buyer's main action while both design: to have what stands as an offer. Once it is asked, that it is. */
export function AskToSend() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, quoteId, side, me } = useRoom();
  const status = useSession((session) => session.status);
  const ask = useCommand('requestSend');
  if (side !== 'buyer' || !mayWrite('shared', 'choices', status, 'buyer', quote.right)) return null;
  // Whoever has stepped back goes on first.
  if (quote.stance?.participantId === me.id) return null;
  const seller = firstName(quote.owner.name);
  const press = () => ask.mutate({ params: { quoteId }, body: { message: '' } });
  return (
    <div className={styles['ask']} aria-live="polite">
      {quote.sendRequest ? (
        <p className={styles['asked']}>
          {t('offering.asked', { seller, time: timeOf(quote.sendRequest.at, language) })}
        </p>
      ) : (
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']} ${styles['button']}`}
          aria-disabled={ask.isPending}
          onClick={() => !ask.isPending && press()}
        >
          <IconSend size={16} stroke={1.75} aria-hidden />
          {t('offering.ask', { seller })}
        </button>
      )}
      {ask.error && <ProblemNotice error={ask.error} onRetry={press} />}
    </div>
  );
}

/** For the seller, who asks for it and in what words. */
export function SendRequestBanner() {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, side } = useRoom();
  const request = quote.sendRequest;
  if (side !== 'seller' || request === null) return null;
  const said = { name: firstName(request.name), time: timeOf(request.at, language) };
  return (
    <Banner tone="pine" icon={IconSend}>
      {t('offering.wanted', said)}
      {request.message !== '' && ` ${t('offering.quoted', { words: request.message })}`}
    </Banner>
  );
}
