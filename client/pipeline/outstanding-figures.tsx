import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './outstanding.module.css';
import { medianAge, sumByCurrency } from './outstanding-model.ts';

/** What is out there in all, what waits for us, what is about to end, and how old it is. */
export function OutstandingFigures({ quotes }: { quotes: readonly OutstandingQuote[] }) {
  const { t } = useTranslation('pipeline');
  const inStep = (step: NextStep) => quotes.filter((quote) => quote.nextStep === step);
  const counted = (label: string, group: readonly OutstandingQuote[]) => ({
    label,
    value: group.length === 0 ? t('figure.none') : group.length,
    note: group.length > 0 && <Sums quotes={group} />,
  });
  const age = medianAge(quotes);
  return (
    <KeyFigures
      figures={[
        {
          label: t('figure.outstanding'),
          value: quotes.length === 0 ? t('figure.none') : <Sums quotes={quotes} />,
          note: t('figure.outstandingNote', { count: quotes.length }),
        },
        counted(t('figure.waitingForUs'), inStep('waiting-for-us')),
        counted(t('figure.expiresSoon'), inStep('expires-soon')),
        {
          label: t('figure.medianAge'),
          value: age === null ? t('figure.none') : t('figure.days', { count: age }),
          note: t('figure.medianAgeNote'),
        },
      ]}
    />
  );
}

/** One line per currency. */
function Sums({ quotes }: { quotes: readonly OutstandingQuote[] }) {
  return sumByCurrency(quotes).map(({ currency, amount }) => (
    <span key={currency} className={styles['sum']}>
      <Money amount={amount} currency={currency} />
    </span>
  ));
}
