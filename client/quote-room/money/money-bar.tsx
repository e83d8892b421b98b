import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useFigures } from '../use-figures.ts';
import styles from './money.module.css';

const shares = [
  { part: 'required', label: 'money.always' },
  { part: 'chosen', label: 'money.chosen' },
  { part: 'leftOut', label: 'money.leftOut' },
] as const;

/** How much is always there, was chosen, and was left out. */
export function MoneyBar() {
  const { t } = useTranslation('quoteRoom');
  const { money } = useFigures();
  const parts = useSession((session) => session.priced.firstYearParts);
  const words = t('money.parts', {
    required: money(parts.required),
    chosen: money(parts.chosen),
    leftOut: money(parts.leftOut),
  });
  return (
    <>
      <div className={styles['bar']} role="img" aria-label={words}>
        {shares.map(({ part }) => (
          <i key={part} className={styles[part]} style={{ flexGrow: Math.max(0, parts[part]) }} />
        ))}
      </div>
      <ul className={styles['legend']} aria-hidden>
        {shares.map(({ part, label }) => (
          <li key={part}>
            <i className={styles[part]} />
            {t(label)}
          </li>
        ))}
      </ul>
    </>
  );
}
