import type { NextStep } from '#shared/opportunity/next-step.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { Money } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './outstanding.module.css';
import type { CurrencySum } from './outstanding-model.ts';

interface OutstandingFiguresProps {
  of: Pick<EndpointAnswer<'listOutstanding'>, 'count' | 'sums' | 'medianAgeDays' | 'steps'>;
  /** The one step that is looked at; absent, all of them. */
  step: NextStep | undefined;
}

/** What is out there in all, what waits for us, what is about to end, and how old it is. */
export function OutstandingFigures({ of, step }: OutstandingFiguresProps) {
  const { t } = useTranslation('pipeline');
  const counted = (label: string, wanted: NextStep) => {
    const found = of.steps.find((one) => one.step === wanted && (step === undefined || step === wanted));
    return {
      label,
      value: found ? found.count : t('figure.none'),
      note: found && <Sums of={found.sums} />,
    };
  };
  const age = of.medianAgeDays;
  return (
    <KeyFigures
      figures={[
        {
          label: t('figure.outstanding'),
          value: of.count === 0 ? t('figure.none') : <Sums of={of.sums} />,
          note: t('figure.outstandingNote', { count: of.count }),
        },
        counted(t('figure.waitingForUs'), 'waiting-for-us'),
        counted(t('figure.expiresSoon'), 'expires-soon'),
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
function Sums({ of }: { of: readonly CurrencySum[] }) {
  return of.map(({ currency, amount }) => (
    <span key={currency} className={styles['sum']}>
      <Money amount={amount} currency={currency} />
    </span>
  ));
}
