import type { ComponentInsight } from '#shared/protocol/views.ts';
import { PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { ComponentName } from './choice-row.tsx';
import styles from './insight.module.css';
import { leftOutRows } from './insight-model.ts';
import { useInsightSearch } from './use-insight-search.ts';
import { WordsList } from './words-list.tsx';

/** What was not bought, in money: the largest first. How often opens to the quotes, where the component stands among the others. */
export function LeftOutPanel({ components }: { components: readonly ComponentInsight[] }) {
  const { t } = useTranslation('insight');
  const { search, change } = useInsightSearch();
  const rows = leftOutRows(components);
  return (
    <section className={`card ${styles['panel']}`} aria-labelledby="left-out-title">
      <header className={styles['head']}>
        <h2 id="left-out-title">{t('leftOut.title')}</h2>
      </header>
      {rows.length === 0 ? (
        <p className={styles['note']}>{t('leftOut.nothing')}</p>
      ) : (
        <>
          <table className={`${styles['table']} ${styles['lined']}`}>
            <thead>
              <tr>
                <th scope="col">{t('leftOut.component')}</th>
                <th scope="col" className={styles['right']}>
                  {t('leftOut.times')}
                </th>
                <th scope="col" className={styles['right']}>
                  {t('leftOut.value')}
                </th>
                <th scope="col" className={`${styles['right']} ${styles['roomy']}`}>
                  {t('leftOut.cameBack')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((component) => (
                <tr key={component.key}>
                  <th scope="row">
                    <ComponentName component={component} />
                  </th>
                  <td className={styles['right']}>
                    <button
                      type="button"
                      className={`num ${styles['figure']}`}
                      aria-label={`${component.title}, ${t('leftOut.times')}: ${component.leftOut}`}
                      aria-expanded={search.component === component.key}
                      onClick={() =>
                        change({ component: search.component === component.key ? undefined : component.key })
                      }
                    >
                      {component.leftOut}
                    </button>
                  </td>
                  <td className={`num ${styles['right']} ${styles['strong']}`}>
                    <PeriodMoney
                      amount={component.amountLeftOut}
                      currency={component.currency}
                      period={component.period}
                    />
                  </td>
                  <td className={`num ${styles['right']} ${styles['roomy']}`}>{component.readded}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={styles['note']}>{t('leftOut.help')}</p>
        </>
      )}
      <WordsList />
    </section>
  );
}
