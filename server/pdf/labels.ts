/** The words of the document itself, in the language of the quote. */
import type { PricePeriod, Terms } from '#shared/quote/quote.ts';

export interface Labels {
  quoteVersion(number: string, version: number): string;
  versionSent(version: number, when: string): string;
  fingerprint(digits: string): string;
  from: string;
  to: string;
  companyNumber(number: string): string;
  startDate: string;
  validUntil: string;
  payment: string;
  paymentDays(days: number): string;
  term: string;
  months(count: number): string;
  notStated: string;
  basis(currency: string): string;
  summary(currency: string): string;
  period: Readonly<Record<PricePeriod, string>>;
  /** After an amount that recurs. */
  per: Readonly<Record<PricePeriod, string>>;
  total: string;
  quoteDiscount: string;
  vat(rate: string): string;
  /** VAT of a category that is not charged: reverse charge, export … */
  untaxed: string;
  firstMonths(count: number): string;
  exclVat: string;
  inclVat: string;
  counted(included: number, leftOut: number): string;
  /** How often amounts of these periods are counted in so many months. */
  overTime(months: number, periods: readonly RecurringPeriod[]): string;
  goals: string;
  components: string;
  component: string;
  quantity: string;
  price: string;
  amount: string;
  tiered: string;
  perUnits(quantity: string): string;
  chosenFrom(count: number): string;
  noneOf(count: number): string;
  discount(of: string): string;
  charge(of: string): string;
  sectionDiscount(percent: string): string;
  included(what: string): string;
  notIncluded(what: string): string;
  leftOut: string;
  notChosen: string;
  leftOutTitle: string;
  leftOutNote: string;
  net: string;
  tax: string;
  gross: string;
  totals(currency: string): string;
  beforeDiscount: string;
  dueAtAcceptance: string;
  /** Discounts and charges on the quote as a whole, beside the quote discount. */
  quoteAllowances: string;
  quoteCharges: string;
  rounding: string;
  toPay: string;
  /** In place of the price of a part of a bundle. */
  inPrice: string;
  leftOutSection(title: string): string;
  discountHolds(until: string): string;
  afterDiscount(firstMonths: string, due: string): string;
  discountLapsed(on: string): string;
  vatRatesOf(day: string): string;
  terms: string;
  recordTitle: string;
  sentBy(version: number, name: string, when: string, zone: string): string;
  hash(hash: string): string;
  hashNote: string;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** "a", "a and b", "a, b and c" */
const list = (items: readonly string[], and: string): string =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} ${and} ${items.at(-1)}`;

type RecurringPeriod = Exclude<PricePeriod, 'once'>;

const timesAYear: Readonly<Record<Terms['language'], Readonly<Record<RecurringPeriod, string>>>> = {
  en: {
    month: 'monthly amounts twelve times',
    quarter: 'quarterly amounts four times',
    year: 'yearly amounts once',
  },
  sv: {
    month: 'månadsbelopp tolv gånger',
    quarter: 'kvartalsbelopp fyra gånger',
    year: 'årsbelopp en gång',
  },
};

const en: Labels = {
  quoteVersion: (number, version) => `Quote ${number}, version ${version}`,
  versionSent: (version, when) => `Version ${version}, sent ${when}`,
  fingerprint: (digits) => `Fingerprint ${digits}`,
  from: 'From',
  to: 'To',
  companyNumber: (number) => `Company reg. no. ${number}`,
  startDate: 'Start date',
  validUntil: 'Valid until',
  payment: 'Payment',
  paymentDays: (days) => (days === 0 ? 'At once' : `${plural(days, 'day', 'days')} net`),
  term: 'Commitment',
  months: (count) => plural(count, 'month', 'months'),
  notStated: 'Not stated',
  basis: (currency) => `All amounts are in ${currency} and exclude VAT unless stated otherwise.`,
  summary: (currency) => `Summary, ${currency} excl. VAT`,
  period: { once: 'One-off', month: 'Monthly', quarter: 'Quarterly', year: 'Yearly' },
  per: { once: '', month: '/mo', quarter: '/qtr', year: '/yr' },
  total: 'Total',
  quoteDiscount: 'Discount on the quote',
  vat: (rate) => `VAT ${rate}`,
  untaxed: 'No VAT',
  firstMonths: (count) => `First ${plural(count, 'month', 'months')}`,
  exclVat: 'excl. VAT',
  inclVat: 'incl. VAT',
  counted: (included, leftOut) =>
    `${plural(included, 'component is', 'components are')} included and ${leftOut} ${leftOut === 1 ? 'is' : 'are'} left out.`,
  overTime: (months, periods) =>
    months === 12
      ? `The first 12 months count ${list(
          periods.map((period) => timesAYear.en[period]),
          'and',
        )}.`
      : `Amounts that recur are counted for ${plural(months, 'month', 'months')}.`,
  goals: 'Goals and scope',
  components: 'What is included',
  component: 'Component',
  quantity: 'Quantity',
  price: 'Price',
  amount: 'Amount',
  tiered: 'Tiered',
  perUnits: (quantity) => `per ${quantity}`,
  chosenFrom: (count) => `Chosen from ${count}`,
  noneOf: (count) => `None of ${count} chosen`,
  discount: (of) => `Discount ${of}`,
  charge: (of) => `Charge ${of}`,
  sectionDiscount: (percent) => `after discount ${percent}`,
  included: (what) => `Included: ${what}`,
  notIncluded: (what) => `Not included: ${what}`,
  leftOut: 'Left out',
  notChosen: 'Not chosen',
  leftOutTitle: 'What is left out',
  leftOutNote: 'Offered at these prices and not part of this quote. The amounts are counted in no total.',
  net: 'Excl. VAT',
  tax: 'VAT',
  gross: 'Incl. VAT',
  totals: (currency) => `Totals, ${currency}`,
  beforeDiscount: 'Before the discount on the quote',
  dueAtAcceptance: 'Due at acceptance',
  quoteAllowances: 'Other discounts on the quote',
  quoteCharges: 'Charges on the quote',
  rounding: 'Rounding',
  toPay: 'To pay',
  inPrice: 'Included',
  leftOutSection: (title) => `Left out with ${title}`,
  discountHolds: (until) => `The discount on the quote holds through ${until}.`,
  afterDiscount: (first, due) => `After that day: ${first}, and ${due} due at acceptance, excl. VAT.`,
  discountLapsed: (on) => `The discount on the quote held through ${on} and is counted no longer.`,
  vatRatesOf: (day) => `VAT is counted at the rates in force on ${day}.`,
  terms: 'Terms',
  recordTitle: 'This document',
  sentBy: (version, name, when, zone) => `Version ${version} was sent by ${name} on ${when} (${zone}).`,
  hash: (hash) => `SHA-256 ${hash}`,
  hashNote:
    'The fingerprint in the foot of each page is the beginning of this hash. It stands for the content of exactly this version; a copy with another fingerprint is another content.',
};

const sv: Labels = {
  quoteVersion: (number, version) => `Offert ${number}, version ${version}`,
  versionSent: (version, when) => `Version ${version}, skickad ${when}`,
  fingerprint: (digits) => `Fingeravtryck ${digits}`,
  from: 'Från',
  to: 'Till',
  companyNumber: (number) => `Org.nr ${number}`,
  startDate: 'Startdatum',
  validUntil: 'Giltig till',
  payment: 'Betalning',
  paymentDays: (days) => (days === 0 ? 'Omgående' : `${plural(days, 'dag', 'dagar')} netto`),
  term: 'Bindningstid',
  months: (count) => plural(count, 'månad', 'månader'),
  notStated: 'Inte angivet',
  basis: (currency) => `Alla belopp är i ${currency} och exklusive moms om inget annat sägs.`,
  summary: (currency) => `Sammanfattning, ${currency} exkl. moms`,
  period: { once: 'Engångs', month: 'Per månad', quarter: 'Per kvartal', year: 'Per år' },
  per: { once: '', month: '/mån', quarter: '/kv', year: '/år' },
  total: 'Summa',
  quoteDiscount: 'Rabatt på offerten',
  vat: (rate) => `Moms ${rate}`,
  untaxed: 'Ingen moms',
  firstMonths: (count) => (count === 1 ? 'Första månaden' : `Första ${count} månaderna`),
  exclVat: 'exkl. moms',
  inclVat: 'inkl. moms',
  counted: (included, leftOut) =>
    `${plural(included, 'del ingår', 'delar ingår')} och ${leftOut} är ${leftOut === 1 ? 'bortvald' : 'bortvalda'}.`,
  overTime: (months, periods) =>
    months === 12
      ? `Under de första 12 månaderna räknas ${list(
          periods.map((period) => timesAYear.sv[period]),
          'och',
        )}.`
      : `Löpande belopp räknas för ${plural(months, 'månad', 'månader')}.`,
  goals: 'Mål och omfattning',
  components: 'Vad som ingår',
  component: 'Del',
  quantity: 'Antal',
  price: 'Pris',
  amount: 'Belopp',
  tiered: 'Trappat',
  perUnits: (quantity) => `per ${quantity}`,
  chosenFrom: (count) => `Vald bland ${count}`,
  noneOf: (count) => `Ingen av ${count} vald`,
  discount: (of) => `Rabatt ${of}`,
  charge: (of) => `Tillägg ${of}`,
  sectionDiscount: (percent) => `efter rabatt ${percent}`,
  included: (what) => `Ingår: ${what}`,
  notIncluded: (what) => `Ingår inte: ${what}`,
  leftOut: 'Bortvald',
  notChosen: 'Inte vald',
  leftOutTitle: 'Det som valts bort',
  leftOutNote:
    'Erbjöds till dessa priser och är inte en del av offerten. Beloppen räknas inte med i någon summa.',
  net: 'Exkl. moms',
  tax: 'Moms',
  gross: 'Inkl. moms',
  totals: (currency) => `Summor, ${currency}`,
  beforeDiscount: 'Före rabatten på offerten',
  dueAtAcceptance: 'Att betala vid godkännande',
  quoteAllowances: 'Övriga rabatter på offerten',
  quoteCharges: 'Avgifter på offerten',
  rounding: 'Öresavrundning',
  toPay: 'Att betala',
  inPrice: 'Ingår',
  leftOutSection: (title) => `Bortvald med ${title}`,
  discountHolds: (until) => `Rabatten på offerten gäller till och med ${until}.`,
  afterDiscount: (first, due) => `Därefter: ${first}, och ${due} att betala vid godkännande, exkl. moms.`,
  discountLapsed: (on) => `Rabatten på offerten gällde till och med ${on} och räknas inte längre.`,
  vatRatesOf: (day) => `Momsen räknas efter de satser som gäller ${day}.`,
  terms: 'Villkor',
  recordTitle: 'Om dokumentet',
  sentBy: (version, name, when, zone) => `Version ${version} skickades av ${name} den ${when} (${zone}).`,
  hash: (hash) => `SHA-256 ${hash}`,
  hashNote:
    'Fingeravtrycket i sidfoten är början av denna kontrollsumma. Det står för innehållet i just denna version; en kopia med ett annat fingeravtryck har ett annat innehåll.',
};

export const labels: Readonly<Record<Terms['language'], Labels>> = { en, sv };
