/** The totals as a person reads them, and as the pricing module has them: every figure, and every part of it. */
import type { Locator } from 'playwright-core';
import { formatDay } from '#shared/money/format-date.ts';
import { formatDifference, formatMoney } from '#shared/money/format-money.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type {
  PayableTotal,
  PeriodTotal,
  PricedQuote,
  ValueTotal,
  VatLine,
} from '#shared/pricing/priced-quote.ts';
import type { PricePeriod, QuoteContent } from '#shared/quote/quote.ts';
import { plain } from './people.ts';

export interface ToldRow {
  readonly label: string;
  readonly figure: string;
  readonly parts: readonly (readonly [label: string, figure: string])[];
}

/** Opens every figure that is there. */
export async function openTotals(place: Locator): Promise<void> {
  await place.locator('dl').first().waitFor();
  // In a room the figures that fewer ask for are a press away.
  const more = place.getByRole('button', { name: 'More figures', expanded: false });
  if ((await more.count()) > 0) {
    await more.click();
    await place.getByRole('button', { name: 'Due at acceptance' }).waitFor();
  }
  const closed = place.locator('dt').getByRole('button', { expanded: false });
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Reads every figure and, of those that are open, what they are made of. */
export async function readTotals(place: Locator): Promise<ToldRow[]> {
  await openTotals(place);
  const rows = await place.locator('dl:not(dd dl)').evaluateAll((lists) => {
    const read = (row: Element) => ({
      label: row.querySelector('dt')?.innerText ?? '',
      figure: row.querySelector('dd')?.innerText ?? '',
    });
    return lists
      .flatMap((list) => [...list.children])
      .map((row) => ({
        ...read(row),
        parts: [...row.querySelectorAll('dl > div')].map(read),
      }));
  });
  return rows.map(({ label, figure, parts }) => ({
    label: plain(label),
    figure: plain(figure),
    parts: parts.map((part) => [plain(part.label), plain(part.figure)] as const),
  }));
}

const names = { once: 'One-off', month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' } as const;
const per = { once: '', month: '/mo', quarter: '/qtr', year: '/yr' } as const;

/** What the rows should say in English, without VAT first. Lists of components are read by the test itself. */
export function totalsOf(content: QuoteContent, priced: PricedQuote, isOpen = true): ToldRow[] {
  const { currency } = priced;
  const { termMonths, quoteDiscount } = content.terms;
  const months = Math.min(12, termMonths);
  const money = (amount: number) => plain(formatMoney(amount, currency));
  const signed = (amount: number) => plain(formatDifference(amount, currency));
  const recurring = (amount: number, period: PricePeriod) => `${money(amount)}${per[period]}`;
  const row = (label: string, figure: string, parts: ToldRow['parts'] = []): ToldRow => ({
    label,
    figure,
    parts,
  });
  const vatLabel = ({ category, rate, exemptionText, taxable }: VatLine) =>
    category === 'S' ? `VAT ${rate} % on ${money(taxable)}` : `No VAT on ${money(taxable)}: ${exemptionText}`;
  const withVat = (total: ValueTotal | PayableTotal): [string, string][] => [
    ['Excl. VAT', money(total.net)],
    ...total.vat.map((line): [string, string] => [vatLabel(line), money(line.tax)]),
    ['Incl. VAT', money(total.gross)],
    ...('rounding' in total && total.rounding !== 0
      ? ([
          ['Rounding', signed(total.rounding)],
          ['To pay', money(total.payable)],
        ] as [string, string][])
      : []),
  ];
  const sectionsIn = (total: PeriodTotal) =>
    content.sections.flatMap(({ id, title }): [string, string][] => {
      const sum = priced.sections[id]?.find(({ period }) => period === total.period);
      return sum ? [[title, money(sum.net)]] : [];
    });
  const onAll = (total: PeriodTotal): [string, string][] => [
    ...(total.quoteDiscount === 0
      ? []
      : ([['Discount on the whole quote', signed(-total.quoteDiscount)]] as [string, string][])),
    ...(total.charges === 0
      ? []
      : ([['Charges with their own VAT', signed(total.charges)]] as [string, string][])),
  ];
  const step = termMonths % 12 === 0 ? 12 : 1;
  // What stands as it was sent has no other term.
  const otherTerms = isOpen
    ? [termMonths - step, termMonths + step].filter((to) => to >= 1 && to <= 120)
    : [];
  const wholeOf = (to: number) =>
    priceQuote({ ...content, terms: { ...content.terms, termMonths: to } }, { asOf: priced.asOf }).tcv;
  const { firstYear, dueAtAcceptance: due, lapsingDiscount: lapsing } = priced;
  const percent = quoteDiscount && 'percent' in quoteDiscount ? quoteDiscount.percent : '';
  return [
    ...priced.periods.map((total) =>
      row(names[total.period], recurring(total.net, total.period), [
        ...sectionsIn(total),
        ...onAll(total),
        ...withVat(total),
      ]),
    ),
    ...priced.periods
      .filter((total) => total.quoteDiscount !== 0)
      .map((total) => row(`Discount ${percent} %`, `${signed(-total.quoteDiscount)}${per[total.period]}`)),
    ...(lapsing
      ? [
          row(`After ${formatDay(lapsing.until, 'en')}`, money(lapsing.after.firstYear.net), [
            ...lapsing.after.periods.map(({ period, net }): [string, string] => {
              const now = priced.periods.find((total) => total.period === period);
              return [names[period], `${recurring(now?.net ?? 0, period)}, then ${recurring(net, period)}`];
            }),
            ['First 12 months', `${money(firstYear.net)}, then ${money(lapsing.after.firstYear.net)}`],
            ['Due at acceptance', `${money(due.net)}, then ${money(lapsing.after.dueAtAcceptance.net)}`],
          ]),
        ]
      : []),
    ...firstYear.vat.map((line) =>
      row(line.category === 'S' ? `VAT ${line.rate} %` : `VAT, ${line.exemptionText}`, money(line.tax), [
        ...priced.periods.flatMap(({ period, vat }): [string, string][] => {
          const own = vat.find(({ category, rate }) => category === line.category && rate === line.rate);
          return own ? [[names[period], recurring(own.tax, period)]] : [];
        }),
        [vatLabel(line), money(line.tax)],
      ]),
    ),
    row('First 12 months incl. VAT', money(firstYear.gross), [
      ...priced.periods.map(({ period, net }): [string, string] => [
        names[period],
        period === 'once' ? money(net) : `${recurring(net, period)} for ${months} months`,
      ]),
      ...withVat(firstYear),
    ]),
    row('Due at acceptance', money(due.net), withVat(due)),
    row(`Whole term, ${termMonths} months`, money(priced.tcv), [
      ['Recurring per month (MRR)', money(priced.mrr)],
      ['Recurring per year (ARR)', money(priced.arr)],
      ['Whole term (TCV)', money(priced.tcv)],
      ['Average year (ACV)', money(priced.acv)],
      ...otherTerms.map((to): [string, string] => [`With ${to} months`, signed(wholeOf(to) - priced.tcv)]),
    ]),
  ];
}
