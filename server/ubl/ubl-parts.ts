/** The parts of a UBL 2.1 document, each with its children in the order that the schema demands. */
import { sumOf } from '#shared/money/amounts.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import type { DocumentAdjustment } from '#shared/pricing/document-adjustments.ts';
import type { PeriodTotal, PricedQuote, VatLine } from '#shared/pricing/priced-quote.ts';
import type { Party } from '#shared/quote/frozen-quote.ts';
import type { Vat } from '#shared/quote/quote.ts';
import type { QuotationLine } from './quotation-lines.ts';
import { type Element, element } from './xml.ts';

/** Elements that hold text, and such as hold other elements: UBL's two name spaces. */
export const basic = (name: string, text: string, attributes?: Record<string, string>): Element =>
  element(`cbc:${name}`, text, attributes);
export const group = (name: string, ...children: (Element | null)[]): Element =>
  element(`cac:${name}`, children);

/** Left out where there is nothing to say: UBL has no empty elements. */
export const basicIf = (name: string, text: string): Element | null =>
  text.trim() === '' ? null : basic(name, text);

/** Writes amounts of the quote's currency, in major units with all its decimals: 4 800 000 öre is "48000.00". */
export function amountWriter({ currency, minorDigits }: PricedQuote) {
  const major = (amount: number): string => {
    const [whole = '', fraction = ''] = fromScaled(BigInt(amount), minorDigits).split('.');
    return minorDigits === 0 ? whole : `${whole}.${fraction.padEnd(minorDigits, '0')}`;
  };
  return {
    major,
    amount: (name: string, amount: number): Element => basic(name, major(amount), { currencyID: currency }),
    decimal: (name: string, decimal: string): Element => basic(name, decimal, { currencyID: currency }),
  };
}
export type AmountWriter = ReturnType<typeof amountWriter>;

export function party({ name, companyNumber, address, people }: Party): Element {
  const [contact] = people;
  return group(
    'Party',
    group('PartyName', basic('Name', name)),
    address.trim() === '' ? null : group('PostalAddress', group('AddressLine', basic('Line', address))),
    group('PartyLegalEntity', basic('RegistrationName', name), basicIf('CompanyID', companyNumber)),
    contact === undefined
      ? null
      : group('Contact', basicIf('Name', contact.name), basicIf('ElectronicMail', contact.email)),
  );
}

const vatScheme = () => group('TaxScheme', basic('ID', 'VAT'));

function taxCategory(name: string, { category, rate }: Pick<Vat, 'category' | 'rate'>, reason = ''): Element {
  return group(
    name,
    basic('ID', category),
    basic('Percent', rate),
    basicIf('TaxExemptionReason', reason),
    vatScheme(),
  );
}

interface StatedAdjustment {
  readonly kind: 'discount' | 'charge';
  readonly reason: string;
  readonly amount: number;
  readonly vat?: DocumentAdjustment['vat'];
}

export function allowanceCharge(
  { amount }: AmountWriter,
  { kind, reason, amount: of, vat }: StatedAdjustment,
): Element {
  return group(
    'AllowanceCharge',
    basic('ChargeIndicator', String(kind === 'charge')),
    basicIf('AllowanceChargeReason', reason),
    amount('Amount', of),
    vat === undefined ? null : taxCategory('TaxCategory', vat),
  );
}

export function taxTotal({ amount }: AmountWriter, { tax, vat }: PeriodTotal): Element {
  const subtotal = (line: VatLine) =>
    group(
      'TaxSubtotal',
      amount('TaxableAmount', line.taxable),
      amount('TaxAmount', line.tax),
      taxCategory('TaxCategory', line, line.exemptionText ?? ''),
    );
  return group('TaxTotal', amount('TaxAmount', tax), ...vat.map(subtotal));
}

export function monetaryTotal(
  { amount }: AmountWriter,
  total: PeriodTotal,
  lines: readonly QuotationLine[],
  adjustments: readonly DocumentAdjustment[],
): Element {
  const sum = (kind: DocumentAdjustment['kind']) =>
    sumOf(adjustments.filter((each) => each.kind === kind).map(({ amount: of }) => of));
  return group(
    'QuotedMonetaryTotal',
    amount('LineExtensionAmount', sumOf(lines.map(({ net }) => net))),
    amount('TaxExclusiveAmount', total.net),
    amount('TaxInclusiveAmount', total.gross),
    amount('AllowanceTotalAmount', sum('discount')),
    amount('ChargeTotalAmount', sum('charge')),
    total.rounding === 0 ? null : amount('PayableRoundingAmount', total.rounding),
    amount('PayableAmount', total.payable),
  );
}

/** UN/ECE Recommendation 20: one piece. Units of quotes are words of the seller's and stand in a note. */
const unitCode = 'C62';

export function quotationLine(money: AmountWriter, line: QuotationLine): Element {
  const { amount, decimal } = money;
  const price =
    'decimal' in line.price
      ? decimal('PriceAmount', line.price.decimal)
      : amount('PriceAmount', line.price.amount);
  return group(
    'QuotationLine',
    basic('ID', line.id),
    group(
      'LineItem',
      basic('ID', line.id),
      basicIf('Note', line.unit),
      basic('Quantity', line.quantity, { unitCode }),
      amount('LineExtensionAmount', line.net),
      ...line.adjustments.map(({ adjustment, amount: of }) =>
        allowanceCharge(money, { kind: adjustment.kind, reason: adjustment.title ?? '', amount: of }),
      ),
      group('Price', price, basic('BaseQuantity', line.baseQuantity, { unitCode })),
      group(
        'Item',
        basicIf('Description', line.description),
        basicIf('Name', line.title),
        taxCategory('ClassifiedTaxCategory', line.vat),
      ),
    ),
  );
}
