import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { Sums } from './sums.tsx';
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
                <th scope="col" className={styles['right']}>
                  {t('hygiene.deals')}
                </th>
                <th scope="col" className={styles['right']}>
                  {t('rows.amount')}
                </th>
              </tr>
            </thead>
            <tbody>
              {marks.map(({ mark, figure }) => (
                <tr key={mark}>
                  <th scope="row">{t(`hygiene.marks.${mark}`)}</th>
                  <td className={styles['right']}>
                    <FigureButton view="hygiene" cell={figure.cell} label={t(`hygiene.marks.${mark}`)}>
                      {String(figure.count)}
                    </FigureButton>
                  </td>
                  <td className={`num ${styles['right']}`}>
                    <Sums figure={figure} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Loaded>
    </Panel>
  );
}
