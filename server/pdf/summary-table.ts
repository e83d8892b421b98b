import type { PricePeriod } from '#shared/quote/quote.ts';
import type { SummaryTable } from './pdf-document.ts';
import { printable } from './printable.ts';
import { moneyColumn, type QuotePrint } from './quote-print.ts';

/** Sections against price periods: what is paid once and what recurs stand apart, each column with its own öre. */
export function summaryTable(print: QuotePrint): SummaryTable {
  const { content, priced, words } = print;
  const columns = priced.periods.map((total) => {
    const amounts = content.sections.map(({ id }) => amountIn(priced.sections[id], total.period));
    const stated = amounts.filter((amount) => amount !== undefined);
    const money = moneyColumn(print, [
      ...stated,
      total.net,
      total.quoteDiscount,
      total.allowances,
      total.charges,
    ]);
    return {
      head: words.period[total.period],
      cells: amounts.map((amount) => (amount === undefined ? '–' : money(amount))),
      discount: total.quoteDiscount === 0 ? '–' : money(-total.quoteDiscount),
      allowances: total.allowances === 0 ? '–' : money(-total.allowances),
      charges: total.charges === 0 ? '–' : money(total.charges),
      total: money(total.net),
    };
  });
  const { quoteDiscount, quoteAdjustments } = content.terms;
  const has = (kind: 'discount' | 'charge') => quoteAdjustments.some((each) => each.kind === kind);
  const rows = [
    quoteDiscount !== null && [words.quoteDiscount, ...columns.map(({ discount }) => discount)],
    has('discount') && [words.quoteAllowances, ...columns.map(({ allowances }) => allowances)],
    has('charge') && [words.quoteCharges, ...columns.map(({ charges }) => charges)],
  ];
  return {
    columns: [words.summary(priced.currency), ...columns.map(({ head }) => head)],
    rows: [
      ...content.sections.map((section, index) => [
        `${index + 1}  ${printable(section.title)}`,
        ...columns.map(({ cells }) => cells[index] ?? '–'),
      ]),
      ...rows.filter((row) => row !== false),
    ],
    total: [words.total, ...columns.map(({ total }) => total)],
  };
}

function amountIn(
  sums: readonly { readonly period: PricePeriod; readonly net: number }[] | undefined,
  period: PricePeriod,
): number | undefined {
  return sums?.find((sum) => sum.period === period)?.net;
}
