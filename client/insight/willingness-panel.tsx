import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { formatMoney } from '#shared/money/format-money.ts';
import type { ChoiceFigures } from '#shared/protocol/choices-api.ts';
import { query } from '../api/queries.ts';
import { Badge } from '../ui/badge.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { PriceLane, PriceScale } from './price-lane.tsx';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';
import { WillingnessDetail } from './willingness-detail.tsx';

/** Of each kind. */
const most = 8;

/** Those that mostly start out the same way, as they are ranked: the two are never one list. */
const kindsOf = (components: readonly ChoiceFigures[]) =>
  [false, true].flatMap((startsIn) => {
    const of = components.filter((component) => component.startsIn === startsIn).slice(0, most);
    return of.length === 0 ? [] : [{ startsIn, of }];
  });

/** At which shares of the list price components were kept in what was sent, and what customers proposed. */
export function WillingnessPanel() {
  const { t } = useTranslation('insight');
  const { search, filter, change } = useInsightSearch();
  const choices = useQuery(query('insightChoices', { query: filter }));
  return (
    <Panel title={t('price.title')} text={t('price.text')} file="choices">
      <Loaded query={choices}>
        {({ components }) =>
          components.length === 0 ? (
            <p className={styles['note']}>{t('price.nothing')}</p>
          ) : (
            <>
              <Scrolling label={t('price.text')}>
                <div className={styles['narrow']}>
                  <PriceScale />
                </div>
                <table className={`${styles['table']} ${styles['barred']}`}>
                  <thead>
                    <tr>
                      <th scope="col">{t('choose.component')}</th>
                      <th scope="col" className={styles['barColumn']}>
                        <PriceScale />
                      </th>
                      <th scope="col" className={styles['right']}>
                        {t('price.median')}
                      </th>
                    </tr>
                  </thead>
                  {kindsOf(components).map(({ startsIn, of }) => (
                    <tbody key={String(startsIn)}>
                      <tr>
                        <th scope="rowgroup" colSpan={3} className={styles['kind']}>
                          {t(startsIn ? 'price.preselected' : 'price.unselected')}
                        </th>
                      </tr>
                      {of.map((component) => (
                        <Row
                          key={component.key}
                          component={component}
                          isOpen={search.price === component.key}
                          onToggle={() =>
                            change({ price: search.price === component.key ? undefined : component.key })
                          }
                        />
                      ))}
                    </tbody>
                  ))}
                </table>
              </Scrolling>
              <p className={styles['note']}>
                {t('price.ranked')} {t('price.legend')}
              </p>
              <p className={styles['note']}>{t('association')}</p>
            </>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface RowProps {
  component: ChoiceFigures;
  isOpen: boolean;
  onToggle: () => void;
}

function Row({ component, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('insight');
  const { title, paid, amount, currency, states } = component;
  return (
    <>
      <tr className={isOpen ? styles['open'] : undefined}>
        <th scope="row">
          <button type="button" className={styles['opener']} aria-expanded={isOpen} onClick={onToggle}>
            <IconChevronRight size={14} aria-hidden />
            <span>{title}</span>
          </button>
          {states.some(({ comparison }) => comparison?.standsOut) && (
            <Badge tone="pine">{t('price.standsOut')}</Badge>
          )}
        </th>
        <td className={styles['barColumn']}>
          {paid ? (
            <PriceLane paid={paid} proposed={component.proposed} label={laneWords(t, paid)} />
          ) : (
            <span className={styles['few']}>{t('tooFew')}</span>
          )}
        </td>
        <td className={`num ${styles['right']}`}>
          {paid && amount !== null && formatMoney(amount, currency)}
        </td>
      </tr>
      {isOpen && (
        <tr className={styles['evidenceRow']}>
          <td colSpan={3}>
            <WillingnessDetail component={component} />
          </td>
        </tr>
      )}
    </>
  );
}

type Translate = ReturnType<typeof useTranslation<'insight'>>['t'];
const laneWords = (t: Translate, { n, low, median, high }: NonNullable<ChoiceFigures['paid']>) =>
  t('price.lane', { count: n, low: percentOf(low), median: percentOf(median), high: percentOf(high) });
