import { IconCircleCheck, IconMessageCircleX, IconSignature } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { query, useCommand } from '../api/queries.ts';
import { Banner } from '../quote-room/banners/banner.tsx';
import { useRoom } from '../quote-room/room-context.ts';
import { Button, LinkButton } from '../ui/button.tsx';
import { longDay } from '../ui/dates.ts';
import { showToast } from '../ui/toast.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { answerSentence, rescindedSentence } from './answer-words.ts';
import { PaperBanner } from './paper/paper-banner.tsx';
import { useSight } from './use-sight.ts';

/** In the room: for the buyer the way to sign what lies with them, for the seller what they have answered. */
export function AnswerBanner() {
  const { quote, quoteId, side } = useRoom();
  const number = quote.versions[0]?.number;
  const { data } = useQuery({
    ...query('getAnswer', { params: { quoteId, number: number ?? 0 } }),
    enabled: number !== undefined,
  });
  if (number === undefined || !data) return null;
  const about = { number, answer: data.answer };
  return side === 'buyer' ? <ForBuyer {...about} /> : <ForSeller {...about} />;
}

interface About {
  number: number;
  answer: AnswerView;
}

function ForBuyer({ number, answer: { state, validUntil, accepted } }: About) {
  const { quote, quoteId, asCustomer } = useRoom();
  // What lies with them is what stands on the paper, until the seller opens the next version.
  useSight(quoteId, quote.status === 'sent' && !asCustomer ? number : null);
  const { t } = useTranslation('signing');
  const language = useLanguage();
  if (accepted?.rescinded) {
    return (
      <Banner tone="amber" icon={IconMessageCircleX} actions={<ToVersion number={number} word="see" />}>
        {rescindedSentence(t, accepted.rescinded, number, language)}
      </Banner>
    );
  }
  if (state === 'accepted') {
    return (
      <Banner tone="green" icon={IconCircleCheck} actions={<ToVersion number={number} word="see" />}>
        {t('seller.youSigned', { number })}
      </Banner>
    );
  }
  if (state !== 'open') return null;
  return (
    <Banner tone="pine" icon={IconSignature} actions={<ToVersion number={number} word="readSign" />}>
      {validUntil
        ? t('seller.toSign', { number, date: longDay(validUntil.day, language) })
        : t('seller.toSignOpen', { number })}
    </Banner>
  );
}

function ForSeller({ number, answer }: About) {
  const { t } = useTranslation('signing');
  const language = useLanguage();
  const sentence = answerSentence(t, answer, number, language);
  useNews(sentence);
  const toVersion = <ToVersion number={number} word="see" />;
  const { accepted, declined, named, moves } = answer;
  const isOff = declined !== null || accepted?.rescinded != null;
  return (
    <>
      {sentence && (
        <Banner
          tone={isOff ? 'amber' : accepted ? 'green' : 'pine'}
          icon={isOff ? IconMessageCircleX : accepted ? IconCircleCheck : IconSignature}
          actions={
            <>
              {toVersion}
              {declined && <StartNext />}
            </>
          }
        >
          {sentence}
          {declined?.comeBack && (
            <>
              <br />
              {t('seller.comeBack', { date: longDay(declined.comeBack, language) })}
            </>
          )}
        </Banner>
      )}
      {!accepted && !declined && named.length > 0 && (
        <Banner tone="amber" icon={IconSignature}>
          {named.map(({ byName, name, email }) => t('seller.named', { by: byName, name, email })).join(' ')}
        </Banner>
      )}
      {!accepted && !declined && moves.length > 0 && (
        <Banner icon={IconSignature} actions={toVersion}>
          {t('seller.moves', { count: moves.length })}
        </Banner>
      )}
      {!accepted && <PaperBanner number={number} />}
    </>
  );
}

/** What was declined leads on by one press. */
function StartNext() {
  const { t } = useTranslation('signing');
  const { quote, quoteId } = useRoom();
  const revise = useCommand('reviseQuote');
  if (!quote.commands.revise) return null;
  return (
    <Button
      variant="filled"
      aria-disabled={revise.isPending}
      onClick={() => !revise.isPending && revise.mutate({ params: { quoteId } })}
    >
      {t('seller.revise', { number: quote.nextVersion })}
    </Button>
  );
}

/** Says at once what arrives while one is looking; what stood there before is no news. */
function useNews(sentence: string | null): void {
  const known = useRef(sentence);
  useEffect(() => {
    if (sentence !== null && sentence !== known.current) showToast(sentence);
    known.current = sentence;
  }, [sentence]);
}

function ToVersion({ number, word }: { number: number; word: 'see' | 'readSign' }) {
  const { t } = useTranslation('signing');
  const { quoteId } = useRoom();
  return (
    <LinkButton
      to={`/quotes/${quoteId}/versions/${number}`}
      variant={word === 'readSign' ? 'filled' : 'default'}
    >
      {t(`seller.${word}`, { number })}
    </LinkButton>
  );
}
