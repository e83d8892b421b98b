/**
 * What a version freezes: the content, the parties and its number. `canonicalBytes(FrozenQuote)` is what is
 * hashed, stored and later accepted; everything else about a version is made from it.
 */
import { z } from 'zod';
import { ParticipantId } from '../ids.ts';
import {
  choiceGroupDefaults,
  componentDefaults,
  QuoteContent,
  sectionDefaults,
  termsDefaults,
} from './quote.ts';

export const Party = z.strictObject({
  name: z.string(),
  companyNumber: z.string(),
  address: z.string(),
  people: z.array(z.strictObject({ name: z.string(), title: z.string(), email: z.string() })),
});
export type Party = z.infer<typeof Party>;

/** How an offer may be answered. Chosen when it is sent and frozen with it, so that no later setting alters it. */
export const OfferTerms = z.strictObject({
  /** What a counter does to the standing offer: it stands until its date all the same, or an acceptance must be confirmed. */
  counters: z.enum(['stand', 'lapse']),
  /** Who must sign for an acceptance: any one signatory, all of them, or all in the order of the list. */
  signing: z.enum(['one', 'all', 'in-order']),
  /** How a signatory is verified: by holding the personal link, or by a code that is mailed at signing as well. */
  verification: z.enum(['link', 'code']),
  /** Those who may sign. */
  signatories: z.array(z.strictObject({ participantId: ParticipantId, name: z.string(), email: z.string() })),
});
export type OfferTerms = z.infer<typeof OfferTerms>;

/** What earlier forms, which did not state them, meant. An empty list of signatories: every buyer who may sign. */
export const offerTermsDefaults: OfferTerms = {
  counters: 'stand',
  signing: 'one',
  verification: 'link',
  signatories: [],
};

/**
 * Names of canonical forms. A change of form is a new name, and old versions keep theirs: the first lacks optional
 * sections, rules, charges on the quote, lapsing discounts and rounding; the first two lack how the offer may be
 * answered.
 */
export const frozenFormats = ['coquote-quote-1', 'coquote-quote-2', 'coquote-quote-3'] as const;
export type FrozenFormat = (typeof frozenFormats)[number];

/** What is frozen from now on. */
export const frozenFormat = 'coquote-quote-3' satisfies FrozenFormat;

export const FrozenQuote = z.strictObject({
  format: z.enum(frozenFormats),
  /** The quote's readable number, "2026-0143". */
  number: z.string(),
  /** 1, 2, 3 … without gaps. */
  version: z.int().min(1),
  seller: Party,
  customer: Party,
  offer: OfferTerms,
  content: QuoteContent,
});
export type FrozenQuote = z.infer<typeof FrozenQuote>;

/** What a version frozen in an earlier form says, with the fields it did not have yet at their defaults. */
const EarlierForm = z
  .looseObject({
    content: z.looseObject({
      terms: z.looseObject({}),
      sections: z.array(z.looseObject({})),
      choiceGroups: z.array(z.looseObject({})),
      components: z.array(z.looseObject({})),
    }),
  })
  .transform(({ content, ...frozen }) => ({
    offer: offerTermsDefaults,
    ...frozen,
    content: {
      sectionChoices: {},
      ...content,
      terms: { ...termsDefaults, ...content.terms },
      sections: content.sections.map((section) => ({ ...sectionDefaults, ...section })),
      choiceGroups: content.choiceGroups.map((group) => ({ ...choiceGroupDefaults, ...group })),
      components: content.components.map((component) => ({ ...componentDefaults, ...component })),
    },
  }));

/**
 * Reads what was frozen, in whichever form. Its bytes, and so its hash, stay those of its own form: what this gives
 * is for reading and never frozen again. Throws a ZodError for what is no frozen quote.
 */
export function readFrozenQuote(value: unknown): FrozenQuote {
  const { format } = FrozenQuote.pick({ format: true }).loose().parse(value);
  return FrozenQuote.parse(format === frozenFormat ? value : EarlierForm.parse(value));
}

/** SHA-256 over the format name, a zero byte and the canonical bytes; lower-case hexadecimal. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/);
export type ContentHash = z.infer<typeof ContentHash>;

/** The fingerprint people compare: the first 12 digits of the hash in groups of four, "7F3A 91C2 4B08". */
export function fingerprint(hash: ContentHash): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
