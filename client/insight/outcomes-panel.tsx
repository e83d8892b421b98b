import { useQuery } from '@tanstack/react-query';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { query } from '../api/queries.ts';
import { longMonth, shortMonth } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { FigureButton } from './figure-button.tsx';
import styles from './insight.module.css';
import { Loaded } from './loaded.tsx';
import { Panel } from './panel.tsx';
import { StackedColumns } from './stacked-columns.tsx';
import { Sums } from './sums.tsx';
import { useInsightSearch } from './use-insight-search.ts';

type Outcomes = EndpointAnswer<'insightOutcomes'>;
/** From the bottom up. */
const outcomes = ['lost', 'won'] as const;

/** How many deals were won and lost in each month of a year, and before. */
export function OutcomesPanel() {
  const { t } = useTranslation('insight');
  const { filter } = useInsightSearch();
  const answer = useQuery(query('insightOutcomes', { query: filter }));
  return (
    <Panel title={t('outcomes.title')} file="outcomes">
      <Loaded query={answer}>
        {(data) =>
          data.won.count + data.lost.count === 0 ? (
            <p className={styles['note']}>{t('outcomes.nothing')}</p>
          ) : (
            <Months months={data.months} />
          )
        }
      </Loaded>
    </Panel>
  );
}

function Months({ months }: Pick<Outcomes, 'months'>) {
  const { t } = useTranslation('insight');
  const language = useLanguage();
  const nameOf = (month: string) =>
    month === 'earlier' ? t('outcomes.earlier') : longMonth(month, language);
  return (
    <div className={styles['chart']}>
      <StackedColumns
        label={t('outcomes.chart')}
        unit={t('outcomes.unit')}
        say={(deals) => String(deals)}
        series={outcomes.map((outcome) => ({ name: t(`curve.${outcome}`) }))}
        // What is older is no month, and would dwarf those that are.
        columns={months
          .filter(({ month }) => month !== 'earlier')
          .map((month) => ({
            name: shortMonth(month.month, language),
            parts: outcomes.map((outcome) => month[outcome].count),
          }))}
      />
      <table className={`${styles['table']} ${styles['lined']}`}>
        <thead>
          <tr>
            <th scope="col">{t('outcomes.month')}</th>
            {outcomes.toReversed().map((outcome) => (
              <th key={outcome} scope="col" className={styles['right']}>
                {t(`curve.${outcome}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((month) => (
            <tr key={month.month}>
              <th scope="row">{nameOf(month.month)}</th>
              {outcomes.toReversed().map((outcome) => (
                <td key={outcome} className={styles['right']}>
                  <OutcomeFigure
                    figure={month[outcome]}
                    label={`${nameOf(month.month)}, ${t(`curve.${outcome}`)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function OutcomeFigure({ figure, label }: { figure: Outcomes['won']; label: string }) {
  if (figure.count === 0) return null;
  return (
    <>
      <FigureButton view="outcomes" cell={figure.cell} label={label}>
        {String(figure.count)}
      </FigureButton>
      <Sums figure={figure} />
    </>
  );
}
