import { useQuery } from '@tanstack/react-query';
import { useRouteContext } from '@tanstack/react-router';
import type { Spread } from '#shared/protocol/insight-api.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import { percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** The first estimate of value and close against what became of it, apart by pipeline. */
export function GatePanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const gate = useQuery(query('insightGate', { query: filter }));
  const { pipelines: known } = useRouteContext({ from: '/workspace' }).me.organisation;
  const nameOf = (id: string) => known.find((pipeline) => pipeline.id === id)?.name ?? id;
  return (
    <Panel title={t('gate.title')} text={t('gate.text')} file="gate">
      <Loaded query={gate}>
        {({ pipelines }) =>
          pipelines.length === 0 ? (
            <p className={styles['note']}>{t('outcomes.nothing')}</p>
          ) : (
            <table className={`${styles['table']} ${styles['lined']}`}>
              <thead>
                <tr>
                  <th scope="col">{t('gate.what')}</th>
                  {(['n', 'median'] as const).map((column) => (
                    <th key={column} scope="col" className={styles['right']}>
                      {t(`gate.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {pipelines.flatMap(({ pipelineId, value, close }) => {
                  const pipeline = known.length > 1 || pipelines.length > 1 ? nameOf(pipelineId) : '';
                  return [
                    <Line key={value.cell} name="value" pipeline={pipeline} spread={value} />,
                    <Line key={close.cell} name="close" pipeline={pipeline} spread={close} />,
                  ];
                })}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface LineProps {
  name: 'value' | 'close';
  /** Its name, where there are several. */
  pipeline: string;
  spread: Spread;
}

function Line({ name, pipeline, spread: { cell, n, median, low, high } }: LineProps) {
  const { t } = useTranslation('insight');
  const words = {
    value: (share: number) => t('rate.percent', { percent: percentOf(share) }),
    close: (days: number) => {
      const count = Math.round(days);
      if (count === 0) return t('gate.onTheDay');
      return t(count < 0 ? 'gate.earlier' : 'gate.later', { count: Math.abs(count) });
    },
  };
  return (
    <tr>
      <th scope="row">
        {t(`gate.${name}`)}
        {pipeline !== '' && <span className={styles['under']}>{pipeline}</span>}
      </th>
      <td className={styles['right']}>
        <FigureButton
          view="gate"
          cell={cell}
          label={[t(`gate.${name}`), pipeline].filter((part) => part !== '').join(', ')}
        >
          {String(n)}
        </FigureButton>
      </td>
      <td className={`num ${styles['right']}`}>
        {median === null ? t('tooFew') : words[name](median)}
        {low !== null && high !== null && (
          <span className={styles['under']}>
            {t('gate.half', { low: words[name](low), high: words[name](high) })}
          </span>
        )}
      </td>
    </tr>
  );
}
