/** The figure the quote is known by: its first year, on the basis its readers count in. */
import { formatMoney } from '#shared/money/format-money.ts';
import { formatPercent } from '#shared/money/format-number.ts';
import type { VatLine } from '#shared/pricing/priced-quote.ts';
import type { PdfDocument } from './pdf-document.ts';
import { figuresOf, moneyColumn, type QuotePrint } from './quote-print.ts';

const isInclusive = ({ content }: QuotePrint): boolean => content.terms.displayBasis === 'inclVat';

/** How many months the first-year value counts. */
export const firstMonths = ({ content }: QuotePrint): number => Math.min(12, content.terms.termMonths);

/** "First 12 months, excl. VAT" */
export function valueLabel(print: QuotePrint): string {
  const { words } = print;
  return `${words.firstMonths(firstMonths(print))}, ${isInclusive(print) ? words.inclVat : words.exclVat}`;
}

export function valueOfBasis(print: QuotePrint): number {
  const { firstYear } = print.priced;
  return isInclusive(print) ? firstYear.gross : firstYear.net;
}

/** "VAT 25 %", or that there is none, with the reason where one is stated. */
export function vatLabel({ words }: QuotePrint, { category, rate, exemptionText }: VatLine): string {
  if (category === 'S') return words.vat(formatPercent(rate));
  return exemptionText ? `${words.untaxed}: ${exemptionText}` : words.untaxed;
}

export function valueBlock(print: QuotePrint): PdfDocument['value'] {
  const { content, priced, words } = print;
  const { net, tax, gross, vat } = priced.firstYear;
  const money = moneyColumn(print, [net, tax, gross, ...vat.map((line) => line.tax)]);
  const [otherBasis, other] = isInclusive(print) ? [words.exclVat, net] : [words.inclVat, gross];
  const included = content.components.filter((component) => figuresOf(print, component).selected).length;
  const recurring = priced.periods.map(({ period }) => period).filter((period) => period !== 'once');
  return {
    label: valueLabel(print),
    amount: formatMoney(valueOfBasis(print), priced.currency),
    beside: [
      ...vat
        .filter((line) => line.category === 'S')
        .map((line) => [vatLabel(print, line), money(line.tax)] as const),
      [`${words.firstMonths(firstMonths(print))} ${otherBasis}`, money(other)],
    ],
    note: [
      words.counted(included, priced.leftOut.length),
      rangeNote(print),
      recurring.length > 0 ? words.overTime(firstMonths(print), recurring) : '',
      words.basis(priced.currency),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

/** What the total may come to while a choice group is undecided. */
function rangeNote(print: QuotePrint): string {
  const { range, currency } = print.priced;
  if (range === null) return '';
  const [from, to] = [range.from, range.to].map((amount) => formatMoney(amount, currency));
  return print.words.range(firstMonths(print), from ?? '', to ?? '');
}
