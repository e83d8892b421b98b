import { IconHeartHandshake, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { StanceView } from '#shared/protocol/views.ts';
import { useCommand } from '../api/queries.ts';
import { Banner } from '../quote-room/banners/banner.tsx';
import { leadOn } from '../quote-room/banners/lead-on.ts';
import controls from '../quote-room/controls.module.css';
import { firstName } from '../quote-room/names.ts';
import { useRoom } from '../quote-room/room-context.ts';
import { useSellerParts } from '../quote-room/seller-parts.ts';
import { dayAndTime, longDay } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';

/** What somebody at the customer said of going on at all, for both sides, until it is answered. */
export function StanceBanner({ stance }: { stance: StanceView }) {
  const { side } = useRoom();
  if (stance.stance === 'ready-again') return <ReadyAgain stance={stance} />;
  return side === 'seller' ? <SteppedBack stance={stance} /> : <YourStep stance={stance} />;
}

/** "Not now. We move offices first." */
function useSaid({ reason, words }: StanceView): string {
  const { t } = useTranslation('signing');
  if (reason === null || (reason === 'other' && words !== '')) return words;
  return [t(`no.${reason}`), words].filter(Boolean).join('. ');
}

/** For the buyers: that it is said, what follows, and for whoever said it the way back. */
function YourStep({ stance }: { stance: StanceView }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { quote, quoteId, me } = useRoom();
  const goOn = useCommand('goOn');
  const isMine = stance.participantId === me.id;
  const seller = firstName(quote.owner.name);
  const said = { seller, name: firstName(stance.name), said: useSaid(stance) };
  const press = () => !goOn.isPending && goOn.mutate({ params: { quoteId }, body: {} });
  return (
    <section ref={leadOn} aria-label={t('stance.title')}>
      <Banner
        icon={IconPlayerPause}
        actions={
          isMine && (
            <button
              type="button"
              className={controls['button']}
              aria-disabled={goOn.isPending}
              onClick={press}
            >
              {t('stance.goOn')}
            </button>
          )
        }
      >
        <p>{t(isMine ? 'stance.stepped_you' : 'stance.stepped', said)}</p>
        {stance.comeBackOn && (
          <p>{t('stance.asksAgain', { seller, date: longDay(stance.comeBackOn, language) })}</p>
        )}
        <p>{t('stance.follows', { seller })}</p>
      </Banner>
      {goOn.error && <ProblemNotice error={goOn.error} onRetry={press} />}
    </section>
  );
}

/** For the seller: who, when and in what words, and the decision that it suggests. */
function SteppedBack({ stance }: { stance: StanceView }) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const { quote } = useRoom();
  const parts = useSellerParts();
  const [isClosing, setClosing] = useState(false);
  const name = firstName(stance.name);
  const { opportunity } = quote;
  const mayClose = parts && opportunity && quote.commands.close;
  return (
    <>
      <Banner
        tone="amber"
        icon={IconPlayerPause}
        actions={
          mayClose &&
          !isClosing && (
            <button type="button" className={controls['button']} onClick={() => setClosing(true)}>
              {t('stance.close')}
            </button>
          )
        }
      >
        <p>{t('stance.toSeller', { name, time: dayAndTime(stance.at, language), said: useSaid(stance) })}</p>
        {stance.comeBackOn && <p>{t('seller.comeBack', { date: longDay(stance.comeBackOn, language) })}</p>}
      </Banner>
      {mayClose && isClosing && <parts.LoseDealOf id={opportunity.id} onDone={() => setClosing(false)} />}
    </>
  );
}

/** The way to take it up again is in the line above, which says that it is closed. */
function ReadyAgain({ stance }: { stance: StanceView }) {
  const { t } = useTranslation('signing');
  const { t: tRoom } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { quote, side, me } = useRoom();
  const who = side === 'seller' ? 'toSeller' : stance.participantId === me.id ? 'you' : 'other';
  return (
    <Banner tone="pine" icon={IconHeartHandshake}>
      <p>
        {t(`stance.ready.${who}`, {
          name: firstName(stance.name),
          seller: firstName(quote.owner.name),
          time: dayAndTime(stance.at, language),
        })}
        {stance.words !== '' && ` ${tRoom('offering.quoted', { words: stance.words })}`}
      </p>
    </Banner>
  );
}
