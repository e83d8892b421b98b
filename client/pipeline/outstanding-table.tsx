import { Fragment, useState } from 'react';
import { amountDecimals } from '#shared/money/format-money.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import type { IsoDate } from '#shared/time.ts';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { MoreButton } from './more-button.tsx';
import styles from './outstanding.module.css';
import type { RowAction } from './outstanding-actions.ts';
import { OutstandingForm } from './outstanding-form.tsx';
import { groupByNextStep, keyOf } from './outstanding-model.ts';
import { OutstandingRow } from './outstanding-row.tsx';
import type { MorePages } from './use-ordered-pages.ts';

const columns = ['quote', 'sent', 'last', 'dropped', 'validUntil', 'amount'] as const;
const looks: Partial<Record<(typeof columns)[number], string | undefined>> = {
  dropped: table['spacious'],
  amount: table['right'],
};

interface OutstandingTableProps {
  /** Those that have come, in their order. */
  quotes: readonly OutstandingQuote[];
  today: IsoDate;
  /** Under the headings of the next steps; else as one list. */
  isGrouped: boolean;
  more: MorePages;
}

/** One body of rows per next step, each under its heading; or all in one. */
export function OutstandingTable({ quotes, today, isGrouped, more }: OutstandingTableProps) {
  const { t } = useTranslation('pipeline');
  // One thing is asked at a time.
  const [asking, setAsking] = useState<{ readonly key: string; readonly action: RowAction } | null>(null);
  // A command that was slow to end must not close what is asked since.
  const done = () => setAsking((now) => (now === asking ? null : now));
  // The öre rule over the column: amounts of one currency look alike.
  const decimals = new Map(
    Map.groupBy(quotes, (quote) => quote.currency)
      .entries()
      .map(([currency, group]) => [
        currency,
        amountDecimals(
          group.map(({ amount }) => amount),
          currency,
        ),
      ]),
  );
  const groups = isGrouped ? groupByNextStep(quotes) : [{ step: null, quotes }];
  return (
    <>
      <table className={table['table']}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={looks[column]}>
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">{t('column.next')}</span>
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.step}>
            {group.step !== null && (
              <tr>
                <th scope="rowgroup" colSpan={columns.length + 1} className={table['group']}>
                  {t(`step.${group.step}.title`)}
                  <span className={table['groupHelp']}>{t(`step.${group.step}.help`)}</span>
                </th>
              </tr>
            )}
            {group.quotes.map((quote) => {
              const key = keyOf(quote);
              const action = asking?.key === key ? asking.action : null;
              return (
                <Fragment key={key}>
                  <OutstandingRow
                    quote={quote}
                    today={today}
                    decimals={decimals.get(quote.currency)}
                    isAsking={action !== null}
                    onAct={(chosen) => setAsking(action === null ? { key, action: chosen } : null)}
                  />
                  {action !== null && (
                    <tr className={styles['asking']}>
                      <td colSpan={columns.length + 1}>
                        <OutstandingForm {...{ action, quote, today }} onDone={done} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        ))}
      </table>
      <MoreButton more={more} />
    </>
  );
}
