import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#shared/money/format-money.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { query } from '../api/queries.ts';
import { Money } from '../ui/money.tsx';
import { StageBadge } from '../ui/stage-badge.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton, RateFigure } from './figure-button.tsx';
import { percentOf, sumsOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';

type Forecast = EndpointAnswer<'insightForecast'>;

/** What open deals may come to: a spread and no single figure, for with few deals the spread is the message. */
export function ForecastPanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const forecast = useQuery(query('insightForecast', { query: filter }));
  return (
    <Panel title={t('forecast.title')} text={t('forecast.text')} file="forecast">
      <Loaded query={forecast}>
        {(data) => (
          <>
            {data.currencies.length === 0 && <p className={styles['note']}>{t('forecast.nothing')}</p>}
            {data.currencies.map((one) => (
              <Outlook key={one.currency} outlook={one} />
            ))}
            <Outside outside={data.outside} />
            <Chances stages={data.stages} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function Outlook({ outlook }: { outlook: Forecast['currencies'][number] }) {
  const { t } = useTranslation('insight');
  const { currency, expected, low, high, inside, largestShare } = outlook;
  const whole = Math.max(1, ...inside.sums.map(({ amount }) => amount));
  const place = (amount: number) => `${(100 * amount) / whole}%`;
  return (
    <div className={styles['outlook']}>
      <p className={styles['big']}>
        <Money amount={low} currency={currency} /> – <Money amount={high} currency={currency} />
      </p>
      <span className={styles['rateBar']} aria-hidden="true">
        <b className={styles['spread']} style={{ left: place(low), right: `calc(100% - ${place(high)})` }} />
        <em style={{ left: place(expected) }} />
      </span>
      <p className={styles['note']}>
        {t('forecast.expected')}{' '}
        <FigureButton view="forecast" cell={inside.cell} label={t('forecast.expected')}>
          {formatMoney(expected, currency)}
        </FigureButton>
        . {t('forecast.inside')}{' '}
        <FigureButton view="forecast" cell={inside.cell} label={t('forecast.inside')}>
          {`${inside.count} · ${sumsOf(inside)}`}
        </FigureButton>
        . {t('forecast.largest', { percent: percentOf(largestShare) })}
      </p>
    </div>
  );
}

function Outside({ outside }: Pick<Forecast, 'outside'>) {
  const { t } = useTranslation('insight');
  return (
    <>
      <h3 className={styles['subtitle']}>{t('forecast.left')}</h3>
      <ul className={styles['plain']}>
        {outside.map(({ why, figure }) => (
          <li key={why}>
            {t(`forecast.why.${why}`)}:{' '}
            <FigureButton view="forecast" cell={figure.cell} label={t(`forecast.why.${why}`)}>
              {figure.count === 0 ? '0' : `${figure.count} · ${sumsOf(figure)}`}
            </FigureButton>
          </li>
        ))}
      </ul>
    </>
  );
}

function Chances({ stages }: Pick<Forecast, 'stages'>) {
  const { t } = useTranslation('insight');
  const stageName = useStageName();
  const percent = (share: number) => t('rate.percent', { percent: percentOf(share) });
  return (
    <>
      <h3 className={styles['subtitle']}>{t('forecast.chances')}</h3>
      <Scrolling label={t('forecast.chances')}>
        <table
          className={`${styles['table']} ${styles['lined']} ${styles['rates']} ${styles['stacked']} ${styles['pairs']}`}
        >
          <thead>
            <tr>
              <th scope="col">{t('flow.stage')}</th>
              {(['open', 'assumed', 'history', 'used'] as const).map((column) => (
                <th key={column} scope="col" className={styles['right']}>
                  {t(`forecast.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {stages.map(({ stage, figure, assumed, history, probability }) => (
              <tr key={stage}>
                <th scope="row">
                  <StageBadge stage={stage} />
                </th>
                <td className={styles['right']} data-label={t('forecast.open')}>
                  <FigureButton
                    view="forecast"
                    cell={figure.cell}
                    label={`${stageName(stage)}, ${t('forecast.open')}`}
                  >
                    {String(figure.count)}
                  </FigureButton>
                </td>
                <td className={`num ${styles['right']}`} data-label={t('forecast.assumed')}>
                  {percent(assumed)}
                </td>
                <td className={styles['right']} data-label={t('forecast.history')}>
                  <RateFigure
                    view="forecast"
                    rate={history}
                    label={`${stageName(stage)}, ${t('forecast.history')}`}
                  />
                </td>
                <td className={`num ${styles['right']} ${styles['strong']}`} data-label={t('forecast.used')}>
                  {percent(probability)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className={styles['note']}>{t('forecast.rule')}</p>
    </>
  );
}
