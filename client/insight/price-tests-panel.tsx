import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { fewestToCompare } from '#shared/insight/case-views.ts';
import { minorUnitsOf } from '#shared/money/currency.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import type { PriceTest } from '#shared/protocol/choices-api.ts';
import { query } from '../api/queries.ts';
import { Badge } from '../ui/badge.tsx';
import { shortDayOf } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { ChoiceRows } from './choice-rows.tsx';
import { decimalOf, percentOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { Scrolling } from './scrolling.tsx';
import { useInsightSearch } from './use-insight-search.ts';
import { RateCell } from './willingness-detail.tsx';

const pageSize = 12;
const kinds = ['trial', 'change'] as const;

/** What became of components when their list price was another: drawn by lot, or changed. */
export function PriceTestsPanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const answer = useQuery(query('insightPriceTests', { query: filter }));
  return (
    <Panel title={t('tests.title')} text={t('tests.text')}>
      <Loaded query={answer}>
        {({ tests }) =>
          tests.length === 0 ? (
            <p className={styles['note']}>{t('tests.nothing')}</p>
          ) : (
            kinds.map((kind) => {
              const of = tests.filter((test) => test.kind === kind);
              return of.length > 0 && <Tests key={kind} kind={kind} tests={of} />;
            })
          )
        }
      </Loaded>
    </Panel>
  );
}

interface TestsProps {
  kind: (typeof kinds)[number];
  tests: readonly PriceTest[];
}

function Tests({ kind, tests }: TestsProps) {
  const { t } = useTranslation('insight');
  const [shown, setShown] = useState(pageSize);
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div>
      <h3 className={styles['subtitle']}>{t(`tests.kind.${kind}`)}</h3>
      <Scrolling label={t(`tests.kind.${kind}`)}>
        <table className={`${styles['table']} ${styles['lined']}`}>
          <thead>
            <tr>
              <th scope="col">{t('tests.price')}</th>
              <th scope="col" className={styles['right']}>
                {t('price.inSent')}
              </th>
            </tr>
          </thead>
          {tests.slice(0, shown).map((test) => (
            <Test key={test.id} test={test} open={open} onOpen={setOpen} />
          ))}
        </table>
      </Scrolling>
      {tests.length > shown && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + pageSize)}>
          {t('rows.more')}
        </Button>
      )}
      <p className={styles['note']}>{t(`tests.because.${kind}`)}</p>
    </div>
  );
}

interface TestProps {
  test: PriceTest;
  /** The id of a test and one of its sides. */
  open: string | null;
  onOpen: (name: string | null) => void;
}

function Test({ test, open, onOpen }: TestProps) {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  const { id, title, kind, at, currency, preselected, sides, comparison, otherwise } = test;
  const money = (price: string) => formatMoney(minorUnitsOf(price, currency), currency);
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2}>
          {title} {comparison?.standsOut && <Badge tone="pine">{t('price.standsOut')}</Badge>}
          <span className={styles['period']}>
            {t(`tests.since.${kind}`, { day: shortDayOf(at, language) })},{' '}
            {t(preselected ? 'tests.preselected' : 'tests.unselected')}
          </span>
        </th>
      </tr>
      {sides.map(({ side, price, rate }) => {
        const name = `${id} ${side}`;
        const isOpen = open === name;
        return (
          <Fragment key={side}>
            <tr>
              <th scope="row" className={styles['price']}>
                {t(`tests.side.${side}`)} <span className="num">{money(price)}</span>
              </th>
              <td className={`num ${styles['right']}`}>
                <button
                  type="button"
                  className={`num ${styles['figure']}`}
                  aria-expanded={isOpen}
                  onClick={() => onOpen(isOpen ? null : name)}
                >
                  <RateCell rate={rate} />
                </button>
              </td>
            </tr>
            {isOpen && (
              <tr className={styles['evidenceRow']}>
                <td colSpan={2}>
                  <ChoiceRows
                    componentKey={test.key}
                    currency={test.currency}
                    among={{ test: test.id, side, cell: rate.cell }}
                  />
                </td>
              </tr>
            )}
          </Fragment>
        );
      })}
      <tr>
        <td colSpan={2}>
          <p className={styles['note']}>
            {comparison
              ? `${t('price.difference', {
                  low: decimalOf(comparison.low * 100, 0),
                  high: decimalOf(comparison.high * 100, 0),
                  cheaper: money(comparison.cheaper),
                  dearer: money(comparison.dearer),
                })} ${t('price.findable', { points: percentOf(comparison.findable) })}`
              : t('price.noComparison', { fewest: fewestToCompare })}{' '}
            {otherwise > 0 && t('tests.otherwise', { count: otherwise })}
          </p>
        </td>
      </tr>
    </tbody>
  );
}
