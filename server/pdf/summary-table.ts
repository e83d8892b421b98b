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
    const money = moneyColumn(print, [...stated, total.net, total.quoteDiscount]);
    return {
      head: words.period[total.period],
      cells: amounts.map((amount) => (amount === undefined ? '–' : money(amount))),
      discount: total.quoteDiscount === 0 ? '–' : money(-total.quoteDiscount),
      total: money(total.net),
    };
  });
  const discount = content.terms.quoteDiscount && [
    words.quoteDiscount,
    ...columns.map((each) => each.discount),
  ];
  return {
    columns: [words.summary(priced.currency), ...columns.map(({ head }) => head)],
    rows: [
      ...content.sections.map((section, index) => [
        `${index + 1}  ${printable(section.title)}`,
        ...columns.map(({ cells }) => cells[index] ?? '–'),
      ]),
      ...(discount ? [discount] : []),
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
