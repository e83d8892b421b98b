import { useQuery } from '@tanstack/react-query';
import { query } from '../api/queries.ts';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { DealsAndAmount, DealsAndAmountHeads } from './deals-and-amount.tsx';
import { FigureButton, RateButton, RateNote } from './figure-button.tsx';
import { sumsOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** How deals ended without a win, from which stage, and which of them came back. */
export function LossesPanel() {
  const { t } = useTranslation('insight');
  const { t: negotiation } = useTranslation('negotiation');
  const stageName = useStageName();
  const { filter } = useInsightSearch();
  const losses = useQuery(query('insightLosses', { query: filter }));
  return (
    <Panel
      title={t('losses.title')}
      text={
        losses.data && `${t('rows.count', { count: losses.data.all.count })} · ${sumsOf(losses.data.all)}`
      }
      file="losses"
    >
      <Loaded query={losses}>
        {({ variants, competitors, held, revived, wonAfterRevival }) => {
          const most = Math.max(1, ...variants.map(({ figure }) => figure.count));
          const lengthOf = (count: number) => `${(100 * count) / most}%`;
          return (
            <>
              {variants.length === 0 && <p className={styles['note']}>{t('losses.nothing')}</p>}
              {variants.length > 0 && (
                <Scrolling label={t('losses.table')}>
                  <table className={`${styles['table']} ${styles['lined']}`}>
                    <thead>
                      <tr>
                        <th scope="col">{t('losses.variant')}</th>
                        <th scope="col" className={styles['wide']}>
                          {t('losses.from')}
                        </th>
                        <th scope="col" className={`${styles['barColumn']} ${styles['wide']}`}>
                          <span className="visually-hidden">{t('losses.chart')}</span>
                        </th>
                        <DealsAndAmountHeads />
                      </tr>
                    </thead>
                    <tbody>
                      {variants.map(({ variant, from, figure }) => (
                        <tr key={figure.cell}>
                          <th scope="row">
                            {negotiation(`lose.variants.${variant}`)}
                            <span className={styles['narrow']}>{stageName(from)}</span>
                          </th>
                          <td className={styles['wide']}>
                            <StageBadge stage={from} />
                          </td>
                          <td className={`${styles['barColumn']} ${styles['wide']}`}>
                            <span className={styles['rateBar']} aria-hidden="true">
                              <i className={styles['chosen']} style={{ width: lengthOf(figure.count) }} />
                            </span>
                          </td>
                          <DealsAndAmount
                            view="losses"
                            figure={figure}
                            label={negotiation(`lose.variants.${variant}`)}
                          />
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scrolling>
              )}
              {competitors.length > 0 && (
                <Scrolling label={t('losses.to')}>
                  <table className={`${styles['table']} ${styles['lined']}`}>
                    <thead>
                      <tr>
                        <th scope="col">{t('losses.to')}</th>
                        <DealsAndAmountHeads />
                      </tr>
                    </thead>
                    <tbody>
                      {competitors.map(({ name, figure }) => (
                        <tr key={figure.cell}>
                          <th scope="row">{name}</th>
                          <DealsAndAmount view="losses" figure={figure} label={name} />
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scrolling>
              )}
              <ul className={styles['plain']}>
                <li>
                  {t('losses.revived')}:{' '}
                  <RateButton view="losses" rate={revived} label={t('losses.revived')} />{' '}
                  <span className={styles['note']}>
                    <RateNote rate={revived} />
                  </span>
                </li>
                <li>
                  {t('losses.wonAfter')}:{' '}
                  <RateButton view="losses" rate={wonAfterRevival} label={t('losses.wonAfter')} />{' '}
                  {wonAfterRevival.n > 0 && (
                    <span className={styles['note']}>
                      <RateNote rate={wonAfterRevival} />
                    </span>
                  )}
                </li>
                {held.n > 0 && (
                  <li>
                    <FigureButton view="losses" cell={held.cell} label={t('losses.held')}>
                      {String(held.n)}
                    </FigureButton>{' '}
                    {held.median === null
                      ? t('losses.held')
                      : t('losses.heldMedian', { count: Math.round(held.median) })}
                  </li>
                )}
              </ul>
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
