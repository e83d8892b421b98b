/**
 * What makes a UBL 2.1 Quotation one: the order of what stands in each element, by the schema, and the sums that EN
 * 16931 asks of a document (BR-CO-10 to 17). Written from the standards, apart from the code that writes the documents.
 */
import { toScaled } from '#shared/money/decimal.ts';
import { allAt, type ReadElement, textAt } from './read-xml.ts';

/** What may stand in an element, in this order: `?` at most once, `*` any number, `+` at least once. */
const contentOf: Readonly<Record<string, string>> = {
  Quotation: `cbc:UBLVersionID? cbc:CustomizationID? cbc:ProfileID? cbc:ID cbc:CopyIndicator? cbc:UUID?
    cbc:IssueDate cbc:IssueTime? cbc:Note* cbc:PricingCurrencyCode? cbc:LineCountNumeric? cac:ValidityPeriod?
    cac:RequestForQuotationDocumentReference? cac:AdditionalDocumentReference* cac:Contract* cac:Signature*
    cac:SellerSupplierParty cac:BuyerCustomerParty? cac:OriginatorCustomerParty? cac:Delivery* cac:DeliveryTerms?
    cac:PaymentMeans? cac:TransactionConditions* cac:AllowanceCharge* cac:DestinationCountry? cac:TaxTotal*
    cac:QuotedMonetaryTotal cac:QuotationLine+`,
  'cac:ValidityPeriod': 'cbc:StartDate? cbc:EndDate?',
  'cac:AdditionalDocumentReference': 'cbc:ID cbc:DocumentType? cbc:DocumentDescription*',
  'cac:SellerSupplierParty': 'cac:Party?',
  'cac:BuyerCustomerParty': 'cac:Party?',
  'cac:Party': 'cac:PartyName* cac:PostalAddress? cac:PartyTaxScheme* cac:PartyLegalEntity* cac:Contact?',
  'cac:PartyName': 'cbc:Name',
  'cac:PostalAddress': 'cbc:StreetName? cbc:CityName? cbc:PostalZone? cac:AddressLine* cac:Country?',
  'cac:AddressLine': 'cbc:Line',
  'cac:PartyLegalEntity': 'cbc:RegistrationName? cbc:CompanyID?',
  'cac:Contact': 'cbc:ID? cbc:Name? cbc:Telephone? cbc:ElectronicMail?',
  'cac:Delivery': 'cac:RequestedDeliveryPeriod? cac:PromisedDeliveryPeriod?',
  'cac:PromisedDeliveryPeriod': 'cbc:StartDate? cbc:EndDate? cbc:DurationMeasure?',
  'cac:AllowanceCharge': `cbc:ChargeIndicator cbc:AllowanceChargeReason* cbc:MultiplierFactorNumeric? cbc:Amount
    cbc:BaseAmount? cac:TaxCategory*`,
  'cac:TaxCategory': 'cbc:ID? cbc:Percent? cbc:TaxExemptionReasonCode? cbc:TaxExemptionReason* cac:TaxScheme',
  'cac:ClassifiedTaxCategory':
    'cbc:ID? cbc:Percent? cbc:TaxExemptionReasonCode? cbc:TaxExemptionReason* cac:TaxScheme',
  'cac:TaxScheme': 'cbc:ID?',
  'cac:TaxTotal': 'cbc:TaxAmount cbc:RoundingAmount? cac:TaxSubtotal*',
  'cac:TaxSubtotal': 'cbc:TaxableAmount? cbc:TaxAmount cac:TaxCategory',
  'cac:QuotedMonetaryTotal': `cbc:LineExtensionAmount? cbc:TaxExclusiveAmount? cbc:TaxInclusiveAmount?
    cbc:AllowanceTotalAmount? cbc:ChargeTotalAmount? cbc:PrepaidAmount? cbc:PayableRoundingAmount? cbc:PayableAmount`,
  'cac:QuotationLine': 'cbc:ID? cbc:Note* cbc:Quantity? cbc:LineExtensionAmount? cac:LineItem',
  'cac:LineItem': `cbc:ID cbc:Note* cbc:Quantity? cbc:LineExtensionAmount? cbc:TotalTaxAmount? cac:Delivery*
    cac:AllowanceCharge* cac:Price? cac:Item`,
  'cac:Price': 'cbc:PriceAmount cbc:BaseQuantity?',
  'cac:Item': 'cbc:Description* cbc:Name? cac:ClassifiedTaxCategory*',
};

/** What a value looks like, by the end of its element's name. */
const values: readonly (readonly [name: RegExp, value: RegExp, attribute?: string])[] = [
  [/Amount$/, /^-?\d+(\.\d+)?$/, 'currencyID'],
  [/Quantity$/, /^-?\d+(\.\d+)?$/, 'unitCode'],
  [/Measure$/, /^-?\d+(\.\d+)?$/, 'unitCode'],
  [/Percent$|Numeric$/, /^-?\d+(\.\d+)?$/],
  [/Date$/, /^\d{4}-\d\d-\d\d$/],
  [/Time$/, /^\d\d:\d\d:\d\dZ$/],
  [/Indicator$/, /^(true|false)$/],
  [/./, /\S/],
];

