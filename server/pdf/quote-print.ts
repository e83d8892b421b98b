import { amountDecimals, formatMoney } from '#shared/money/format-money.ts';
import type { PricedComponent, PricedQuote } from '#shared/pricing/priced-quote.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import type { FrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { Component, PricePeriod, QuoteContent } from '#shared/quote/quote.ts';
import { type Labels, labels } from './words/labels.ts';

/** A frozen quote beside its figures and the words of its language: what every part of the document is made from. */
export interface QuotePrint {
  readonly frozen: FrozenQuote;
  readonly content: QuoteContent;
  readonly priced: PricedQuote;
  readonly words: Labels;
  /** The quote's texts as they read. */
  readonly texts: ReturnType<typeof filledTexts>;
}

export function quotePrint(frozen: FrozenQuote, priced: PricedQuote): QuotePrint {
  return {
    frozen,
    content: frozen.content,
    priced,
    words: labels[frozen.content.terms.language],
    texts: filledTexts({ ...frozen, priced }),
  };
}

/** The figures of a component. They were made from the same content, so a missing one is a mix-up of versions. */
export function figuresOf({ priced, frozen }: QuotePrint, { id }: Component): PricedComponent {
  const figures = priced.components[id];
  if (figures) return figures;
  throw new Error(`Version ${frozen.version} of ${frozen.number} has no figures for component ${id}`);
}

/** Formats amounts that stand in one column: all with öre when one has some. */
export function moneyColumn(print: QuotePrint, amounts: readonly number[]): (amount: number) => string {
  const { currency } = print.priced;
  const decimals = amountDecimals(amounts, currency);
  return (amount) => formatMoney(amount, currency, decimals);
}

/** "24 175 kr/mo + 28 000 kr/yr": amounts of several periods side by side, never added. */
export function perPeriod(
  { words }: QuotePrint,
  sums: readonly { readonly period: PricePeriod; readonly amount: number }[],
  money: (amount: number) => string,
): string {
  return sums.map(({ period, amount }) => `${money(amount)}${words.per[period]}`).join(' + ');
}
