import type { PeriodTotal, ValueTotal } from '#shared/pricing/priced-quote.ts';
import type { TotalsTable } from './pdf-document.ts';
import { moneyColumn, type QuotePrint } from './quote-print.ts';
import { firstMonths, vatLabel } from './value.ts';

type Row = TotalsTable['rows'][number];
type Money = (amount: number) => string;

/** Every total with its VAT per rate: per price period, for the first year, and what is due at acceptance. */
export function totalsTable(print: QuotePrint): TotalsTable {
  const { priced, words } = print;
  const sums = [...priced.periods, priced.firstYear, priced.dueAtAcceptance];
  const money = moneyColumn(
    print,
    sums.flatMap(({ net, tax, gross, vat }) => [
      net,
      tax,
      gross,
      ...vat.flatMap((line) => [line.taxable, line.tax]),
    ]),
  );
  return {
    title: words.totals(priced.currency),
    columns: ['', words.net, words.tax, words.gross],
    rows: [
      ...priced.periods.flatMap((total) => together(periodRows(print, total, money))),
      ...together(totalRows(print, words.firstMonths(firstMonths(print)), priced.firstYear, money)),
      ...together(totalRows(print, words.dueAtAcceptance, priced.dueAtAcceptance, money)),
    ],
    notes: [words.order],
  };
}

function periodRows(print: QuotePrint, total: PeriodTotal, money: Money): Row[] {
  const { words } = print;
  const [head, ...rates] = totalRows(print, words.period[total.period], total, money);
  if (!head || total.quoteDiscount === 0) return [...(head ? [head] : []), ...rates];
  const before = part(words.beforeDiscount, money(total.lines));
  return [head, before, part(words.quoteDiscount, money(-total.quoteDiscount)), ...rates];
}

/** A total and, where there are several rates, the part of each. */
function totalRows(print: QuotePrint, title: string, total: ValueTotal, money: Money): Row[] {
  const { net, tax, gross, vat } = total;
  const [only, ...others] = vat;
  const isOneRate = only !== undefined && others.length === 0;
  const note = isOneRate ? vatLabel(print, only) : '';
  const head: Row = { kind: 'total', title, note, net: money(net), tax: money(tax), gross: money(gross) };
  const rates = isOneRate
    ? []
    : vat.map((line) => part(vatLabel(print, line), money(line.taxable), money(line.tax)));
  return [head, ...rates];
}

const part = (title: string, net: string, tax = ''): Row => ({
  kind: 'part',
  title,
  note: '',
  net,
  tax,
  gross: '',
});

/** A total and its parts stay on one page. */
const together = (rows: readonly Row[]): Row[] =>
  rows.map((row, index) => (index === 0 ? { ...row, keep: rows.length } : row));
