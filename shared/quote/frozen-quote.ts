/**
 * What a version freezes: the content, the parties and its number. `canonicalBytes(FrozenQuote)` is what is
 * hashed, stored and later accepted; everything else about a version is made from it.
 */
import { z } from 'zod';
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

/**
 * Names of canonical forms. A change of form is a new name, and old versions keep theirs: the first lacks optional
 * sections, rules, charges on the quote, lapsing discounts and rounding.
 */
export const frozenFormats = ['coquote-quote-1', 'coquote-quote-2'] as const;
export type FrozenFormat = (typeof frozenFormats)[number];

/** What is frozen from now on. */
export const frozenFormat = 'coquote-quote-2' satisfies FrozenFormat;

export const FrozenQuote = z.strictObject({
  format: z.enum(frozenFormats),
  /** The quote's readable number, "2026-0143". */
  number: z.string(),
  /** 1, 2, 3 … without gaps. */
  version: z.int().min(1),
  seller: Party,
  customer: Party,
  content: QuoteContent,
});
export type FrozenQuote = z.infer<typeof FrozenQuote>;

/** What a version frozen in the first form says, with the fields it did not have yet at their defaults. */
const FirstForm = z
  .looseObject({
    content: z.looseObject({
      terms: z.looseObject({}),
      sections: z.array(z.looseObject({})),
      choiceGroups: z.array(z.looseObject({})),
      components: z.array(z.looseObject({})),
    }),
  })
  .transform(({ content, ...frozen }) => ({
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
  return FrozenQuote.parse(format === 'coquote-quote-1' ? FirstForm.parse(value) : value);
}

/** SHA-256 over the format name, a zero byte and the canonical bytes; lower-case hexadecimal. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/);
export type ContentHash = z.infer<typeof ContentHash>;

/** The fingerprint people compare: the first 12 digits of the hash in groups of four, "7F3A 91C2 4B08". */
export function fingerprint(hash: ContentHash): string {
  return (hash.slice(0, 12).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
