/**
 * The layout of the two Yjs documents of a quote, as one table. Yjs is untyped; this is its type.
 *
 *   shared document (both sides hold it; whatever is in it reaches the buyer's machine)
 *     terms          Y.Map  field → value                       title, currency, dates, quote discount
 *     sections       Y.Map  section id → Y.Map field → value
 *     choiceGroups   Y.Map  group id → Y.Map field → value
 *     components     Y.Map  component id → Y.Map field → value
 *     texts          Y.Map  text id → Y.XmlFragment             the seller's narrative and terms
 *     jointTexts     Y.Map  text id → Y.XmlFragment             goals and scope, written by both
 *     choices        Y.Map  component id → boolean
 *     sectionChoices Y.Map  section id → boolean
 *     picks          Y.Map  choice group id → component ids
 *     quantities     Y.Map  component id → decimal string
 *
 *   internal document (sellers only, on its own room name)
 *     costs          Y.Map  component id → Y.Map field → value
 *     targets        Y.Map  field → value                       the least margin, the largest discount
 *     sources        Y.Map  component id → catalogue item       what a component was taken from
 *
 * Roots are the unit of permission (`shared/access/permissions.ts`). A component never moves between roots;
 * order is a `rank` string, never a position; a choice is a value, never the presence of a line; totals are
 * never stored. The entries of `texts` and `jointTexts` are made once, with the document, and never replaced.
 */
import { z } from 'zod';
import { CatalogueItemId, ElementId } from '../ids.ts';
import { Percent, Quantity, UnitPrice } from '../money/amounts.ts';
import {
  ComponentChoice,
  choiceGroupFields,
  componentFields,
  GroupChoice,
  jointTextIds,
  SectionChoice,
  sectionFields,
  termsFields,
  textIds,
} from '../quote/quote.ts';

/**
 * Raise when an older client could damage a document written by a newer one, or come to other sums from it; such a
 * client is told to reload. 2: optional sections and charges on the quote, which older ones would not count right.
 * 3: tables and variables in texts, which older editors would delete.
 */
export const schemaVersion = 3;

export const documentKinds = ['shared', 'internal'] as const;
export type DocumentKind = (typeof documentKinds)[number];

type Fields = Readonly<Record<string, z.ZodType>>;

export type RootLayout =
  /** One Y.Map of named values. */
  | { readonly kind: 'fields'; readonly fields: Fields }
  /** Y.Map of id → Y.Map of named values. `maxEntries` bounds the number of live entries. */
  | { readonly kind: 'entities'; readonly fields: Fields; readonly maxEntries: number }
  /** Y.Map of fixed ids → Y.XmlFragment. `maxLength` bounds each fragment, in Yjs length units, with the marks on it. */
  | { readonly kind: 'richTexts'; readonly ids: readonly string[]; readonly maxLength: number }
  /** Y.Map of id → one value. */
  | { readonly kind: 'values'; readonly value: z.ZodType; readonly maxEntries: number };

export const costFields = {
  /** What one unit costs the seller, in the quote's currency. */
  unitCost: UnitPrice.nullable(),
  /** The lowest unit price the seller may agree to. */
  floorPrice: UnitPrice.nullable(),
  note: z.string().max(2_000),
};

/** What the seller's side holds itself to in this quote. Both are of the first year, after all discounts. */
export const targetFields = {
  minMarginPercent: Percent.nullable(),
  /** The largest share of the list prices that may be taken off. */
  maxDiscountPercent: Percent.nullable(),
};

/** Which item of the catalogue a component is a copy of, and which of its revisions. */
export const CatalogueSource = z.strictObject({ item: CatalogueItemId, revision: z.int().min(1) });
export type CatalogueSource = z.infer<typeof CatalogueSource>;

export const sharedLayout = {
  terms: { kind: 'fields', fields: termsFields },
  sections: { kind: 'entities', fields: sectionFields, maxEntries: 200 },
  choiceGroups: { kind: 'entities', fields: choiceGroupFields, maxEntries: 500 },
  components: { kind: 'entities', fields: componentFields, maxEntries: 5_000 },
  texts: { kind: 'richTexts', ids: textIds, maxLength: 200_000 },
  jointTexts: { kind: 'richTexts', ids: jointTextIds, maxLength: 200_000 },
  choices: { kind: 'values', value: ComponentChoice, maxEntries: 5_000 },
  sectionChoices: { kind: 'values', value: SectionChoice, maxEntries: 200 },
  picks: { kind: 'values', value: GroupChoice, maxEntries: 500 },
  quantities: { kind: 'values', value: Quantity, maxEntries: 5_000 },
} as const satisfies Record<string, RootLayout>;

export const internalLayout = {
  costs: { kind: 'entities', fields: costFields, maxEntries: 5_000 },
  targets: { kind: 'fields', fields: targetFields },
  sources: { kind: 'values', value: CatalogueSource, maxEntries: 5_000 },
} as const satisfies Record<string, RootLayout>;

export type SharedRoot = keyof typeof sharedLayout;
export type InternalRoot = keyof typeof internalLayout;

export const layouts: Readonly<Record<DocumentKind, Readonly<Record<string, RootLayout>>>> = {
  shared: sharedLayout,
  internal: internalLayout,
};

/** Keys of entity and value roots are element ids; nothing else may ever be a key there. */
export const EntryKey = ElementId;
