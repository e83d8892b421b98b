import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { priceBands } from '#shared/insight/price-bands.ts';
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
  const [open, setOpen] = useState<Rate | null>(null);
  const opens: Opens = {
    open: open?.yes ?? null,
    onOpen: (rate) => setOpen(rate.yes === open?.yes ? null : rate),
  };
  return (
    <div className={styles['stack']}>
      <Offered
        component={component}
        isOpen={open?.yes === component.unseen.cell}
        onOpen={() => opens.onOpen(unseenOf(component))}
      />
      <Rates component={component} {...opens} />
      <Loaded query={detail}>
        {(willingness) => (
          <>
            <Bands component={component} shapes={willingness.shapes} {...opens} />
            <Brackets brackets={willingness.brackets} />
            <Model model={willingness.model} />
          </>
        )}
      </Loaded>
      <ChoiceRows
        key={open?.yes ?? ''}
        componentKey={key}
        currency={component.currency}
        {...(open && { among: { cell: open.cell } })}
      />
    </div>
  );
}

/** What was never seen is no rate of anything, and opens as rates do. */
const unseenOf = ({ unseen: { cell, n } }: ChoiceFigures): Rate => ({
  ...{ cell, yes: cell, n, k: n },
  ...{ share: null, low: null, high: null },
});

interface OfferedProps {
  component: ChoiceFigures;
  isOpen: boolean;
  onOpen: () => void;
}

/** In how many deals a customer saw it: what was sent and not looked at was offered to nobody. */
function Offered({ component: { offered, unseen }, isOpen, onOpen }: OfferedProps) {
  const { t } = useTranslation('insight');
  return (
    <p className={styles['note']}>
      {t('price.offered', { count: offered })}{' '}
      {unseen.n > 0 && (
        <button type="button" className={styles['figure']} aria-expanded={isOpen} onClick={onOpen}>
          {t('price.unseen', { count: unseen.n })}
        </button>
      )}
    </p>
  );
}

/** Figures that open to what they are counted from: those alone are listed then, below. */
interface Opens {
  /** Names the rate that is open. */
  open: string | null;
  onOpen: (rate: Rate) => void;
}

function RateOpener({ rate, open, onOpen }: Opens & { rate: Rate }) {
  if (rate.n === 0) return '–';
  return (
    <button
      type="button"
      className={`num ${styles['figure']}`}
      aria-expanded={open === rate.yes}
      onClick={() => onOpen(rate)}
    >
      <RateCell rate={rate} />
    </button>
  );
}

const rates = ['base', 'send', 'accept', 'leftAtSend', 'leftAtAccept', 'cameBack'] as const;

function Rates({ component: { states }, ...opens }: Opens & { component: ChoiceFigures }) {
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
                <RateOpener rate={state[name]} {...opens} />
              </td>
            ))}
          </tr>
        ))}
        {states.some(({ shrunk }) => shrunk) && (
          <tr>
            <th scope="row">{t('price.family')}</th>
            {states.map(({ preselected, shrunk }) => (
              <td key={String(preselected)} className={`num ${styles['right']}`}>
                {shrunk ? <Shrunk {...shrunk} /> : '–'}
              </td>
            ))}
          </tr>
        )}
      </tbody>
    </table>
  );
}

function Shrunk({ share, ...interval }: NonNullable<ChoiceFigures['states'][number]['shrunk']>) {
  const { t } = useTranslation('insight');
  return (
    <>
      {t('rate.percent', { percent: percentOf(share) })}
      <span className={styles['period']}>
        {t('rate.within', { ...(intervalOf(interval) ?? noInterval) })}
      </span>
    </>
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

interface BandsProps extends Opens, Pick<Willingness, 'shapes'> {
  component: ChoiceFigures;
}

/** How often it was kept at which price, apart by how it started out, and whether the price made a difference. */
function Bands({ component: { states }, shapes, ...opens }: BandsProps) {
  const { t } = useTranslation('insight');
  const startOf = (preselected: boolean) => t(preselected ? 'price.preselected' : 'price.unselected');
  return (
    <div>
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('price.band')}</th>
            {states.map(({ preselected }) => (
              <th key={String(preselected)} scope="col" className={styles['right']}>
                {startOf(preselected)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {priceBands.map((band) => (
            <tr key={band}>
              <th scope="row">{t(`price.bands.${band}`)}</th>
              {states.map(({ preselected, bands }) => {
                const found = bands.find((one) => one.band === band);
                const shape = shapes.find((one) => one.preselected === preselected);
                const shaped = shape?.bands.find((one) => one.band === band);
                return (
                  <td key={String(preselected)} className={`num ${styles['right']}`}>
                    {found && <RateOpener rate={found.rate} {...opens} />}
                    {shaped && (
                      <span className={styles['under']}>
                        {t('price.shaped', {
                          percent: percentOf(shaped.share),
                          ...(intervalOf(shaped) ?? noInterval),
                        })}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {states.map(({ preselected, comparison }) => (
        <p key={String(preselected)} className={styles['note']}>
          {states.length > 1 && `${startOf(preselected)}: `}
          <Compared comparison={comparison} />
        </p>
      ))}
    </div>
  );
}

const noInterval = { low: '–', high: '–' };

function Compared({ comparison }: Pick<ChoiceFigures['states'][number], 'comparison'>) {
  const { t } = useTranslation('insight');
  if (!comparison) return t('price.noComparison', { fewest: fewestToCompare });
  const words = t('price.difference', {
    low: decimalOf(comparison.low * 100, 0),
    high: decimalOf(comparison.high * 100, 0),
    cheaper: t(`price.bands.${comparison.cheaper}`),
    dearer: t(`price.bands.${comparison.dearer}`),
  });
  return `${words} ${t('price.findable', { points: percentOf(comparison.findable) })}`;
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
            {span(stretch)}: {t('price.ofTimes', { percent: percentOf(stretch.share) })}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Model({ model }: Pick<Willingness, 'model'>) {
  const { t } = useTranslation('insight');
  if ('missing' in model) return <p className={styles['note']}>{t(`price.model.${model.missing}`)}</p>;
  const { points, isWithinCustomers, heldOut } = model;
  return (
    <p className={styles['note']}>
      {t('price.model.points', {
        value: decimalOf(points.value),
        low: decimalOf(points.low),
        high: decimalOf(points.high),
      })}{' '}
      {t(isWithinCustomers ? 'price.model.within' : 'price.model.between')}{' '}
      {heldOut &&
        t('price.model.heldOut', {
          count: heldOut.n,
          predicted: percentOf(heldOut.predicted),
          observed: percentOf(heldOut.observed),
        })}
    </p>
  );
}
