/** The figure the quote is known by: its first year, on the basis its readers count in. */
import { formatMoney } from '#shared/money/format-money.ts';
import { formatPercent } from '#shared/money/format-number.ts';
import type { VatLine } from '#shared/pricing/priced-quote.ts';
import type { PdfDocument } from './pdf-document.ts';
import { figuresOf, moneyColumn, type QuotePrint } from './quote-print.ts';

const isInclusive = ({ content }: QuotePrint): boolean => content.terms.displayBasis === 'inclVat';

/** How many months the first-year value counts. */
export const firstMonths = ({ content }: QuotePrint): number => Math.min(12, content.terms.termMonths);

/** "First 12 months, excl. VAT". What it may come to while something is undecided is known without VAT alone. */
export function valueLabel(print: QuotePrint): string {
  const { words, priced } = print;
  const isWithVat = isInclusive(print) && priced.range === null;
  return `${words.firstMonths(firstMonths(print))}, ${isWithVat ? words.inclVat : words.exclVat}`;
}

/** The figure as text: one amount, or from … to while a choice group is undecided. */
export function valueText(print: QuotePrint): string {
  const { firstYear, range, currency } = print.priced;
  if (range === null) return formatMoney(isInclusive(print) ? firstYear.gross : firstYear.net, currency);
  const money = moneyColumn(print, [range.from, range.to]);
  return `${money(range.from)} – ${money(range.to)}`;
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
    amount: valueText(print),
    beside:
      priced.range !== null
        ? []
        : [
            ...vat
              .filter((line) => line.category === 'S')
              .map((line) => [vatLabel(print, line), money(line.tax)] as const),
            [`${words.firstMonths(firstMonths(print))} ${otherBasis}`, money(other)],
          ],
    note: [
      words.counted(included, priced.leftOut.length),
      priced.range === null ? '' : words.rangeNote,
      recurring.length > 0 ? words.overTime(firstMonths(print), recurring) : '',
      words.basis(priced.currency),
    ]
      .filter(Boolean)
      .join(' '),
  };
}
