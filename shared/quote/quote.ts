/**
 * What a quote is, as plain data. The shared Yjs document (`shared/quote-doc/`) is only how this data travels
 * between people; pricing, freezing, PDF and insight all work on `QuoteContent` alone.
 *
 * Every field's schema stands here once. The guard checks what enters the document against it, the reader
 * checks what comes out of it, and the types are inferred from it.
 */
import { z } from 'zod';
import { ElementId } from '../ids.ts';
import { CurrencyCode, DecimalAmount, Percent, Quantity, UnitPrice } from '../money/amounts.ts';
import { vatCountries, vatSupplies } from '../money/vat-rates.ts';
import { IsoDate } from '../time.ts';
import { RichText } from './rich-text.ts';

const line = (max: number) => z.string().max(max);

/** How an amount recurs. `once` is the one-off price; sums of different periods are never mixed. */
export const pricePeriods = ['once', 'month', 'quarter', 'year'] as const;
export const PricePeriod = z.enum(pricePeriods);
export type PricePeriod = z.infer<typeof PricePeriod>;

/** EN 16931 (UNCL5305) VAT categories; every one but S carries a text that says why. */
export const vatCategories = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const;
export const VatCategory = z.enum(vatCategories);
export type VatCategory = z.infer<typeof VatCategory>;

export const Vat = z.strictObject({
  category: VatCategory,
  rate: Percent,
  exemptionText: line(300).optional(),
  /** What is sold, as the table of rates names it. Stated: the rate must be the one for it on the day. */
  supply: z.enum(vatSupplies).optional(),
});
export type Vat = z.infer<typeof Vat>;

/** What an adjustment does, and what it is called where it is shown: "Introductory offer". */
const adjustment = { kind: z.enum(['discount', 'charge']), title: line(120).optional() };
/** A percentage is of `baseAmount` where one is stated, else of what the adjustment stands on. */
const percentOf = { percent: Percent, baseAmount: DecimalAmount.optional() };

/** A discount or charge on one component: a percentage (of its gross, unless a base is stated), or an amount. */
export const Adjustment = z.union([
  z.strictObject({ ...adjustment, ...percentOf }),
  z.strictObject({ ...adjustment, amount: DecimalAmount }),
]);
export type Adjustment = z.infer<typeof Adjustment>;

/**
 * A discount or charge on the quote as a whole with a VAT category and rate of its own, as freight has (EN 16931
 * BG-20 and BG-21). Comes after the quote discount, which does not touch it. A percentage is of what the quote comes
 * to in that price period at that category and rate, unless a base is stated.
 */
const quoteAdjustment = { ...adjustment, title: line(120), pricePeriod: PricePeriod, vat: Vat };
export const QuoteAdjustment = z.union([
  z.strictObject({ ...quoteAdjustment, ...percentOf }),
  z.strictObject({ ...quoteAdjustment, amount: DecimalAmount }),
]);
export type QuoteAdjustment = z.infer<typeof QuoteAdjustment>;

/** A discount on the whole quote: a percentage, or an amount that is split over the VAT buckets. */
export const QuoteDiscount = z.union([
  z.strictObject({ percent: Percent }),
  z.strictObject({ amount: DecimalAmount }),
]);
export type QuoteDiscount = z.infer<typeof QuoteDiscount>;

/** One step of a tiered price: applies up to and including `upTo`; the last step has `null`. */
export const Tier = z.strictObject({
  upTo: Quantity.nullable(),
  unitPrice: UnitPrice,
  flatFee: UnitPrice.optional(),
});
export type Tier = z.infer<typeof Tier>;

/** flat: one price. volume: the whole quantity takes the reached tier's price. graduated: each unit its own tier's. */
export const priceModels = ['flat', 'volume', 'graduated'] as const;
export const PriceModel = z.enum(priceModels);
export type PriceModel = z.infer<typeof PriceModel>;

/** What the buyer may set a quantity to. Absent: only the seller sets it. */
export const BuyerQuantity = z.strictObject({ min: Quantity, max: Quantity, step: Quantity });
export type BuyerQuantity = z.infer<typeof BuyerQuantity>;

