import { useQuery } from '@tanstack/react-query';
import { fewestToCompare } from '#shared/insight/case-views.ts';
import type { ChoiceFigures, Willingness } from '#shared/protocol/choices-api.ts';
import type { Rate } from '#shared/protocol/insight-api.ts';
import { query } from '../api/queries.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { ChoiceRows } from './choice-rows.tsx';
import { decimalOf, finePercentOf, intervalOf, percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { useInsightSearch } from './use-insight-search.ts';

/** One component in depth: rates apart by how it started out, by price band, and what single buyers showed. */
export function WillingnessDetail({ component }: { component: ChoiceFigures }) {
  const { filter } = useInsightSearch();
  const { key } = component;
  const detail = useQuery(query('insightWillingness', { params: { key }, query: filter }));
  return (
    <div className={styles['stack']}>
      <Rates component={component} />
      <Loaded query={detail}>
        {(willingness) => (
          <>
            <Bands component={component} shape={willingness.shape} />
            <Brackets brackets={willingness.brackets} />
            <Model model={willingness.model} />
          </>
        )}
      </Loaded>
      <ChoiceRows componentKey={key} currency={component.currency} />
    </div>
  );
}

const rates = ['send', 'accept', 'leftAtSend', 'leftAtAccept', 'cameBack'] as const;

function Rates({ component: { states } }: { component: ChoiceFigures }) {
  const { t } = useTranslation('insight');
  return (
    <table className={`${styles['table']} ${styles['lined']}`}>
      <thead>
        <tr>
          <th scope="col">{t('price.started')}</th>
          {states.map(({ preselected }) => (
            <th key={String(preselected)} scope="col" className={styles['right']}>
              {t(preselected ? 'price.preselected' : 'price.unselected')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rates.map((name) => (
          <tr key={name}>
            <th scope="row">{t(`price.rates.${name}`)}</th>
            {states.map((state) => (
              <td key={String(state.preselected)} className={`num ${styles['right']}`}>
                <RateCell rate={state[name]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The share with its interval and how many it rests on. */
export function RateCell({ rate }: { rate: Rate }) {
  const { t } = useTranslation('insight');
  const { k, n, share } = rate;
  const interval = intervalOf(rate);
  if (share === null || !interval) return <>{t('rate.count', { count: k, of: n })}</>;
  return (
    <>
      {t('rate.percent', { percent: percentOf(share) })}
      <span className={styles['period']}>{t('rate.between', { ...interval, of: n })}</span>
    </>
  );
}

interface BandsProps extends Pick<Willingness, 'shape'> {
  component: ChoiceFigures;
}

function Bands({ component: { bands, comparison }, shape }: BandsProps) {
  const { t } = useTranslation('insight');
  const findable = comparison && t('price.findable', { points: percentOf(comparison.findable) });
  return (
    <div>
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('price.band')}</th>
            <th scope="col" className={styles['right']}>
              {t('price.inSent')}
            </th>
            {shape && (
              <th scope="col" className={styles['right']}>
                {t('price.shape')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {bands.map(({ band, rate }) => {
            const shaped = shape?.find((one) => one.band === band);
            return (
              <tr key={band}>
                <th scope="row">{t(`price.bands.${band}`)}</th>
                <td className={`num ${styles['right']}`}>
                  <RateCell rate={rate} />
                </td>
                {shape && (
                  <td className={`num ${styles['right']}`}>
                    {shaped && t('rate.percent', { percent: percentOf(shaped.share) })}
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={styles['note']}>
        {comparison
          ? `${t('price.difference', {
              low: decimalOf(comparison.low * 100, 0),
              high: decimalOf(comparison.high * 100, 0),
              cheaper: t(`price.bands.${comparison.cheaper}`),
              dearer: t(`price.bands.${comparison.dearer}`),
            })} ${findable}`
          : t('price.noComparison', { fewest: fewestToCompare })}
      </p>
    </div>
  );
}

function Brackets({ brackets: { n, list, stretches } }: Pick<Willingness, 'brackets'>) {
  const { t } = useTranslation('insight');
  const span = ({ from, to }: { readonly from: number; readonly to: number | null }) =>
    to === null
      ? t('price.atLeast', { from: finePercentOf(from) })
      : t('price.between', { from: finePercentOf(from), to: finePercentOf(to) });
  if (n === 0) return <p className={styles['note']}>{t('price.noBrackets')}</p>;
  return (
    <div>
      <h3 className={styles['subtitle']}>{t('price.brackets', { count: n })}</h3>
      <ul className={styles['plain']}>
        {list?.map((bracket, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a customer may stand twice, with the same bracket.
          <li key={i}>
            {bracket.customerName}: {span(bracket)}
          </li>
        ))}
        {stretches?.map((stretch) => (
          <li key={`${stretch.from} ${stretch.to}`}>
            {span(stretch)}: {t('rate.percent', { percent: percentOf(stretch.share) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Model({ model }: Pick<Willingness, 'model'>) {
  const { t } = useTranslation('insight');
  if ('missing' in model) return <p className={styles['note']}>{t(`price.model.${model.missing}`)}</p>;
  const { points, heldOut } = model;
  return (
    <p className={styles['note']}>
      {t('price.model.points', {
        value: decimalOf(points.value),
        low: decimalOf(points.low),
        high: decimalOf(points.high),
      })}{' '}
      {heldOut &&
        t('price.model.heldOut', {
          count: heldOut.n,
          predicted: percentOf(heldOut.predicted),
          observed: percentOf(heldOut.observed),
        })}
    </p>
  );
}
