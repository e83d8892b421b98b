/**
 * What is known of an acceptance at the moment it is made: the signatures, and for each of them what the screen
 * showed, who says to have signed, and from where. The server writes it down then; nothing of it can be found later.
 */
import { z } from 'zod';
import { OrganisationId, ParticipantId, QuoteId, ShareLinkId, UserId, VersionId } from '../ids.ts';
import { ContentHash } from '../quote/frozen-quote.ts';
import { QuoteContent } from '../quote/quote.ts';
import { IsoDate } from '../time.ts';
import { DisplayedTotals } from './displayed-totals.ts';
import { KeptFile } from './kept-file.ts';

/** By the server's clock, in UTC, to the millisecond: "2026-11-24T11:00:00.000Z". */
export const UtcInstant = z.iso.datetime({ precision: 3 });
export const utc = (instant: number): string => new Date(instant).toISOString();

/** What the signer had chosen inside the offer's space; with it the frozen content gives the totals. */
export const AcceptedChoices = QuoteContent.pick({
  choices: true,
  sectionChoices: true,
  picks: true,
  quantities: true,
});
export type AcceptedChoices = z.infer<typeof AcceptedChoices>;

/** A sentence the signer ticked or signed under, word for word, and which edition of it that was. */
const Statement = z.strictObject({ text: z.string(), version: z.string() });

/** What the screen showed when the signer pressed, as their browser told it. The server compared it before it believed it. */
export const ScreenFacts = z.strictObject({
  hash: ContentHash,
  totals: DisplayedTotals,
  choices: AcceptedChoices,
  /** BCP 47, of the page. */
  language: z.string(),
  /** What signing means. */
  statement: Statement,
});

/** How the signature was given: a name that was typed, or strokes as an SVG path in the box `0 0 width height`. */
export const SignatureMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), text: z.string() }),
  z.strictObject({ kind: z.literal('drawn'), path: z.string(), width: z.number(), height: z.number() }),
]);
export type SignatureMark = z.infer<typeof SignatureMark>;

export const SignerFacts = z.strictObject({
  participantId: ParticipantId,
  /** As the signer typed it. */
  name: z.string(),
  /** Where the link was sent. */
  email: z.string(),
  company: z.string(),
  /** That they may sign for the company, in the words they agreed to. */
  authority: Statement,
  mark: SignatureMark,
  /** link: they held the personal link. code: they also entered a code that was mailed to `email`, at `at`. */
  verification: z.strictObject({ method: z.enum(['link', 'code']), at: UtcInstant }),
  /** Names the link, and opens nothing. */
  linkId: ShareLinkId,
  /** Whether the version was sent to them, or they came by a link that was made for them apart from it. */
  invitedAs: z.enum(['recipient', 'forwarded']),
});

export const SessionFacts = z.strictObject({
  /** SHA-256 of the session's cookie, hexadecimal. */
  sessionHash: z.string(),
  /** IP address, as the server saw it. */
  address: z.string(),
  userAgent: z.string(),
  at: UtcInstant,
  /** The seller's, in which the offer's days end. IANA name. */
  timeZone: z.string(),
  /** The time is the server's own; nobody outside vouches for it. */
  clock: z.literal('server'),
});

export const SignatureFacts = z.strictObject({
  screen: ScreenFacts,
  signer: SignerFacts,
  session: SessionFacts,
});
export type SignatureFacts = z.infer<typeof SignatureFacts>;

/** One of the seller's people, and when by the server's clock. */
const Colleague = z.strictObject({ userId: UserId, name: z.string(), at: UtcInstant });

/** An acceptance that was given on paper or by mail: what was recorded of it, and the second person who confirmed it. */
export const OfflineFacts = z.strictObject({
  acceptedOn: IsoDate,
  /** As the recorder read it on the paper. */
  signedBy: z.string(),
  note: z.string(),
  /** What was signed. */
  file: KeptFile,
  recorded: Colleague,
  confirmed: Colleague,
});
export type OfflineFacts = z.infer<typeof OfflineFacts>;

export const AcceptanceFacts = z.strictObject({
  organisationId: OrganisationId,
  quoteId: QuoteId,
  versionId: VersionId,
  /** What the server worked out that was accepted. */
  totals: DisplayedTotals,
  /** In the order in which they signed. The last one completed the acceptance, unless it was given on paper. */
  signatures: z.array(SignatureFacts),
  /** `null`: it was given here. */
  offline: OfflineFacts.nullable(),
});
export type AcceptanceFacts = z.infer<typeof AcceptanceFacts>;
