import { useQuery } from '@tanstack/react-query';
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { RateButton, RateSure } from './figure-button.tsx';
import { decimalOf, percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { RateBar } from './rate-bar.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** How often quotes are won with and without the customer designing them, in deals of the same size. */
export function CoDesignPanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const answer = useQuery(query('insightCoDesign', { query: filter }));
  return (
    <Panel title={t('design.title')} text={t('design.text')} file="co-design">
      <Loaded query={answer}>
        {({ sizes }) => (
          <>
            <table className={`${styles['table']} ${styles['lined']} ${styles['barred']}`}>
              <thead>
                <tr>
                  <th scope="col">{t('design.size')}</th>
                  <th scope="col" className={styles['barColumn']}>
                    {t('design.won')}
                  </th>
                  <th scope="col" className={styles['right']}>
                    {t('design.rate')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {sizes.flatMap((size) =>
                  (['with', 'without'] as const).map((how) => (
                    <tr key={`${size.size} ${how}`}>
                      <th scope="row">
                        {t(`size.${size.size}`)}
                        <span className={styles['period']}>{t(`design.${how}`)}</span>
                      </th>
                      <td className={styles['barColumn']}>
                        <RateBar rate={size[how]} />
                      </td>
                      <td className={styles['right']}>
                        <RateButton
                          view="co-design"
                          rate={size[how]}
                          label={`${t(`size.${size.size}`)}, ${t(`design.${how}`)}`}
                        />
                        <RateSure rate={size[how]} />
                      </td>
                    </tr>
                  )),
                )}
              </tbody>
            </table>
            {sizes.map(({ size, difference }) => (
              <p key={size} className={styles['note']}>
                {t(`size.${size}`)}:{' '}
                {difference
                  ? t('design.difference', {
                      low: decimalOf(difference.low * 100, 0),
                      high: decimalOf(difference.high * 100, 0),
                      points: percentOf(difference.findable),
                    })
                  : t('price.noComparison', { fewest: fewestToCompare })}
              </p>
            ))}
            <p className={styles['note']}>{t('design.cause')}</p>
          </>
        )}
      </Loaded>
    </Panel>
  );
}
