/** The words of the document itself, in the language of the quote. */
import type { PricePeriod, Terms } from '#shared/quote/quote.ts';
import type { Verification } from '../signed.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

export type RecurringPeriod = Exclude<PricePeriod, 'once'>;

export interface Labels {
  quoteVersion(number: string, version: number): string;
  versionSent(version: number, when: string): string;
  fingerprint(digits: string): string;
  draftOf(number: string): string;
  draftAsOf(when: string): string;
  /** Stands on every page of a draft. */
  notAnOffer: string;
  draftNote(when: string, zone: string): string;
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
  /** Under a total from … to, and under sums, while something is still to be chosen. */
  rangeNote: string;
  undecidedNote: string;
  goals: string;
  components: string;
  /** Beside a section's title where the section goes on from the page before. */
  continued: string;
  component: string;
  quantity: string;
  price: string;
  notPriced: string;
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
  leftOutWorth(months: number, amount: string): string;
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
  signatures: string;
  /** What the signatures are for. */
  signaturesFor(version: number, fingerprint: string): string;
  acceptedOnPaper(who: string, day: string): string;
  /** Where an offer left something to choose. */
  withChoices: string;
  /** While somebody who must sign has not. */
  signaturesMissing: string;
  placeAndDate: string;
  nameInPrint: string;
  signedAt(when: string): string;
  verification: Readonly<Record<Verification, string>>;
  evidence: string;
  evidenceColumns: readonly [when: string, who: string, what: string];
  /** A picture of a signature in words, for those who cannot see it. */
  signatureOf(name: string): string;
  recordTitle: string;
  sentBy(version: number, name: string, when: string, zone: string): string;
  hash(hash: string): string;
  hashNote: string;
  /** Where the seller's audit log stood. The line is the same in every language: programs read it. */
  auditLine(line: string): string;
  auditNote: string;
  attached(json: string): string;
  attachedEvidence(name: string): string;
  attachedUbl(names: readonly string[]): string;
  sealed: string;
}

export const labels: Readonly<Record<Terms['language'], Labels>> = { en, sv };