/** What is wrong with the form of an element and of all inside it; empty for none. */
export function faultsOfForm({ name, children, text, attributes }: ReadElement): string[] {
  const content = contentOf[name];
  if (content === undefined) {
    const [, form, attribute] = values.find(([names]) => names.test(name)) ?? [];
    if (!name.startsWith('cbc:') || !form) return [`${name} is not known`];
    const isGood = form.test(text) && (attribute === undefined || attributes[attribute]);
    return isGood ? [] : [`${name} is "${text}"`];
  }
  const order = content.split(/\s+/).map((each) => {
    const [, child = '', count = ''] = /^(.*?)([?*+]?)$/.exec(each) ?? [];
    return `(${child} )${count}`;
  });
  const present = children.map((child) => `${child.name} `).join('');
  const isInOrder = new RegExp(`^${order.join('')}$`).test(present) && present !== '';
  return [...(isInOrder ? [] : [`${name} holds ${present}`]), ...children.flatMap(faultsOfForm)];
}

/** Finer than any amount of a document. */
const scale = 12;
const amountAt = (element: ReadElement, path: string): bigint =>
  toScaled(textAt(element, path) ?? '0', scale) ?? 0n;
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, each) => all + each, 0n);

/** Which sums do not hold; empty for none. */
export function faultsOfSums(document: ReadElement): string[] {
  const [total] = allAt(document, 'cac:QuotedMonetaryTotal');
  const [tax] = allAt(document, 'cac:TaxTotal');
  if (!total || !tax) return ['there are no totals'];
  const items = allAt(document, 'cac:QuotationLine/cac:LineItem');
  const net = (item: ReadElement) => amountAt(item, 'cbc:LineExtensionAmount');
  const adjustments = allAt(document, 'cac:AllowanceCharge');
  const of = (isCharge: boolean) =>
    adjustments.filter((each) => textAt(each, 'cbc:ChargeIndicator') === String(isCharge));
  const amounts = (of: readonly ReadElement[]) => sum(of.map((each) => amountAt(each, 'cbc:Amount')));
  const subtotals = allAt(tax, 'cac:TaxSubtotal');
  const stated = (name: string) => amountAt(total, `cbc:${name}`);
  const rateOf = (element: ReadElement, category: string) =>
    `${textAt(element, `${category}/cbc:ID`)} ${textAt(element, `${category}/cbc:Percent`)}`;

  const rules: readonly (readonly [rule: string, left: bigint, right: bigint])[] = [
    ['BR-CO-10', stated('LineExtensionAmount'), sum(items.map(net))],
    ['BR-CO-11', stated('AllowanceTotalAmount'), amounts(of(false))],
    ['BR-CO-12', stated('ChargeTotalAmount'), amounts(of(true))],
    [
      'BR-CO-13',
      stated('TaxExclusiveAmount'),
      stated('LineExtensionAmount') - stated('AllowanceTotalAmount') + stated('ChargeTotalAmount'),
    ],
    [
      'BR-CO-14',
      amountAt(tax, 'cbc:TaxAmount'),
      sum(subtotals.map((each) => amountAt(each, 'cbc:TaxAmount'))),
    ],
    ['BR-CO-15', stated('TaxInclusiveAmount'), stated('TaxExclusiveAmount') + amountAt(tax, 'cbc:TaxAmount')],
    ['BR-CO-16', stated('PayableAmount'), stated('TaxInclusiveAmount') + stated('PayableRoundingAmount')],
    ...subtotals.map((subtotal) => {
      const rate = rateOf(subtotal, 'cac:TaxCategory');
      const lines = items.filter((item) => rateOf(item, 'cac:Item/cac:ClassifiedTaxCategory') === rate);
      const ofRate = (isCharge: boolean) =>
        amounts(of(isCharge).filter((each) => rateOf(each, 'cac:TaxCategory') === rate));
      const base = sum(lines.map(net)) - ofRate(false) + ofRate(true);
      return [`BR-S-08 at ${rate}`, amountAt(subtotal, 'cbc:TaxableAmount'), base] as const;
    }),
  ];
  return rules.filter(([, left, right]) => left !== right).map(([rule]) => rule);
}

/** Lines whose quantity times price, with their own allowances and charges, is not what they come to, to `minorUnit`. */
export function faultsOfLines(document: ReadElement, minorUnit: string): string[] {
  const one = toScaled(minorUnit, scale) ?? 0n;
  return allAt(document, 'cac:QuotationLine/cac:LineItem')
    .filter((item) => {
      const charges = allAt(item, 'cac:AllowanceCharge').map((each) =>
        textAt(each, 'cbc:ChargeIndicator') === 'true'
          ? amountAt(each, 'cbc:Amount')
          : -amountAt(each, 'cbc:Amount'),
      );
      const base = amountAt(item, 'cac:Price/cbc:BaseQuantity');
      const exact =
        (amountAt(item, 'cbc:Quantity') * amountAt(item, 'cac:Price/cbc:PriceAmount')) / base + sum(charges);
      const difference = exact - amountAt(item, 'cbc:LineExtensionAmount');
      return difference >= one || difference <= -one;
    })
    .map((item) => textAt(item, 'cbc:ID') ?? '');
}
