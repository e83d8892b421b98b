/** The lines of one price period: each component that counts, and one per VAT rate for a bundle with hidden prices. */
import { changeOf, type MinorUnits } from '#shared/money/amounts.ts';
import {
  type DocumentAdjustment,
  documentAdjustments,
  sectionTotalOf,
} from '#shared/pricing/document-adjustments.ts';
import type { PeriodTotal, PricedAdjustment, PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { Component, PricePeriod, QuoteContent, Section, Vat } from '#shared/quote/quote.ts';

export interface QuotationLine {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** What one unit is, in the seller's words; may be empty. */
  readonly unit: string;
  readonly quantity: string;
  /** The price of `baseQuantity` units: as decimal text, or as the amount that tiers come to for the whole quantity. */
  readonly price: { readonly decimal: string } | { readonly amount: MinorUnits };
  readonly baseQuantity: string;
  readonly adjustments: readonly PricedAdjustment[];
  readonly net: MinorUnits;
  readonly vat: Vat;
}

/** What stands in a document of one price period: its lines, and what is taken off or added on them as a whole. */
export interface QuotationSums {
  readonly lines: readonly QuotationLine[];
  readonly adjustments: readonly DocumentAdjustment[];
}

/** A document has lines: where nothing but charges on the quote as a whole is paid in a period, they are the lines. */
export function quotationSums(content: QuoteContent, priced: PricedQuote, total: PeriodTotal): QuotationSums {
  const lines = quotationLines(content, priced, total.period);
  const adjustments = documentAdjustments(content, priced, total);
  return lines.length > 0
    ? { lines, adjustments }
    : { lines: adjustments.map(adjustmentLine), adjustments: [] };
}

function adjustmentLine({ title, kind, vat, amount }: DocumentAdjustment, index: number): QuotationLine {
  const net = changeOf(kind === 'discount' ? [amount] : [], kind === 'charge' ? [amount] : []) ?? amount;
  return {
    id: `${kind}/${index + 1}`,
    title: title ?? '',
    description: '',
    unit: '',
    quantity: '1',
    price: { amount: net },
    baseQuantity: '1',
    adjustments: [],
    net,
    vat,
  };
}

function quotationLines(content: QuoteContent, priced: PricedQuote, period: PricePeriod): QuotationLine[] {
  return content.sections.flatMap((section) =>
    section.disclosure === 'open'
      ? content.components
          .filter(({ sectionId }) => sectionId === section.id)
          .flatMap((component) => componentLine(priced, component, period))
      : bundleLines(priced, section, period),
  );
}

function componentLine(priced: PricedQuote, component: Component, period: PricePeriod): QuotationLine[] {
  const figures = priced.components[component.id];
  if (!figures?.selected || figures.period !== period) return [];
  const { id, title, description, unit, priceModel, unitPrice } = component;
  const { quantity, gross, adjustments, net, vat } = figures;
  const line = { id, title, description, unit, quantity, adjustments, net, vat };
  return [
    priceModel === 'flat'
      ? { ...line, price: { decimal: unitPrice ?? '0' }, baseQuantity: component.baseQuantity }
      : { ...line, price: { amount: gross }, baseQuantity: quantity === '0' ? '1' : quantity },
  ];
}

/** What is not shown on paper is not told to programs either: one price, but with the VAT its parts have. */
function bundleLines(priced: PricedQuote, { id, title }: Section, period: PricePeriod): QuotationLine[] {
  return (sectionTotalOf(priced, id, period)?.vat ?? []).map(
    ({ category, rate, taxable, exemptionText }): QuotationLine => ({
      id: `${id}/${category}${rate}`,
      title,
      description: '',
      unit: '',
      quantity: '1',
      price: { amount: taxable },
      baseQuantity: '1',
      adjustments: [],
      net: taxable,
      vat: { category, rate, ...(exemptionText !== null && { exemptionText }) },
    }),
  );
}
