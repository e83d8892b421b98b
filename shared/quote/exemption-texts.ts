/**
 * What is usually printed where no VAT is charged, by category and in the quote's language. Starting points for the
 * seller, who knows the supply; the quote freezes whatever text stands in it.
 *
 * Source: EN 16931 BT-120 with the code list of VAT exemption reasons; VAT directive 2006/112/EC, articles 138
 * (intra-community supply), 146 (export) and 194–199 (reverse charge).
 */
import type { Terms, VatCategory } from './quote.ts';

export type UntaxedCategory = Exclude<VatCategory, 'S'>;

export const exemptionTexts: Readonly<
  Record<UntaxedCategory, Readonly<Record<Terms['language'], readonly string[]>>>
> = {
  Z: {
    en: ['Zero-rated supply'],
    sv: ['Omsättning som beskattas med 0\u00A0%'],
  },
  E: {
    en: ['Exempt from VAT', 'Exempt from VAT: education', 'Exempt from VAT: health care'],
    sv: ['Undantaget från moms', 'Undantaget från moms: utbildning', 'Undantaget från moms: sjukvård'],
  },
  AE: {
    en: ['Reverse charge: the buyer accounts for the VAT'],
    sv: ['Omvänd betalningsskyldighet: köparen redovisar momsen'],
  },
  K: {
    en: ['Intra-Community supply of goods, article 138 of directive 2006/112/EC'],
    sv: ['Unionsintern varuförsäljning, artikel 138 i direktiv 2006/112/EG'],
  },
  G: {
    en: ['Export outside the EU, article 146 of directive 2006/112/EC'],
    sv: ['Export utanför EU, artikel 146 i direktiv 2006/112/EG'],
  },
  O: {
    en: ['Outside the scope of VAT'],
    sv: ['Utanför momsens tillämpningsområde'],
  },
};
