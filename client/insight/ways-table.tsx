import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import styles from './insight.module.css';

/** What is seen at once: beyond it ways are seldom. */
const most = 8;

/** The ways that deals really took, each beside what it differs by from the process as it is drawn. */
export function WaysTable({ paths, ways }: Pick<InsightAnswers['flow'], 'paths' | 'ways'>) {
  const { t } = useTranslation('insight');
  const stageName = useStageName();
  const [isWhole, setWhole] = useState(false);
  const longest = Math.max(1, ...paths.map(({ figure }) => figure.count));
  const named = (path: readonly Stage[]) => path.map((stage) => stageName(stage)).join(' → ');
  const shown = isWhole ? paths : paths.slice(0, most);
  if (paths.length === 0) return null;
  return (
    <>
      <h3 className={styles['subtitle']}>{t('flow.paths')}</h3>
      <p className={styles['lead']}>
        {(['drawn', 'skipped', 'back'] as const).map((way) => (
          <span key={way} className={styles['way']}>
            <FigureButton view="flow" cell={ways[way].cell} label={t(`flow.ways.${way}`)}>
              {String(ways[way].count)}
            </FigureButton>{' '}
            {t(`flow.ways.${way}`)}
          </span>
        ))}
      </p>
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('flow.way')}</th>
            <th scope="col" className={styles['wide']}>
              {t('flow.against')}
            </th>
            <th scope="col" className={`${styles['barColumn']} ${styles['wide']}`}>
              <span className="visually-hidden">{t('losses.chart')}</span>
            </th>
            <th scope="col" className={styles['right']}>
              {t('hygiene.deals')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ path, figure, ...departures }) => (
            <tr key={figure.cell}>
              <th scope="row">
                {named(path)}
                <span className={styles['narrow']}>
                  <Departures {...departures} />
                </span>
              </th>
              <td className={styles['wide']}>
                <Departures {...departures} />
              </td>
              <td className={`${styles['barColumn']} ${styles['wide']}`}>
                <span className={styles['rateBar']} aria-hidden="true">
                  <i className={styles['chosen']} style={{ width: `${(100 * figure.count) / longest}%` }} />
                </span>
              </td>
              <td className={styles['right']}>
                <FigureButton view="flow" cell={figure.cell} label={`${t('flow.paths')}, ${named(path)}`}>
                  {String(figure.count)}
                </FigureButton>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < paths.length && (
        <Button variant="default" size="xs" mt={10} onClick={() => setWhole(true)}>
          {t('flow.morePaths', { count: paths.length - shown.length })}
        </Button>
      )}
    </>
  );
}

function Departures({ skipped, back }: Pick<InsightAnswers['flow']['paths'][number], 'skipped' | 'back'>) {
  const { t } = useTranslation('insight');
  const stageName = useStageName();
  const names = (of: readonly Stage[]) => [...new Set(of)].map((stage) => stageName(stage)).join(', ');
  const words = [
    ...(skipped.length > 0 ? [t('flow.skipped', { stages: names(skipped) })] : []),
    ...(back.length > 0 ? [t('flow.back', { stages: names(back) })] : []),
  ];
  return words.length > 0 ? words.join(' · ') : t('flow.asDrawn');
}
