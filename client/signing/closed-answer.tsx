import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { requestReasons } from '#shared/negotiation/standing-offer.ts';
import { useCommand } from '../api/queries.ts';
import { firstName } from '../quote-room/names.ts';
import { ButtonLink } from '../ui/button-link.tsx';
import { dayAndTime, longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { useOffer } from './offer-context.ts';
import styles from './signing.module.css';

/** Why nothing can be signed here now, and the way on from it. */
export function ClosedAnswer() {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { answer, version, quoteId } = useOffer();
  const { state, replacedBy, declined } = answer;
  if (state === 'open' || state === 'accepted') return null;
  const sentence =
    state === 'superseded'
      ? replacedBy === null
        ? t('state.supersededPlain')
        : t('state.superseded', { number: replacedBy })
      : t(`state.${state}`, { date: version.validUntil ? longDay(version.validUntil, language) : '' });
  return (
    <section className={styles['block']} aria-live="polite">
      <p className={styles['notice']}>{sentence}</p>
      {declined && (
        <p className={styles['help']}>
          {t('no.done', { name: declined.name, when: dayAndTime(declined.at, language) })}
        </p>
      )}
      {state === 'superseded' && replacedBy !== null && (
        <ButtonLink
          size="lg"
          variant="filled"
          to="/quotes/$quoteId/versions/$number"
          params={{ quoteId, number: String(replacedBy) }}
        >
          {t('state.openNew', { number: replacedBy })}
        </ButtonLink>
      )}
      <AskAgain />
      <p className={styles['else']}>
        <Link to="/quotes/$quoteId" params={{ quoteId }}>
          {t('state.room')}
        </Link>
      </p>
    </section>
  );
}

/** What ran out or lapsed can be asked for; the seller decides. */
function AskAgain() {
  const { t } = useTranslation('signing');
  const { answer, version, quoteId } = useOffer();
  const request = useCommand('requestAcceptance');
  const reason = requestReasons.find((each) => each === answer.state);
  if (!reason || !answer.you?.maySign) return null;
  const seller = firstName(version.sentBy);
  if (request.isSuccess) return <p className={styles['notice']}>{t('ask.asked', { seller })}</p>;
  const ask = () =>
    request.mutate({
      params: { quoteId, number: version.number },
      body: { wish: reason === 'late' ? 'new-date' : 'accept', message: '' },
    });
  return (
    <>
      {request.error && <ProblemNotice error={request.error} />}
      <Button size="lg" fullWidth onClick={ask} aria-disabled={request.isPending}>
        {reason === 'late' ? t('ask.late') : t('ask.other', { seller })}
      </Button>
    </>
  );
}
