import type { SignalView } from '#shared/protocol/pipeline-api.ts';
import { shortDayOf } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './deal.module.css';
import { DealPanel } from './deal-panel.tsx';

/** What other systems saw of the customer. It is there to read. */
export function DealSignals({ signals }: { signals: readonly SignalView[] }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  if (signals.length === 0) return null;
  return (
    <DealPanel title={t('deal.signals')}>
      <p className={styles['quiet']}>{t('deal.signalsHelp')}</p>
      <ul className={styles['list']}>
        {signals.map(({ id, kind, label, value, source, seenAt }) => (
          <li key={id}>
            <span>
              {t(`deal.signal.${kind}`)}: {label}
              {value !== '' && `, ${value}`}
            </span>
            <span className={styles['quiet']}>
              {source}, {shortDayOf(seenAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </DealPanel>
  );
}
