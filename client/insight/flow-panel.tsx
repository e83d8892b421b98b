import { useQuery } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import { hasStage } from '#shared/opportunity/pipeline.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import { query } from '../api/queries.ts';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton, RateFigure } from './figure-button.tsx';
import { decimalOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';
import { WaysTable } from './ways-table.tsx';

const reached = ['quote_sent', 'won', 'lost'] as const;

/** How many of those that came to a stage reached the next ones, and how long they took. */
export function FlowPanel() {
  const { t } = useTranslation('insight');
  const stageName = useStageName();
  const { filter } = useInsightSearch();
  const flow = useQuery(query('insightFlow', { query: filter }));
  const { me } = useRouteContext({ from: '/workspace' });
  // What no pipeline has is told only where something was in it all the same.
  const isTold = ({ stage, entered }: { stage: Stage; entered: { count: number } }) =>
    me.organisation.pipelines.some((pipeline) => hasStage(pipeline, stage)) || entered.count > 0;
  return (
    <Panel title={t('flow.title')} text={t('flow.text')} file="flow">
      <Loaded query={flow}>
        {({ stages, paths, ways, unripe }) => (
          <>
            <Scrolling label={t('flow.text')}>
              <table
                className={`${styles['table']} ${styles['lined']} ${styles['rates']} ${styles['stacked']}`}
              >
                <thead>
                  <tr>
                    <th scope="col">{t('flow.stage')}</th>
                    <th scope="col" className={styles['right']}>
                      {t('flow.entered')}
                    </th>
                    {reached.map((stage) => (
                      <th key={stage} scope="col" className={styles['right']}>
                        {t('flow.reached', { stage: stageName(stage) })}
                      </th>
                    ))}
                    <th scope="col" className={styles['right']}>
                      {t('flow.median')}
                    </th>
                    <th scope="col" className={styles['right']}>
                      {t('flow.eightieth')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {stages.filter(isTold).map((row) => (
                    <tr key={row.stage}>
                      <th scope="row">
                        <StageBadge stage={row.stage} />
                      </th>
                      <td className={styles['right']} data-label={t('flow.entered')}>
                        <FigureButton
                          view="flow"
                          cell={row.entered.cell}
                          label={`${stageName(row.stage)}, ${t('flow.entered')}`}
                        >
                          {String(row.entered.count)}
                        </FigureButton>
                      </td>
                      {reached.map((stage) => {
                        const found = row.reached.find((one) => one.stage === stage);
                        return (
                          <td
                            key={stage}
                            className={styles['right']}
                            data-label={t('flow.reached', { stage: stageName(stage) })}
                          >
                            {found && (
                              <RateFigure
                                view="flow"
                                rate={found.rate}
                                label={`${stageName(row.stage)}, ${t('flow.reached', { stage: stageName(stage) })}`}
                              />
                            )}
                          </td>
                        );
                      })}
                      {(
                        [
                          ['median', row.medianDays],
                          ['eightieth', row.eightiethDays],
                        ] as const
                      ).map(([name, value]) => (
                        <td key={name} className={`num ${styles['right']}`} data-label={t(`flow.${name}`)}>
                          {value === null ? (
                            '–'
                          ) : (
                            <FigureButton
                              view="flow"
                              cell={row.stayed.cell}
                              label={`${stageName(row.stage)}, ${t(`flow.${name}`)}`}
                            >
                              {decimalOf(value, 0)}
                            </FigureButton>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scrolling>
            <p className={styles['note']}>
              {t('flow.unripe', { count: unripe.count })} {t('flow.censored')}
            </p>
            <WaysTable paths={paths} ways={ways} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
