import { IconAlertTriangle } from '@tabler/icons-react';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { goToField } from '../go-to.ts';
import { useFigures } from '../use-figures.ts';
import styles from './private.module.css';
import { useSellerChecks } from './use-seller-checks.ts';

/** What the seller's own limits object to. What has no cost is told with the margin, which says nothing about it. */
export function PrivateChecks() {
  const { t } = useTranslation('quoteRoom');
  const { percent } = useFigures();
  const components = useSession((session) => session.content.components);
  const checks = useSellerChecks().filter(({ code }) => code !== 'cost-unknown');
  if (checks.length === 0) return null;
  return (
    <ul className={styles['checks']} aria-label={t('priv.checks')}>
      {checks.map(({ code, element, stated, limit }) => (
        <li key={`${code} ${element}`}>
          <IconAlertTriangle size={14} stroke={1.75} aria-hidden />
          <span>
            {t(`priv.check.${code}`, {
              title: components.find(({ id }) => id === element)?.title || t('row.untitled'),
              stated: percent(stated ?? '0'),
              limit: percent(limit ?? '0'),
            })}
            {element !== null && ' '}
            {element !== null && (
              <button type="button" className="link" onClick={() => goToField(element, 'unitPrice')}>
                {t('send.go')}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
