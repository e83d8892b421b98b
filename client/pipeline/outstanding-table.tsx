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
import { groupByNextStep } from './outstanding-model.ts';
import { OutstandingRow } from './outstanding-row.tsx';
import { usePages } from './use-pages.ts';

const columns = ['quote', 'sent', 'last', 'dropped', 'validUntil', 'amount'] as const;
const looks: Partial<Record<(typeof columns)[number], string | undefined>> = {
  dropped: table['spacious'],
  amount: table['right'],
};

/** One body of rows per next step, each under its heading. */
export function OutstandingTable({ quotes, today }: { quotes: readonly OutstandingQuote[]; today: IsoDate }) {
  const { t } = useTranslation('pipeline');
  // One thing is asked at a time.
  const [asking, setAsking] = useState<{ readonly key: string; readonly action: RowAction } | null>(null);
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
  const { shown, left, more } = usePages(quotes);
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
        {groupByNextStep(shown).map((group) => (
          <tbody key={group.step}>
            <tr>
              <th scope="rowgroup" colSpan={columns.length + 1} className={table['group']}>
                {t(`step.${group.step}.title`)}
                <span className={table['groupHelp']}>{t(`step.${group.step}.help`)}</span>
              </th>
            </tr>
            {group.quotes.map((quote) => {
              const key = `${quote.quoteId} ${quote.versionNumber}`;
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
                        <OutstandingForm {...{ action, quote, today }} onDone={() => setAsking(null)} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        ))}
      </table>
      <MoreButton left={left} onMore={more} />
    </>
  );
}