/** The smallest coin an amount to pay can be settled in, in major units. */
export const payableSteps = ['0.05', '0.1', '0.5', '1', '10'] as const;
export type PayableStep = (typeof payableSteps)[number];

export const Rank = z.string().regex(/^[A-Za-z0-9]{1,200}$/);

/** Fields of the `terms` root: what holds for the quote as a whole. */
export const termsFields = {
  title: line(200),
  currency: CurrencyCode,
  language: z.enum(['en', 'sv']),
  displayBasis: z.enum(['exclVat', 'inclVat']),
  startDate: IsoDate.nullable(),
  /** The last day the offer stands; it means the end of that day in the seller's time zone. */
  validUntil: IsoDate.nullable(),
  termMonths: z.int().min(1).max(120),
  paymentDays: z.int().min(0).max(365),
  quoteDiscount: QuoteDiscount.nullable(),
  /** The last day the quote discount holds, to its end in the seller's time zone. `null`: it does not lapse. */
  quoteDiscountUntil: IsoDate.nullable(),
  quoteAdjustments: z.array(QuoteAdjustment).max(20),
  /** Whole kronor ("1") or other coins that the amount to pay is rounded to. `null`: to the öre, as it is. */
  payableStep: z.enum(payableSteps).nullable(),
  /** Whose table of VAT rates the quote is checked against. `null`: rates are taken as they are stated. */
  vatCountry: z.enum(vatCountries).nullable(),
};
export const Terms = z.strictObject(termsFields);
export type Terms = z.infer<typeof Terms>;

/** `required` always counts; `optional` counts when selected. */
export const presences = ['required', 'optional'] as const;

/**
 * How much of a bundle the buyer is shown. open: every part with its price. pricesHidden: the parts, and one price
 * for all. compositionHidden: the title and one price. This is about what screens and documents print; what stands
 * in the shared document is no secret from the buyer's machine.
 */
export const disclosures = ['open', 'pricesHidden', 'compositionHidden'] as const;
export type Disclosure = (typeof disclosures)[number];

export const sectionFields = {
  title: line(200),
  rank: Rank,
  discountPercent: Percent.nullable(),
  /** An optional section is chosen as a whole (`sectionChoices`); what stands in it counts only with it. */
  presence: z.enum(presences),
  /** An optional section that starts out selected. */
  preselected: z.boolean(),
  disclosure: z.enum(disclosures),
  /** Whether the buyer may still choose it once the quote is sent. */
  staysOpen: z.boolean(),
};
export const Section = z.strictObject({ id: ElementId, ...sectionFields });
export type Section = z.infer<typeof Section>;

/** A set of components of which the buyer picks between `min` and `max`. 1–1 is "choose one". */
export const choiceGroupFields = {
  sectionId: ElementId,
  title: line(200),
  rank: Rank,
  min: z.int().min(0).max(50),
  max: z.int().min(1).max(50),
  /** Whether the buyer may still pick once the quote is sent. */
  staysOpen: z.boolean(),
};
export const ChoiceGroup = z.strictObject({ id: ElementId, ...choiceGroupFields });
export type ChoiceGroup = z.infer<typeof ChoiceGroup>;

export const componentFields = {
  sectionId: ElementId,
  /** Set when the component is one alternative of a choice group; its rank then orders it inside the group. */
  groupId: ElementId.nullable(),
  rank: Rank,
  title: line(200),
  description: line(2_000),
  /** What one unit is, as printed beside the price: "per half day". */
  unit: line(60),
  presence: z.enum(presences),
  /** An optional component that starts out selected. */
  preselected: z.boolean(),
  pricePeriod: PricePeriod,
  /** How often a recurring component is invoiced. Not the same thing as the price period. */
  billingPeriod: PricePeriod,
  priceModel: PriceModel,
  /** `null`: not priced yet, which is an issue that stops sending. Ignored when the model has tiers. */
  unitPrice: UnitPrice.nullable(),
  /** The price is per this many units. */
  baseQuantity: Quantity,
  tiers: z.array(Tier).max(20),
  quantity: Quantity,
  buyerQuantity: BuyerQuantity.nullable(),
  adjustments: z.array(Adjustment).max(10),
  vat: Vat,
  /** Where this one counts, each of these must count too. Component ids. */
  requires: z.array(ElementId).max(20),
  /** Where this one counts, none of these may. It holds both ways, whichever of the two says it. */
  excludes: z.array(ElementId).max(20),
  /** Whether the buyer may still choose it, or its quantity, once the quote is sent. */
  staysOpen: z.boolean(),
  included: z.array(line(300)).max(50),
  notIncluded: z.array(line(300)).max(50),
};
export const Component = z.strictObject({ id: ElementId, ...componentFields });
export type Component = z.infer<typeof Component>;

