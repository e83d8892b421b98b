/**
 * The demo's past: the commands that people use, on rooms of their own and with a clock that stands where the story is.
 * Whatever is seeded through it was judged, logged and chained as if it had happened then.
 */
import { pino } from 'pino';
import type { QuoteId, UserId } from '#shared/ids.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { GuestActor, UserActor } from '../../accounts/actor.ts';
import { type DerivedSecrets, derivedSecrets } from '../../accounts/derived-secrets.ts';
import { findGuest, openShareLink } from '../../accounts/guest-sessions.ts';
import { createShareLink } from '../../accounts/share-links.ts';
import type { CommentDeps } from '../../comments/comment-deps.ts';
import { auditMailed } from '../../mail/audit-mailed.ts';
import { mailboxTransport } from '../../mail/mailbox.ts';
import { post } from '../../mail/post.ts';
import { buyerEngagement } from '../../opportunities/buyer-engaged.ts';
import { Sender } from '../../outbox/sender.ts';
import { inviteBuyer } from '../../quotes/invite-buyer.ts';
import { createRooms } from '../../rooms/rooms-registry.ts';
import type { SeedOptions } from '../seed.ts';

/** How long a send could be undone then, in milliseconds. */
const undoMs = 30_000;

export interface Seller extends UserActor {
  readonly title: string;
}

export interface Past extends CommentDeps {
  readonly secrets: DerivedSecrets;
  /** Moves the clock; never back. */
  comeTo(moment: number): void;
  /** Resolves when everybody has the mail that was due by now, in the demo's mailbox. */
  mailed(): Promise<void>;
  /** Brings somebody at the customer into a quote, who opens the link they were given. */
  bringIn(
    seller: UserActor,
    quoteId: QuoteId,
    buyer: { readonly name: string; readonly title: string; readonly email: string },
  ): Promise<GuestActor>;
  /** When all of it is on disk. */
  close(): Promise<void>;
}

export function openPast({ db, accounts, secret, publicUrl }: SeedOptions, from: number): Past {
  let present = from;
  const now = () => present;
  const failed = (what: string) => (_: unknown, error?: unknown) => {
    throw new Error(`The demo's past could not be made: ${what}`, { cause: error });
  };
  const rooms = createRooms({
    db,
    clock: now,
    inCommit: buyerEngagement(),
    log: { info: () => {}, warn: () => {}, error: failed('a room failed') },
    onFatal: (error) => failed('the disk did not take it')(null, error),
  });
  const secrets = derivedSecrets(secret);
  // Nothing of it may ever leave by a mail server: nobody out there was told anything then.
  const transport = mailboxTransport(db, `coquote@${new URL(publicUrl).hostname}`, now);
  const readDraft = async (quoteId: QuoteId) => (await rooms.read(quoteId)).content;
  const sender = new Sender({
    db,
    now,
    log: pino({ level: 'silent' }),
    deliver: (claimed) => post({ db, readDraft, publicUrl, now, transport, secrets }, claimed),
    onDelivered: auditMailed,
    // It looks when it is told to: the past's clock does not run by itself.
    after: () => () => {},
  });
  return {
    db,
    rooms,
    now,
    undoMs,
    people: accounts.people,
    secrets,
    comeTo(moment) {
      present = Math.max(present, moment);
    },
    mailed() {
      sender.look();
      return sender.idle();
    },
    async bringIn(seller, quoteId, buyer) {
      const { organisationId } = seller;
      const token = await db.transaction().execute(async (trx) => {
        const participantId = done(await inviteBuyer(trx, seller, quoteId, buyer, now()));
        return (await createShareLink(trx, { organisationId, quoteId, participantId }, now())).token;
      });
      const origin = { address: '127.0.0.1', userAgent: 'The demo' };
      const session = done(await openShareLink(db, token, now(), origin));
      const guest = await findGuest(db, session.token, now());
      if (!guest) throw new Error(`${buyer.name} could not open the link`);
      return guest;
    },
    async close() {
      await sender.stop();
      await rooms.close();
    },
  };
}

/** What was done; a refusal is a fault of the story. */
export function done<T>(outcome: T | Refusal): T {
  if (isRefusal(outcome)) throw new Error(`The demo's past was refused: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Somebody without a session, for whom the demo acts. */
export function colleague(
  userId: UserId,
  { organisationId, role, name, email }: Pick<UserActor, 'organisationId' | 'role' | 'name' | 'email'>,
): Seller {
  return { kind: 'user', userId, organisationId, role, name, email, sessionId: '', title: '' };
}
