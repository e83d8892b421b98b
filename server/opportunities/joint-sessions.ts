/**
 * Two sides who sit in a quote together are designing it, whether or not the buyer has changed anything yet. It moves a
 * deal once per cycle, out of its first stage, and only with a buyer who is verified: their session still counts, and
 * was given to them by name. A link that was opened, also by a program, is no presence.
 */
import type { Kysely, Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { type Here, type JointSession, jointSessions } from '#shared/opportunity/joint-session.ts';
import type { Instant } from '#shared/time.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { LiveRooms } from '../rooms/rooms-registry.ts';
import type { Schema } from '../storage/schema.ts';
import { recordEvent } from './record-event.ts';

const lookMs = 15_000;

export interface JointDeps extends Pick<QuoteDeps, 'db' | 'now'> {
  readonly rooms: Pick<LiveRooms, 'presences' | 'announce'>;
}

export interface JointSessions {
  /** Records what is due now. Runs by itself. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export function keepJointSessions(deps: JointDeps, failed: (error: unknown) => void): JointSessions {
  const { db, rooms, now } = deps;
  let round: Promise<void> = Promise.resolve();

  async function lookOnce(): Promise<void> {
    for (const [quoteId, here] of rooms.presences()) {
      const sessions = jointSessions(here);
      if (sessions.length === 0) continue;
      const isFirst = await db.transaction().execute((trx) => record(trx, quoteId, sessions, now()));
      if (isFirst) rooms.announce(quoteId, ['quote']);
    }
  }

  const look = (): Promise<void> => {
    round = round.then(lookOnce).catch(failed);
    return round;
  };
  const timer = setInterval(() => void look(), lookMs).unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
}

/** Resolves to whether it moved the deal. */
async function record(
  trx: Transaction<Schema>,
  quoteId: QuoteId,
  sessions: readonly JointSession[],
  now: Instant,
): Promise<boolean> {
  const deal = await trx
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select(['opportunity.id', 'opportunity.organisation_id', 'opportunity.stage', 'opportunity.cycle'])
    .where('quote.id', '=', quoteId)
    .executeTakeFirst();
  if (deal?.stage !== 'identified') return false;
  for (const { buyer, seller, from, to } of sessions) {
    if (!(await isVerified(trx, quoteId, buyer, now))) continue;
    await recordEvent(trx, {
      organisationId: deal.organisation_id,
      opportunityId: deal.id,
      type: 'joint_session',
      evidence: { quoteId, cycle: deal.cycle, participants: [person(buyer), person(seller)], from, to },
      actorName: buyer.participant.name,
      at: now,
    });
    return true;
  }
  return false;
}

const person = ({ participant: { id, name, side } }: Here) => ({ id, name, side });

/** The session was given for the personal link of this very person, and neither of the two has ended. */
async function isVerified(
  db: Kysely<Schema>,
  quoteId: QuoteId,
  { participant, sessionId }: Here,
  now: Instant,
): Promise<boolean> {
  const session = await db
    .selectFrom('guest_session')
    .innerJoin('share_link', 'share_link.id', 'guest_session.share_link_id')
    .select('guest_session.created_at')
    .where('guest_session.token_hash', '=', sessionId)
    .where('guest_session.quote_id', '=', quoteId)
    .where('guest_session.participant_id', '=', participant.id)
    .whereRef('share_link.participant_id', '=', 'guest_session.participant_id')
    .where('guest_session.expires_at', '>', now)
    .where('share_link.revoked_at', 'is', null)
    .where('share_link.expires_at', '>', now)
    .executeTakeFirst();
  return session !== undefined;
}
