import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { DealsAndAmount, DealsAndAmountHeads } from './deals-and-amount.tsx';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** Open deals that somebody has to look at, by why. */
export function HygienePanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const hygiene = useQuery(query('insightHygiene', { query: filter }));
  return (
    <Panel title={t('hygiene.title')} file="hygiene">
      <Loaded query={hygiene}>
        {({ marks }) => (
          <table className={`${styles['table']} ${styles['lined']}`}>
            <thead>
              <tr>
                <th scope="col">{t('hygiene.mark')}</th>
                <DealsAndAmountHeads />
              </tr>
            </thead>
            <tbody>
              {marks.map(({ mark, figure }) => (
                <tr key={mark}>
                  <th scope="row">{t(`hygiene.marks.${mark}`)}</th>
                  <DealsAndAmount view="hygiene" figure={figure} label={t(`hygiene.marks.${mark}`)} />
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  );
}
