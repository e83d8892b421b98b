/**
 * What a mail says, without its dress. The plain text and the HTML are made from the same letter, so neither can say
 * what the other does not.
 */
import type { Terms } from '#shared/quote/quote.ts';

export interface Letter {
  readonly language: Terms['language'];
  readonly subject: string;
  readonly heading: string;
  readonly paragraphs: readonly string[];
  /** Somebody's own words, with their line breaks. */
  readonly message?: { readonly from: string; readonly text: string } | undefined;
  /** Something to type somewhere else. */
  readonly code?: string;
  readonly facts?: readonly Fact[];
  readonly amounts?: { readonly title: string; readonly rows: readonly AmountRow[] };
  readonly action?: { readonly label: string; readonly url: string };
  /** Why they get it, and what they should know; in small print. */
  readonly footer: readonly string[];
}

/** [what, how it is]. */
export type Fact = readonly [label: string, value: string];

export interface AmountRow {
  readonly label: string;
  readonly amount: string;
  /** A part belongs to the total above it. */
  readonly kind: 'total' | 'part';
}
