/** The totals of a version as its mail states them: read from the priced result, never added up here (promise I-8). */
import { amountDecimals, formatMoney } from '#shared/money/format-money.ts';
import { formatPercent } from '#shared/money/format-number.ts';
import type { PricedQuote, ValueTotal } from '#shared/pricing/priced-quote.ts';
import type { Terms } from '#shared/quote/quote.ts';
import type { AmountRow, Letter } from './letter.ts';
import type { MailWords } from './words/words.ts';

type Money = (amount: number) => string;

/** Every price period, the first year and what is due at acceptance, each with its VAT per rate. */
export function amountsOf(
  priced: PricedQuote,
  { termMonths, payableStep }: Pick<Terms, 'termMonths' | 'payableStep'>,
  words: MailWords['amounts'],
): NonNullable<Letter['amounts']> {
  const { periods, firstYear, dueAtAcceptance, currency } = priced;
  const totals: readonly (readonly [string, ValueTotal])[] = [
    ...periods.map((total) => [words.period[total.period], total] as const),
    [words.firstMonths(Math.min(12, termMonths)), firstYear],
    [words.due, dueAtAcceptance],
  ];
  const shown = totals.flatMap(([, { net, gross, vat }]) => [net, gross, ...vat.map(({ tax }) => tax)]);
  const decimals = amountDecimals(shown, currency);
  const money: Money = (amount) => formatMoney(amount, currency, decimals);
  const { rounding, payable } = dueAtAcceptance;
  return {
    title: words.title(currency),
    rows: [
      ...totals.flatMap(([label, total]) => totalRows(label, total, words, money)),
      ...(payableStep === null
        ? []
        : [part(words.rounding, money(rounding)), part(words.toPay, money(payable))]),
    ],
  };
}

function totalRows(
  label: string,
  { net, gross, vat }: ValueTotal,
  words: MailWords['amounts'],
  money: Money,
): AmountRow[] {
  return [
    { label: words.exclVat(label), amount: money(net), kind: 'total' },
    ...vat.map(({ category, rate, tax }) =>
      part(category === 'S' ? words.vat(formatPercent(rate)) : words.noVat, money(tax)),
    ),
    part(words.inclVat, money(gross)),
  ];
}

const part = (label: string, amount: string): AmountRow => ({ label, amount, kind: 'part' });
