/**
 * What people did about a version, as the PDF prints it: plain data, filled by whoever keeps acceptances and their
 * evidence. Text comes in the language of the quote and is set as it is; nothing in it is markup.
 */
import type { z } from 'zod';
import type { AcceptedChoices, SignatureMark, SignerFacts } from '#shared/evidence/acceptance-facts.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { Instant, IsoDate } from '#shared/time.ts';

export type Verification = z.infer<typeof SignerFacts>['verification']['method'];

export interface Signature {
  readonly name: string;
  /** Of the person in the company; may be empty. */
  readonly title: string;
  readonly company: string;
  readonly mark: SignatureMark;
  readonly signedAt: Instant;
  readonly verification: Verification;
  /** Of the content that was on the screen. One that is not the version's own throws: it signed something else. */
  readonly hash: ContentHash;
}

/** The pages that tell how a signature came about: facts as label and value, then what happened, in order. */
export interface Evidence {
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly events: readonly { readonly at: Instant; readonly who: string; readonly what: string }[];
  /** What is not proved, and how to check without this system. */
  readonly notes: readonly string[];
  /** The package itself, for programs: JSON text. */
  readonly json: string;
  readonly madeAt: Instant;
}

export interface Signed {
  /** In the order they were given. */
  readonly signatures: readonly Signature[];
  /** Whether everybody has signed who must. */
  readonly isComplete: boolean;
  /** What was chosen inside the offer's space, and the day it was priced for; the pages show the quote with it. */
  readonly accepted: { readonly choices: AcceptedChoices; readonly asOf: IsoDate } | null;
  readonly evidence: Evidence | null;
  /** Of what was accepted on paper: the day, and who signed it. */
  readonly paper: {
    readonly acceptedOn: IsoDate;
    readonly signedBy: string;
    readonly recordedAt: Instant;
  } | null;
}

/** Before anybody has signed. */
export const unsigned: Signed = {
  signatures: [],
  isComplete: false,
  accepted: null,
  evidence: null,
  paper: null,
};
