/**
 * What the template prints: words and figures that are ready to be set, in the order they appear. The template
 * lays out and computes nothing, and no figure here is computed either; they are those of `PricedQuote`.
 */
import type { Block } from './rich-blocks.ts';

export interface PrintedParty {
  readonly label: string;
  readonly name: string;
  readonly lines: readonly string[];
}

/** A text under a heading; left out where nobody has written anything. */
export interface PrintedText {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface SummaryTable {
  /** The first column's head, then one per price period that occurs. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly total: readonly string[];
}

export interface ComponentRow {
  readonly isIn: boolean;
  readonly title: string;
  readonly details: readonly string[];
  readonly quantity: string;
  readonly price: string;
  readonly unit: string;
  readonly amount: string;
}

/** A section's head, which stands again over what the next page has of it, and its rows. */
export interface ComponentSection {
  readonly title: string;
  readonly note: string;
  readonly amount: string;
  readonly rows: readonly ComponentRow[];
}

export interface ComponentTable {
  readonly title: string;
  readonly columns: readonly [name: string, quantity: string, price: string, amount: string];
  readonly continued: string;
  readonly sections: readonly ComponentSection[];
  readonly total: { readonly title: string; readonly amount: string };
}

export interface LeftOutTable {
  readonly title: string;
  readonly note: string;
  readonly columns: readonly [name: string, quantity: string, amount: string, vat: string];
  readonly rows: readonly {
    readonly title: string;
    readonly detail: string;
    readonly quantity: string;
    readonly amount: string;
    readonly vat: string;
  }[];
  /** What all of it would come to beside the total; empty where nothing would be added. */
  readonly worth: string;
}

export interface TotalsTable {
  readonly title: string;
  readonly columns: readonly [name: string, net: string, tax: string, gross: string];
  readonly rows: readonly {
    /** A total stands out; a part (a discount, one VAT rate) stands beneath what it is a part of. */
    readonly kind: 'total' | 'part';
    readonly title: string;
    /** The rate, where there is one only. */
    readonly note: string;
    readonly net: string;
    readonly tax: string;
    readonly gross: string;
    /** It stays on one page with so many rows, itself counted. */
    readonly keep?: number;
  }[];
  /** How the figures come about, and why VAT is not charged where it is not. */
  readonly notes: readonly string[];
}

/** A signature, or a line to put one on. */
export interface SignaturePlace {
  readonly mark:
    | { readonly kind: 'typed'; readonly text: string }
    | { readonly kind: 'drawn'; readonly svg: string; readonly alternative: string }
    | { readonly kind: 'empty'; readonly labels: readonly string[] };
  readonly name: string;
  readonly lines: readonly string[];
}

export interface SignaturesBlock {
  readonly title: string;
  readonly places: readonly SignaturePlace[];
  readonly note: string;
}

export interface EvidenceBlock {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly [when: string, who: string, what: string];
  readonly events: readonly (readonly [when: string, who: string, what: string])[];
  readonly notes: readonly string[];
}

export interface PdfDocument {
  readonly language: 'en' | 'sv';
  readonly metadata: { readonly title: string; readonly author: string; readonly date: readonly number[] };
  /** `warning` stands on every page: that a draft is no offer. Empty for what was sent. */
  readonly head: { readonly seller: string; readonly quote: string; readonly warning: string };
  readonly foot: { readonly version: string; readonly middle: string };
  readonly title: string;
  readonly intro: readonly Block[];
  readonly parties: readonly [PrintedParty, PrintedParty];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly summary: SummaryTable;
  readonly value: {
    readonly label: string;
    readonly amount: string;
    readonly beside: readonly (readonly [label: string, amount: string])[];
    readonly note: string;
  };
  readonly goals: PrintedText | null;
  readonly components: ComponentTable;
  readonly leftOut: LeftOutTable | null;
  readonly totals: TotalsTable;
  /** How the offer may be answered; left out of drafts, and once it has been accepted. */
  readonly answering: PrintedText | null;
  readonly terms: PrintedText | null;
  readonly signatures: SignaturesBlock | null;
  readonly evidence: EvidenceBlock | null;
  readonly record: { readonly title: string; readonly lines: readonly string[] };
}

/** A file inside the PDF (PDF/A-3): for programs what the pages are for people. */
export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  /** source: what the pages were made from. alternative: the same said in another form. supplement: what goes with them. */
  readonly relationship: 'source' | 'alternative' | 'supplement';
  readonly text: string;
}
