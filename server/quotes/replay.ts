/** How a quote came to be, for those who may know: its content as it stands, and what led to it, a page at a time. */
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { QuoteId } from '#shared/ids.ts';
import type { Change } from '#shared/protocol/change.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ReadyMoment, ReplayPage } from '#shared/protocol/replay-api.ts';
import { ValueChange } from '#shared/replay/value-change.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';
import { arrivalOf, changeView, selectChanges } from './changes.ts';
import { participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { type QuoteFrame, readFrame } from './quote-frame.ts';

export interface ReplayQuery {
  /** Only what came before this sequence number; absent on the first page. */
  readonly before?: number | undefined;
  /** Rows of the log; a page holds whole updates, so it may be a little longer. */
  readonly limit: number;
}

/**
 * A guest's replay ends where they came in, with the state that was given to them then: whatever was written and
 * deleted before is in no page of it (promise I-24). The sellers' internal document is no part of any replay.
 */
export async function replayQuote(
  { db, rooms }: Pick<QuoteDeps, 'db' | 'rooms'>,
  actor: Actor,
  quoteId: QuoteId,
  { before, limit }: ReplayQuery,
): Promise<ReplayPage | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const since = await beginningFor(db, actor, quoteId);
  if (before !== undefined)
    return { now: null, ...(await readUpdates(db, actor, quoteId, { since, before, limit })) };
  const { content, seq } = await rooms.readLoose(quoteId);
  const [updates, ready] = await Promise.all([
    readUpdates(db, actor, quoteId, { since, before: seq + 1, limit }),
    readReady(db, frame, since),
  ]);
  return { now: { content, timeZone: frame.timeZone, ready }, ...updates };
}

/** The last update that the actor is not told of: nothing for users, and for a guest what stood when they came. */
async function beginningFor(db: Kysely<Schema>, actor: Actor, quoteId: QuoteId): Promise<number> {
  if (actor.kind !== 'guest') return 0;
  const arrivedAt = await arrivalOf(db, actor);
  const { last } = await db
    .selectFrom('change')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId)
    .where('at', '<=', arrivedAt)
    .executeTakeFirstOrThrow();
  return last ?? 0;
}

interface Span {
  /** What came after it, … */
  readonly since: number;
  /** … and before it. */
  readonly before: number;
  readonly limit: number;
}

async function readUpdates(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  { since, before, limit }: Span,
): Promise<Pick<ReplayPage, 'updates' | 'hasOlder'>> {
  const changes = selectChanges(db, actor, quoteId)
    .where('change.seq', '>', since)
    .where('change.seq', '<', before);
  const last = await changes
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  const from = last?.seq ?? since + 1;
  const exact = db
    .selectFrom('exact_change')
    .select(['seq', 'changed'])
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId)
    .where('seq', '>', since)
    .where('seq', '<', before)
    .orderBy('seq', 'desc');
  const [rows, values, older, olderValues] = await Promise.all([
    changes.where('change.seq', '>=', from).execute(),
    exact.where('seq', '>=', from).execute(),
    changes.where('change.seq', '<', from).limit(1).executeTakeFirst(),
    exact.where('seq', '<', from).limit(1).executeTakeFirst(),
  ]);
  const told = Map.groupBy(rows.map(changeView), ({ seq }: Change) => seq);
  const exactly = new Map(
    values.map(({ seq, changed }) => [seq, z.array(ValueChange).parse(JSON.parse(changed))]),
  );
  const seqs = [...new Set([...told.keys(), ...exactly.keys()])].sort((a, b) => b - a);
  return {
    updates: seqs.map((seq) => ({ seq, changes: told.get(seq) ?? [], exact: exactly.get(seq) ?? null })),
    hasOlder: older !== undefined || olderValues !== undefined,
  };
}

async function readReady(
  db: Kysely<Schema>,
  { quote, participants }: QuoteFrame,
  since: number,
): Promise<ReadyMoment[]> {
  const rows = await db
    .selectFrom('ready_mark')
    .select(['participant_id', 'ready', 'seq', 'at'])
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .where('seq', '>=', since)
    .orderBy('ordinal')
    .execute();
  return rows.flatMap(({ participant_id, ready, seq, at }) => {
    const by = participants.find(({ id }) => id === participant_id);
    return by ? [{ by: participantView(by), at, ready: ready === 1, seq }] : [];
  });
}
