/**
 * A version as UBL 2.1 Quotation documents, for programs that read quotes and invoices. The rule for what recurs:
 * one document for each price period that occurs, stating one period's amounts – what is paid once, and what is paid
 * each month, quarter or year. Within each, the sums of EN 16931 hold: lines, less allowances and plus charges, are
 * what VAT is taken on, rate by rate. Amounts of different periods are never added, and so never stand in one.
 */
import type { PeriodTotal, PricedQuote } from '#shared/pricing/priced-quote.ts';
import type { ContentHash, FrozenQuote } from '#shared/quote/frozen-quote.ts';
import type { PricePeriod, Terms } from '#shared/quote/quote.ts';
import type { Instant } from '#shared/time.ts';
import { type QuotationSums, quotationSums } from './quotation-lines.ts';
import {
  allowanceCharge,
  amountWriter,
  basic,
  group,
  monetaryTotal,
  party,
  quotationLine,
  taxTotal,
} from './ubl-parts.ts';
import { type Element, element, xmlFile } from './xml.ts';

export interface UblQuotation {
  readonly period: PricePeriod;
  /** "quote-month.xml" */
  readonly name: string;
  readonly xml: string;
}

export interface Issue {
  readonly hash: ContentHash;
  readonly sentAt: Instant;
}

/** One document per price period in which something is paid, in their order. Same input, same text. */
export function ublQuotations(frozen: FrozenQuote, priced: PricedQuote, issue: Issue): UblQuotation[] {
  return priced.periods.flatMap((total) => {
    const sums = quotationSums(frozen.content, priced, total);
    if (sums.lines.length === 0) return [];
    const { period } = total;
    const xml = xmlFile(quotation(frozen, priced, total, sums, issue));
    return [{ period, name: `quote-${period}.xml`, xml }];
  });
}

const schema = 'urn:oasis:names:specification:ubl:schema:xsd';
const nameSpaces = {
  xmlns: `${schema}:Quotation-2`,
  'xmlns:cac': `${schema}:CommonAggregateComponents-2`,
  'xmlns:cbc': `${schema}:CommonBasicComponents-2`,
};

function quotation(
  { number, version, seller, customer, content }: FrozenQuote,
  priced: PricedQuote,
  total: PeriodTotal,
  { lines, adjustments }: QuotationSums,
  { hash, sentAt }: Issue,
): Element {
  const { terms } = content;
  const money = amountWriter(priced);
  const [day = '', time = ''] = new Date(sentAt).toISOString().split(/T|\./);
  return element(
    'Quotation',
    [
      basic('UBLVersionID', '2.1'),
      basic('CustomizationID', 'urn:coquote:quotation:1'),
      basic('ProfileID', `urn:coquote:price-period:${total.period}`),
      basic('ID', `${number}/${version}/${total.period}`),
      basic('IssueDate', day),
      basic('IssueTime', `${time}Z`),
      ...notes(terms, total.period).map((note) => basic('Note', note, { languageID: terms.language })),
      basic('PricingCurrencyCode', priced.currency),
      basic('LineCountNumeric', String(lines.length)),
      terms.validUntil === null ? null : group('ValidityPeriod', basic('EndDate', terms.validUntil)),
      group(
        'AdditionalDocumentReference',
        basic('ID', 'quote.json'),
        basic('DocumentDescription', `SHA-256 ${hash}`),
      ),
      group('SellerSupplierParty', party(seller)),
      group('BuyerCustomerParty', party(customer)),
      delivery(terms, total.period),
      ...adjustments.map((each) =>
        allowanceCharge(money, { ...each, reason: each.title ?? words[terms.language].discount }),
      ),
      taxTotal(money, total),
      monetaryTotal(money, total, lines, adjustments),
      ...lines.map((line) => quotationLine(money, line)),
    ],
    nameSpaces,
  );
}

/** From when, and for how long where it recurs. UBL knows a period of months by the unit code MON. */
function delivery({ startDate, termMonths }: Terms, period: PricePeriod): Element | null {
  const start = startDate === null ? null : basic('StartDate', startDate);
  const length = period === 'once' ? null : basic('DurationMeasure', String(termMonths), { unitCode: 'MON' });
  return start === null && length === null
    ? null
    : group('Delivery', group('PromisedDeliveryPeriod', start, length));
}

interface Words {
  readonly discount: string;
  readonly period: Readonly<Record<PricePeriod, string>>;
  readonly days: (days: number) => string;
}

const words: Readonly<Record<Terms['language'], Words>> = {
  en: {
    discount: 'Discount on the quote',
    period: {
      once: 'The amounts are paid once.',
      month: 'The amounts are paid each month.',
      quarter: 'The amounts are paid each quarter.',
      year: 'The amounts are paid each year.',
    },
    days: (days) => `Days to pay: ${days}.`,
  },
  sv: {
    discount: 'Rabatt på offerten',
    period: {
      once: 'Beloppen betalas en gång.',
      month: 'Beloppen betalas varje månad.',
      quarter: 'Beloppen betalas varje kvartal.',
      year: 'Beloppen betalas varje år.',
    },
    days: (days) => `Dagar att betala på: ${days}.`,
  },
};

/** What the schema of a quotation has no element for. */
function notes({ title, language, paymentDays }: Terms, period: PricePeriod): string[] {
  const { period: paid, days } = words[language];
  return [title, `${paid[period]} ${days(paymentDays)}`].filter((note) => note.trim() !== '');
}
