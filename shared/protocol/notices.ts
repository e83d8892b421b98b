/**
 * What people outside are told of, one row per topic. The command that causes it writes the payload in its own
 * transaction; what stands in rows of the database is read from them when the notice is delivered, so a payload holds
 * ids, who is told, and what is in no row.
 */
import { z } from 'zod';
import { declineReasons } from '../acceptance/answers.ts';
import { OpportunityId, ParticipantId, ThreadId, VersionId } from '../ids.ts';
import { CurrencyCode, MinorUnits } from '../money/amounts.ts';
import { requestReasons } from '../negotiation/standing-offer.ts';
import { TaskRule } from '../opportunity/time-rules.ts';
import { termsFields } from '../quote/quote.ts';
import { Instant, IsoDate } from '../time.ts';

/** Somebody who is told. Without a place in the quote (an approver, say) they are of the seller's own people. */
export const Recipient = z.strictObject({
  participantId: ParticipantId.nullable(),
  name: z.string().max(200),
  email: z.string().max(320),
  /** Absent: the language of the quote. */
  language: termsFields.language.optional(),
});
export type Recipient = z.infer<typeof Recipient>;

const recipients = z.array(Recipient).max(50);
/** Somebody's own words to the one who is told; never what the seller's side keeps to itself. */
const message = z.string().max(5_000);
/** Who did it, as the other side knows them. */
const byName = z.string().max(200);
const versionId = VersionId;

/** `about`: the title of what the thread is about, or the words; empty for the quote as a whole. */
const commented = z.strictObject({
  threadId: ThreadId,
  about: z.string().max(1_000),
  byName,
  message,
  recipients,
});

export const notices = {
  /**
   * To each recipient of the version: the offer, with their own link. It says that no earlier one stands, and asks
   * those whose turn it is to sign for their signature.
   */
  version_sent: z.strictObject({
    versionId,
    message,
    recipients,
    signers: z.array(ParticipantId).optional(),
  }),
  /** To each recipient of a version that still lies with them. */
  version_reminded: z.strictObject({ versionId, byName, message, recipients }),
  version_withdrawn: z.strictObject({ versionId, message, recipients }),
  /** The receipt to who signed, and the notice to the seller. `amount`: what was accepted in all, first year net. */
  accepted: z.strictObject({
    versionId,
    signerName: byName,
    acceptedAt: Instant,
    /** The day, of what was accepted on paper. */
    acceptedOn: IsoDate.optional(),
    currency: CurrencyCode,
    amount: MinorUnits,
    recipients,
  }),
  /** To the seller's people who may confirm that a version was accepted on paper. */
  offline_recorded: z.strictObject({ versionId, byName, message, recipients }),
  /** To the buyers: the acceptance of a version was taken back. `message`: what the seller says to them about it. */
  acceptance_rescinded: z.strictObject({ versionId, byName, message, recipients }),
  declined: z.strictObject({ versionId, byName, reason: message, recipients }),
  /** To the other side. What is asked for is read in the room. */
  proposal_made: z.strictObject({ versionId: versionId.nullable(), byName, message, recipients }),
  /** To the buyers: what one of them is said to have asked for by phone, written down by the seller. */
  counter_recorded: z.strictObject({ versionId, byName, saidBy: z.string().max(200), message, recipients }),
  proposal_answered: z.strictObject({
    versionId: versionId.nullable(),
    answer: z.enum(['accepted', 'countered', 'declined', 'withdrawn', 'expired']),
    byName,
    message,
    recipients,
  }),
  /** To the next signer. `afterName`: who signed before them. */
  sign_turn: z.strictObject({ versionId, afterName: byName.nullable(), recipients }),
  /** The code itself is in no row: it follows from `challengeId` (`server/accounts/derived-secrets.ts`). */
  sign_code: z.strictObject({
    versionId: versionId.nullable(),
    challengeId: z.string().min(16).max(60),
    expiresAt: Instant,
    recipients,
  }),
  /** To the seller: the buyer would like to have the quote as an offer. */
  send_requested: z.strictObject({ byName, message, recipients }),
  /** To the seller: a buyer steps back while nothing lies with them, and why. Whether it is lost they decide. */
  stepped_back: z.strictObject({
    why: z.enum(declineReasons),
    comeBackOn: IsoDate.nullable(),
    byName,
    message,
    recipients,
  }),
  /** To the seller: whoever had stepped back goes on after all. */
  went_on: z.strictObject({ byName, message, recipients }),
  /** To the seller, of a deal that was lost: the buyer would take it up again. */
  ready_again: z.strictObject({ byName, message, recipients }),
  /**
   * To the seller, of a version that cannot be accepted as it stands any more, and why: somebody would like to accept it
   * all the same, or asks for another date.
   */
  renewal_requested: z.strictObject({
    versionId,
    wish: z.enum(['accept-late', 'new-date']),
    /** Absent: its last day is over. */
    reason: z.enum(requestReasons).optional(),
    byName,
    message,
    recipients,
  }),
  /** To whoever waits for words in a thread, once until they have read it. */
  comment_made: commented,
  /** To whoever is named with @ in it. */
  comment_mention: commented,
  /** To those who may approve. */
  approval_requested: z.strictObject({ byName, message, recipients }),
  /** To the owner of deals: what time asks about them. `count`: how many, of which the first are named. */
  tasks_due: z.strictObject({
    tasks: z
      .array(
        z.strictObject({
          rule: TaskRule,
          customerName: z.string().max(200),
          title: z.string().max(200),
          since: IsoDate,
        }),
      )
      .min(1)
      .max(50),
    count: z.int().min(1),
    recipients,
  }),
  /** To the new owner of deals. `count`: how many, of which the first are named. */
  deals_handed_over: z.strictObject({
    deals: z
      .array(
        z.strictObject({
          opportunityId: OpportunityId,
          customerName: z.string().max(200),
          title: z.string().max(200),
        }),
      )
      .min(1)
      .max(50),
    count: z.int().min(1),
    byName,
    message,
    recipients,
  }),
  approval_decided: z.strictObject({
    decision: z.enum(['approved', 'rejected']),
    byName,
    message,
    recipients,
  }),
} as const satisfies Record<string, z.ZodType<{ readonly recipients: readonly Recipient[] }>>;

export type NoticeTopic = keyof typeof notices;
export const noticeTopics = Object.keys(notices) as [NoticeTopic, ...NoticeTopic[]];
export type NoticePayload<T extends NoticeTopic> = z.infer<(typeof notices)[T]>;
