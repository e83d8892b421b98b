import { useTranslation } from 'react-i18next';
import { amountDecimals } from '#shared/money/format-money.ts';
import type { OutstandingQuote } from '#shared/protocol/views.ts';
import table from '../ui/table.module.css';
import { groupByNextStep } from './outstanding-model.ts';
import { OutstandingRow } from './outstanding-row.tsx';

const columns = ['quote', 'sent', 'last', 'dropped', 'validUntil', 'amount'] as const;
const looks: Partial<Record<(typeof columns)[number], string | undefined>> = {
  dropped: table['spacious'],
  amount: table['right'],
};

/** One body of rows per next step, each under its heading. */
export function OutstandingTable({ quotes }: { quotes: readonly OutstandingQuote[] }) {
  const { t } = useTranslation('pipeline');
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
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={looks[column]}>
              {t(`column.${column}`)}
            </th>
          ))}
          <th scope="col">
            <span className="visually-hidden">{t('column.owner')}</span>
          </th>
        </tr>
      </thead>
      {groupByNextStep(quotes).map((group) => (
        <tbody key={group.step}>
          <tr>
            <th scope="rowgroup" colSpan={columns.length + 1} className={table['group']}>
              {t(`step.${group.step}.title`)}
              <span className={table['groupHelp']}>{t(`step.${group.step}.help`)}</span>
            </th>
          </tr>
          {group.quotes.map((quote) => (
            <OutstandingRow
              key={`${quote.quoteId} ${quote.versionNumber}`}
              quote={quote}
              decimals={decimals.get(quote.currency)}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}
