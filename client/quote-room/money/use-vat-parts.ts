import type { PayableTotal, ValueTotal, VatLine } from '#shared/pricing/priced-quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useShownFigures } from '../use-figures.ts';
import type { Part } from './money-row.tsx';

/** From an amount without VAT to what is paid: the VAT of each rate, and the coin it is rounded to. */
export function useVatParts(): (total: ValueTotal | PayableTotal) => Part[] {
  const { t } = useTranslation('quoteRoom');
  const { money, signed } = useShownFigures();
  const label = useVatLabel();
  return (total) => [
    { label: t('explain.excl'), figure: money(total.net), isSum: true },
    ...total.vat.map((line) => ({ label: label(line), figure: money(line.tax) })),
    { label: t('explain.incl'), figure: money(total.gross), isSum: true },
    ...('rounding' in total && total.rounding !== 0
      ? [
          { label: t('explain.rounding'), figure: signed(total.rounding) },
          { label: t('explain.payable'), figure: money(total.payable), isSum: true },
        ]
      : []),
  ];
}

/** "VAT 25 % on 1 000 kr", or why there is none. */
export function useVatLabel(): (line: VatLine) => string {
  const { t } = useTranslation('quoteRoom');
  const { money, percent } = useShownFigures();
  return ({ category, rate, exemptionText, taxable }) =>
    category === 'S'
      ? t('explain.vat', { rate: percent(rate), taxable: money(taxable) })
      : t('explain.noVat', { reason: exemptionText ?? category, taxable: money(taxable) });
}
