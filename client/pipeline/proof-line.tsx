import { Link } from '@tanstack/react-router';
import { minorUnitsOf } from '#shared/money/currency.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import type { Proof } from '#shared/opportunity/proofs.ts';
import type { LossView } from '#shared/protocol/pipeline-api.ts';
import { longDay, shortDayOf } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';

interface ProofLineProps {
  proof: Proof;
  /** Of an event that ended a cycle: what it came to then. */
  loss: LossView | null;
  /** The deal's. */
  currency: string;
}

/** What an event rests on, in words, and the way to it. */
export function ProofLine(props: ProofLineProps) {
  const { said, link } = useProof(props);
  return (
    <p className={styles['quiet']}>
      {said} {link}
    </p>
  );
}

function useProof({ proof, loss, currency }: ProofLineProps): {
  readonly said?: string | undefined;
  readonly link?: React.ReactNode;
} {
  const { t } = useTranslation('pipeline');
  const { t: tLoss } = useTranslation('negotiation');
  const language = useLanguage();
  switch (proof.kind) {
    case 'gate': {
      const of = proof.currency ?? currency;
      const range = [proof.value, proof.valueHigh]
        .filter((value) => value !== null)
        .map((value) => formatMoney(minorUnitsOf(value, of), of))
        .join(' – ');
      const said = t('deal.proof.gate', { range, day: longDay(proof.expectedClose, language) });
      return {
        said: proof.needNote === '' ? said : `${said} ${t('deal.because', { reason: proof.needNote })}`,
      };
    }
    case 'change':
      return {
        said: proof.act === null ? undefined : `${t(`change.${proof.act}`, { title: proof.title })}.`,
        link: <ToQuote quoteId={proof.quoteId} />,
      };
    case 'comment':
      return {
        link: (
          <Link
            to="/quotes/$quoteId"
            params={{ quoteId: proof.quoteId }}
            search={{ thread: proof.threadId }}
            className="link"
          >
            {t('deal.proof.comment')}
          </Link>
        ),
      };
    case 'ready':
      return { link: <ToQuote quoteId={proof.quoteId} /> };
    case 'proposal':
      return {
        said: proof.number === null ? undefined : t('deal.proof.onVersion', { number: proof.number }),
        link: <ToQuote quoteId={proof.quoteId} words={t('deal.proof.proposal')} />,
      };
    case 'version':
      return { link: <ToVersion {...proof} /> };
    case 'decline':
      return {
        said: [t(`deal.declined.${proof.reason}`), proof.words && t('deal.because', { reason: proof.words })]
          .filter(Boolean)
          .join(' '),
        link:
          proof.number === null ? (
            <ToQuote quoteId={proof.quoteId} />
          ) : (
            <ToVersion quoteId={proof.quoteId} number={proof.number} />
          ),
      };
    case 'step':
      return {
        said: proof.reason === '' ? undefined : t('deal.because', { reason: proof.reason }),
        link: <ToQuote quoteId={proof.quoteId} />,
      };
    case 'loss': {
      const said = [
        `${tLoss(`lose.variants.${proof.variant}`)}.`,
        loss?.amount != null && `${formatMoney(loss.amount, loss.currency)}.`,
        proof.wakeUpOn && t('deal.proof.askAgain', { day: longDay(proof.wakeUpOn, language) }),
        proof.note && t('deal.because', { reason: proof.note }),
        proof.lastBuyerAct === null && t('deal.proof.neverHeard'),
        proof.lastBuyerAct &&
          t('deal.proof.lastHeard', {
            what: t(`change.${proof.lastBuyerAct.kind}`, { title: proof.lastBuyerAct.title }),
            who: proof.lastBuyerAct.name,
            day: shortDayOf(proof.lastBuyerAct.at, language),
          }),
      ];
      return { said: said.filter(Boolean).join(' ') };
    }
  }
}

function ToQuote({ quoteId, words }: { quoteId: string; words?: string }) {
  const { t } = useTranslation('pipeline');
  return (
    <Link to="/quotes/$quoteId" params={{ quoteId }} className="link">
      {words ?? t('deal.proof.quote')}
    </Link>
  );
}

function ToVersion({ quoteId, number }: { quoteId: string; number: number }) {
  const { t } = useTranslation('pipeline');
  return (
    <Link
      to="/quotes/$quoteId/versions/$number"
      params={{ quoteId, number: String(number) }}
      className="link"
    >
      {t('deal.version', { number })}
    </Link>
  );
}
