/** The rows of the API by which a buyer answers a sent version: choosing what it leaves open, signing, saying no. */
import { z } from 'zod';
import { answerStates, boundThings, declineReasons } from '../acceptance/answers.ts';
import { OfferMove } from '../acceptance/offer-choices.ts';
import { NewMark } from '../acceptance/signature-mark.ts';
import { StatementEdition } from '../acceptance/statements.ts';
import { AcceptedChoices } from '../evidence/acceptance-facts.ts';
import { DisplayedTotals } from '../evidence/displayed-totals.ts';
import { ElementId, KeptFileId, ParticipantId, QuoteId, VersionId } from '../ids.ts';
import { outsideCodes } from '../pricing/inside-offer.ts';
import { ContentHash, OfferTerms } from '../quote/frozen-quote.ts';
import { termsFields } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';

const params = z.strictObject({ quoteId: QuoteId, number: z.coerce.number().int().min(1) });
const nothing = z.strictObject({});
const line = (max: number) => z.string().trim().max(max);

export const Signer = z.strictObject({
  participantId: ParticipantId,
  name: z.string(),
  title: z.string(),
  signedAt: Instant.nullable(),
  verification: z.enum(['link', 'code']).nullable(),
  /** Their signature is wanted now. */
  isTurn: z.boolean(),
});
export type Signer = z.infer<typeof Signer>;

/** How a version may be answered now, and how it has been; for a guest also what they themselves may do. */
export const AnswerView = z.strictObject({
  state: z.enum(answerStates),
  /** The version that stands in its place, where one does. */
  replacedBy: z.int().nullable(),
  /** The day to price for, in the seller's zone: today, or the day it was accepted. */
  asOf: IsoDate,
  validUntil: z.strictObject({ day: IsoDate, timeZone: z.string() }).nullable(),
  signing: OfferTerms.shape.signing,
  verification: OfferTerms.shape.verification,
  /** As sent, with what the buyer's people have chosen since. */
  choices: AcceptedChoices,
  /** What they chose since it was sent, in order. */
  moves: z.array(
    z.strictObject({
      name: z.string(),
      at: Instant,
      root: z.enum(['choices', 'sectionChoices', 'picks', 'quantities']),
      element: ElementId,
      before: z.json(),
      after: z.json(),
    }),
  ),
  signers: z.array(Signer),
  /** A guest's own part; `null` for a user. */
  you: z
    .strictObject({
      participantId: ParticipantId,
      name: z.string(),
      title: z.string(),
      email: z.string(),
      company: z.string(),
      mayChoose: z.boolean(),
      maySign: z.boolean(),
      /** Until when the code that was entered here counts. */
      verifiedUntil: Instant.nullable(),
    })
    .nullable(),
  accepted: z
    .strictObject({
      at: Instant,
      timeZone: z.string(),
      totals: DisplayedTotals,
      /** Where the seller's audit log stood with it, as its check reads it; `null`: that was not kept then. */
      auditLine: z.string().nullable(),
      /** Where it was accepted on paper: the day, and who signed. */
      offline: z.strictObject({ acceptedOn: IsoDate, signedBy: z.string() }).nullable(),
      /** Where it was taken back. Why, and what shows it, is for the seller's side. */
      rescinded: z
        .strictObject({
          at: Instant,
          byName: z.string(),
          /** What the seller wrote to the customer, if anything. */
          toBuyer: z.string(),
          reason: z.string().nullable(),
          fileId: KeptFileId.nullable(),
        })
        .nullable(),
    })
    .nullable(),
  declined: z
    .strictObject({
      at: Instant,
      name: z.string(),
      reason: z.enum(declineReasons),
      comeBack: IsoDate.nullable(),
      words: z.string(),
    })
    .nullable(),
  /** People who were named as able to sign, by somebody who is not. */
  named: z.array(
    z.strictObject({
      participantId: ParticipantId,
      name: z.string(),
      title: z.string(),
      email: z.string(),
      byName: z.string(),
      at: Instant,
    }),
  ),
});
export type AnswerView = z.infer<typeof AnswerView>;

/** Everything the screen showed when the button was pressed; the server believes none of it and compares it all. */
export const Acceptance = z.strictObject({
  versionId: VersionId,
  hash: ContentHash,
  participantId: ParticipantId,
  choices: AcceptedChoices,
  totals: DisplayedTotals,
  statement: StatementEdition,
  /** Of the page. */
  language: termsFields.language,
  name: line(120).min(1),
  title: line(120),
  company: line(200).min(1),
  mark: NewMark,
});
export type Acceptance = z.infer<typeof Acceptance>;

export const Declining = z.strictObject({
  versionId: VersionId,
  hash: ContentHash,
  reason: z.enum(declineReasons),
  /** When to come back; only with "not now". */
  comeBack: IsoDate.nullable(),
  words: line(2_000),
});
export type Declining = z.infer<typeof Declining>;

/** Carried by `offer-changed`: what differed. The page loads again and shows what stands now. */
export const OfferChanged = z.strictObject({ differs: z.array(z.enum(boundThings)).min(1) });
export type OfferChanged = z.infer<typeof OfferChanged>;

/** Carried by `outside-offer`: why what was chosen is not what was offered. */
export const OutsideOffer = z.strictObject({
  reasons: z.array(
    z.strictObject({
      code: z.enum(outsideCodes),
      element: ElementId.nullable(),
      other: ElementId.optional(),
    }),
  ),
});

const answer = z.strictObject({ answer: AnswerView });

export const acceptanceApi = {
  getAnswer: {
    method: 'GET',
    path: '/api/quotes/:quoteId/versions/:number/answer',
    audience: 'participant',
    summary: 'How a version may be answered now, by whom, and how it has been',
    params,
    answer,
  },
  chooseInOffer: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/choices',
    audience: 'guest',
    summary: 'Choose among what a sent version leaves open; refused outside the offer',
    params,
    body: z.strictObject({ moves: z.array(OfferMove).min(1).max(100) }),
    answer,
  },
  requestSignCode: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/code',
    audience: 'guest',
    summary: 'Have a code mailed to one’s own address, to sign this version with',
    params,
    body: nothing,
    answer: z.strictObject({ email: z.string(), expiresAt: Instant }),
  },
  enterSignCode: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/code/enter',
    audience: 'guest',
    summary: 'Enter the code that was mailed. It passes once, and five tries are all there are',
    params,
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    answer,
  },
  acceptVersion: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/accept',
    audience: 'guest',
    summary:
      'Sign a version: its hash, the choices and the totals on the screen are compared. The last signature that is wanted accepts it',
    params,
    body: Acceptance,
    answer,
  },
  declineVersion: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/decline',
    audience: 'guest',
    summary: 'Say no to a version, and why. The seller is told; nothing is lost by it yet',
    params,
    body: Declining,
    answer,
  },
  nameSigner: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/signers',
    audience: 'guest',
    summary: 'Name a colleague who can sign. They get a place without that right; the seller gives it',
    params,
    body: z.strictObject({ name: line(120).min(1), title: line(120), email: z.email().max(200) }),
    answer,
  },
} as const;
