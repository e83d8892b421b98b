import { createContext, useContext, useMemo } from 'react';
import type { CurrencyCode } from '#shared/money/amounts.ts';
import { currencySign } from '#shared/money/currency.ts';
import { formatDifference, formatMoney, formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity, typedDecimal } from '#shared/money/format-number.ts';
import type { PricedComponent, ValueTotal } from '#shared/pricing/priced-quote.ts';
import { type DisplayBasis, lineAmount, totalAmount } from '#shared/pricing/with-vat.ts';
import type { PricePeriod } from '#shared/quote/quote.ts';
import { useSession } from '../sync/use-session.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { useShownQuote } from './shown-quote.ts';

export type Figures = ReturnType<typeof figuresIn>;

const FiguresContext = createContext<Figures | null>(null);
export const FiguresProvider = FiguresContext.Provider;

/** Of the quote in the session, for a provider around everything that shows it. */
export function useQuoteFigures(): Figures {
  const currency = useSession((session) => session.content.terms.currency);
  const basis = useSession((session) => session.content.terms.displayBasis);
  return useFiguresIn(currency, basis);
}

/**
 * How the quote writes figures. The money format belongs to the quote; only "a month" is said in the viewer's
 * language. Where no decimals are asked for, öre are shown only when there are any.
 */
export function useFigures(): Figures {
  const figures = useContext(FiguresContext);
  if (!figures)
    throw new Error('There is no quote here to write figures for: render it under FiguresProvider.');
  return figures;
}

/** The same of the quote whose figures are explained, which need not be the one in a room. */
export function useShownFigures(): Figures {
  const { currency, displayBasis } = useShownQuote().content.terms;
  return useFiguresIn(currency, displayBasis);
}

function useFiguresIn(currency: CurrencyCode, basis: DisplayBasis): Figures {
  const { t } = useTranslation('quoteRoom');
  return useMemo(
    () => figuresIn(currency, basis, (period) => (period === 'once' ? '' : t(`perPeriod.${period}`))),
    [currency, basis, t],
  );
}

function figuresIn(currency: CurrencyCode, basis: DisplayBasis, suffix: (period: PricePeriod) => string) {
  return {
    /** Whether the quote's amounts are read with VAT first. Its unit prices are without. */
    basis,
    isInclVat: basis === 'inclVat',
    /** What a line, or a sum of lines, comes to as the quote is read. */
    lineAmount: (line: Pick<PricedComponent, 'net' | 'ownVat'>) => lineAmount(line, basis),
    totalAmount: (total: Pick<ValueTotal, 'net' | 'gross'>) => totalAmount(total, basis),
    /** "kr" */
    sign: currencySign(currency),
    /** "48 000 kr" */
    money: (amount: number, decimals?: number) => formatMoney(amount, currency, decimals),
    /** "27 400", where the currency is said nearby. */
    bare: (amount: number) => formatMoney(amount, currency).replace(/\u00a0[^\u00a0]*$/, ''),
    /** "+36 000 kr", "−1 200 kr/mo" */
    signed: (amount: number, period: PricePeriod = 'once') =>
      formatDifference(amount, currency) + suffix(period),
    /** "25 375 kr/mo" */
    perPeriod: (amount: number, period: PricePeriod, decimals?: number) =>
      formatMoney(amount, currency, decimals) + suffix(period),
    /** "1 250,00 kr" of a decimal text. */
    unitPrice: (price: string, decimals?: number) => formatUnitPrice(price, currency, decimals),
    /** "25 000", "0,5" of a decimal text. */
    number: formatQuantity,
    typed: typedDecimal,
    /** "12,5 %" of a decimal text. */
    percent: formatPercent,
    /** "37,9 %" of a number, rounded for reading. */
    about: (value: number, decimals: number) => formatPercent(value.toFixed(decimals)),
  };
}
