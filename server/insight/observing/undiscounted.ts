import type { QuoteContent } from '#shared/quote/quote.ts';

/** The same quote without any discount; charges stay. What it comes to is what discounts are a share of. */
export function undiscounted(content: QuoteContent): QuoteContent {
  const isCharge = ({ kind }: { readonly kind: string }) => kind === 'charge';
  return {
    ...content,
    terms: {
      ...content.terms,
      quoteDiscount: null,
      quoteDiscountUntil: null,
      quoteAdjustments: content.terms.quoteAdjustments.filter(isCharge),
    },
    sections: content.sections.map((section) => ({ ...section, discountPercent: null })),
    components: content.components.map((component) => ({
      ...component,
      adjustments: component.adjustments.filter(isCharge),
    })),
  };
}
