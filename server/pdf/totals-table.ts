import { formatDay } from '#shared/money/format-date.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import type { PayableTotal, PeriodTotal, ValueTotal } from '#shared/pricing/priced-quote.ts';
import type { TotalsTable } from './pdf-document.ts';
import { printable } from './printable.ts';
import { moneyColumn, type QuotePrint } from './quote-print.ts';
import { stackingNote } from './stacking-note.ts';
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
      ...together([
        ...totalRows(print, words.dueAtAcceptance, priced.dueAtAcceptance, money),
        ...payableRows(print, priced.dueAtAcceptance),
      ]),
    ],
    notes: [
      priced.range === null ? '' : words.undecidedNote,
      printable(stackingNote(print)),
      ratesNote(print),
      lapseNote(print),
    ].filter(Boolean),
  };
}

function periodRows(print: QuotePrint, total: PeriodTotal, money: Money): Row[] {
  const { words } = print;
  const [head, ...rates] = totalRows(print, words.period[total.period], total, money);
  const { lines, quoteDiscount, allowances, charges } = total;
  const steps: readonly (readonly [string, number])[] = [
    [words.quoteDiscount, -quoteDiscount],
    [words.quoteAllowances, -allowances],
    [words.quoteCharges, charges],
  ];
  const taken = steps.filter(([, amount]) => amount !== 0);
  if (!head || taken.length === 0) return [...(head ? [head] : []), ...rates];
  const before = part(words.beforeDiscount, money(lines));
  return [head, before, ...taken.map(([title, amount]) => part(title, money(amount))), ...rates];
}

/** The amount to pay, where it is rounded to a coin. */
function payableRows({ content, priced, words }: QuotePrint, { rounding, payable }: PayableTotal): Row[] {
  if (content.terms.payableStep === null) return [];
  const money = (amount: number) => formatMoney(amount, priced.currency);
  return [
    { ...part(words.rounding, ''), gross: money(rounding) },
    { ...part(words.toPay, ''), kind: 'total', gross: money(payable) },
  ];
}

function ratesNote({ content, priced, words }: QuotePrint): string {
  return priced.vatRatesOn === null
    ? ''
    : words.vatRatesOf(formatDay(priced.vatRatesOn, content.terms.language));
}

/** Until when the discount holds, and what the quote comes to after that. */
function lapseNote(print: QuotePrint): string {
  const { content, priced, words } = print;
  if (priced.lapsingDiscount === null) return '';
  const { until, hasLapsed, after } = priced.lapsingDiscount;
  const day = formatDay(until, content.terms.language);
  if (hasLapsed) return words.discountLapsed(day);
  const money = (amount: number) => formatMoney(amount, priced.currency);
  const first = `${words.firstMonths(firstMonths(print))} ${money(after.firstYear.net)}`;
  return `${words.discountHolds(day)} ${words.afterDiscount(first, money(after.dueAtAcceptance.net))}`;
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