/** What a new section, group or component starts as; also what a missing or invalid field reads as. */
export const sectionDefaults: Omit<Section, 'id' | 'rank'> = {
  title: '',
  discountPercent: null,
  presence: 'required',
  preselected: true,
  disclosure: 'open',
  staysOpen: true,
};
export const choiceGroupDefaults: Omit<ChoiceGroup, 'id' | 'rank' | 'sectionId'> = {
  title: '',
  min: 1,
  max: 1,
  staysOpen: true,
};
export const componentDefaults: Omit<Component, 'id' | 'rank' | 'sectionId'> = {
  groupId: null,
  title: '',
  description: '',
  unit: '',
  presence: 'required',
  preselected: true,
  pricePeriod: 'once',
  billingPeriod: 'once',
  priceModel: 'flat',
  unitPrice: null,
  baseQuantity: '1',
  tiers: [],
  quantity: '1',
  buyerQuantity: null,
  adjustments: [],
  vat: { category: 'S', rate: '25' },
  requires: [],
  excludes: [],
  staysOpen: true,
  included: [],
  notIncluded: [],
};
export const termsDefaults: Terms = {
  title: '',
  currency: 'SEK',
  language: 'en',
  displayBasis: 'exclVat',
  startDate: null,
  validUntil: null,
  termMonths: 12,
  paymentDays: 30,
  quoteDiscount: null,
  quoteDiscountUntil: null,
  quoteAdjustments: [],
  payableStep: null,
  vatCountry: null,
};

/** The seller's narrative (`texts`) and what both sides write together (`jointTexts`): fixed places, created with the quote. */
export const textIds = ['intro', 'terms'] as const;
export const jointTextIds = ['goals'] as const;
export type TextId = (typeof textIds)[number];
export type JointTextId = (typeof jointTextIds)[number];

/**
 * What the buyer (or the seller for them) has chosen, keyed by the id of a component, section or choice group:
 * a component's or section's value says whether it is selected, a group's value lists the picked component ids.
 * One value per group, so two people who click at once still leave exactly one pick.
 */
export const ComponentChoice = z.boolean();
export const SectionChoice = z.boolean();
export const GroupChoice = z.array(ElementId).max(50);

export const QuoteContent = z.strictObject({
  terms: Terms,
  /** In reading order. */
  sections: z.array(Section),
  /** In reading order within their section, where they share one order with its ungrouped components. */
  choiceGroups: z.array(ChoiceGroup),
  /** In reading order within their section, or within their group. */
  components: z.array(Component),
  texts: z.strictObject({ intro: RichText, terms: RichText }),
  jointTexts: z.strictObject({ goals: RichText }),
  /** Component id → selected. Only entries for components that exist. */
  choices: z.record(ElementId, ComponentChoice),
  /** Section id → selected. Only entries for sections that exist; asked of optional ones alone. */
  sectionChoices: z.record(ElementId, SectionChoice),
  /** Choice group id → picked component ids. Only entries for groups and members that exist. */
  picks: z.record(ElementId, GroupChoice),
  /** Component id → quantity, only where the component has `buyerQuantity`. Takes the place of `component.quantity`. */
  quantities: z.record(ElementId, Quantity),
});
export type QuoteContent = z.infer<typeof QuoteContent>;
