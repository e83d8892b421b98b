import { useQuery } from '@tanstack/react-query';
import { ageBuckets } from '#shared/insight/case-views.ts';
import { minorDigits } from '#shared/money/currency.ts';
import { stages } from '#shared/opportunity/stages.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { query } from '../api/queries.ts';
import { useStageName } from '../ui/stage-name.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { DecisionCurve } from './decision-curve.tsx';
import { FigureButton } from './figure-button.tsx';
import { decimalOf, sumsOf } from './figures.ts';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { StackedColumns } from './stacked-columns.tsx';
import { useInsightSearch } from './use-insight-search.ts';

type Age = EndpointAnswer<'insightAge'>;

/** How long versions have lain with customers, by value; and when such versions are decided. */
export function AgePanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const age = useQuery(query('insightAge', { query: filter }));
  return (
    <Panel
      title={t('age.title')}
      text={age.data && `${t('age.count', { count: age.data.all.count })} · ${sumsOf(age.data.all)}`}
      file="age"
    >
      <Loaded query={age}>{(data) => <Columns age={data} />}</Loaded>
    </Panel>
  );
}

/** What stands on a column: "1,86". The exact sum is in the table. */
const millions = (amount: number, currency: string): string =>
  decimalOf(amount / 10 ** (minorDigits(currency) + 6), 2);

function Columns({ age }: { age: Age }) {
  const { t } = useTranslation('insight');
  const stageName = useStageName();
  const currencies = [...new Set(age.bars.map(({ currency }) => currency))];
  const lying = stages.filter((stage) => age.bars.some((bar) => bar.stage === stage));
  return (
    <>
      {currencies.length === 0 && <p className={styles['note']}>{t('age.nothing')}</p>}
      {currencies.map((currency) => {
        const bars = age.bars.filter((bar) => bar.currency === currency);
        const amount = (bucket: string, stage: string) =>
          bars.find((bar) => bar.bucket === bucket && bar.stage === stage)?.figure.sums[0]?.amount ?? 0;
        return (
          <div key={currency} className={styles['chart']}>
            <StackedColumns
              label={t('age.chart', { currency })}
              unit={t('age.unit', { currency })}
              say={(amount) => millions(amount, currency)}
              series={lying.map((stage) => ({ name: stageName(stage) }))}
              columns={ageBuckets.map((bucket) => ({
                name: t(`age.bucket.${bucket}`),
                parts: lying.map((stage) => amount(bucket, stage)),
              }))}
            />
            <table className={`${styles['table']} ${styles['lined']}`}>
              <thead>
                <tr>
                  <th scope="col">{t('age.days')}</th>
                  {lying.map((stage) => (
                    <th key={stage} scope="col" className={styles['right']}>
                      {stageName(stage)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {ageBuckets.map((bucket) => (
                  <tr key={bucket}>
                    <th scope="row">{t(`age.bucket.${bucket}`)}</th>
                    {lying.map((stage) => {
                      const bar = bars.find((one) => one.bucket === bucket && one.stage === stage);
                      return (
                        <td key={stage} className={styles['right']}>
                          {bar && (
                            <FigureButton
                              view="age"
                              cell={bar.figure.cell}
                              label={`${t(`age.bucket.${bucket}`)}, ${stageName(stage)}`}
                            >
                              {`${bar.figure.count} · ${sumsOf(bar.figure)}`}
                            </FigureButton>
                          )}
                        </td>
                      );
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
      <DecisionCurve curves={age.curves} />
    </>
  );
}
