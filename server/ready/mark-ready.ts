/** One side says that what stands is ready to be offered; where both have said so of the same, that is a milestone. */
import type { Transaction } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { mayMarkReady } from '#shared/opportunity/base-ready.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ReadyView } from '#shared/protocol/ready-api.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { speakerOf } from '../negotiation/speaker.ts';
import { recordEngagement } from '../opportunities/buyer-engaged.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import type { DocumentReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { basisHash } from './basis-hash.ts';
import { readyView } from './ready-marks.ts';

export interface Marking {
  readonly quoteId: QuoteId;
  /** Of the content that was seen. */
  readonly hash: ContentHash;
  /** `false` takes back what one’s side has said. */
  readonly ready: boolean;
}

/** Refused with `basis-changed` where the content is another by now: nobody finds ready what they have not seen. */
export async function markReady(
  deps: QuoteDeps,
  actor: Actor,
  marking: Marking,
): Promise<ReadyView | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId } = marking;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const outcome = await rooms.hold(quoteId, (held) =>
    db.transaction().execute((trx) => mark(trx, actor, me, marking, held, now())),
  );
  if (isRefusal(outcome)) return outcome;
  rooms.announce(quoteId, outcome.isStageMoved ? ['ready', 'quote'] : ['ready']);
  return outcome.view;
}

async function mark(
  trx: Transaction<Schema>,
  actor: Actor,
  me: ParticipantView,
  { quoteId, hash, ready }: Marking,
  { content, seq }: DocumentReading,
  at: number,
): Promise<{ readonly view: ReadyView; readonly isStageMoved: boolean } | Refusal> {
  const frame = await readFrame(trx, actor, quoteId);
  if (!frame) return refuse('not-found');
  if (!mayMarkReady(frame.quote.status, me.side)) return refuse('wrong-status');
  if (basisHash(content) !== hash) return refuse('basis-changed');
  const before = await readyView(trx, frame, hash);
  // Said already: it stays as it is, with who said so first.
  if ((before[me.side] !== null) === ready) return { view: before, isStageMoved: false };

  const { organisation_id: organisationId } = frame.quote;
  const basis = {
    organisation_id: organisationId,
    quote_id: quoteId,
    cycle: frame.opportunity.cycle,
    hash,
    seq,
    at,
  };
  const ordinal = await nextOrdinal(trx, frame);
  await trx
    .insertInto('ready_mark')
    .values({ ...basis, ordinal, participant_id: me.id, side: me.side, ready: ready ? 1 : 0 })
    .execute();
  const of = { organisationId, quoteId };
  const audited = { ...of, actor: actedBy(actor), objectHash: hash, detail: { ordinal }, at };
  await recordAudit(trx, { ...audited, action: ready ? 'basis_marked_ready' : 'basis_mark_withdrawn' });
  const view = await readyView(trx, frame, hash);
  const evidence = { ready, hash };
  const isStageMoved =
    me.side === 'buyer' && (await recordEngagement(trx, { ...of, participant: me, evidence, at }));
  if (view.readySince !== null) await recordBaseReady(trx, frame, me, view, { seq, at });
  return { view, isStageMoved };
}

async function nextOrdinal(trx: Transaction<Schema>, { quote }: QuoteFrame): Promise<number> {
  const { last } = await trx
    .selectFrom('ready_mark')
    .select(({ fn }) => fn.max('ordinal').as('last'))
    .where('organisation_id', '=', quote.organisation_id)
    .where('quote_id', '=', quote.id)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}

/** Once for each content and cycle, however often a mark is taken back and set again. */
async function recordBaseReady(
  trx: Transaction<Schema>,
  { quote, opportunity }: QuoteFrame,
  me: ParticipantView,
  { hash, seller, buyer }: ReadyView,
  { seq, at }: { readonly seq: number; readonly at: number },
): Promise<void> {
  const { organisation_id, id: quote_id } = quote;
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('base_ready')
    .values({ organisation_id, quote_id, cycle: opportunity.cycle, hash, seq, at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return;
  await recordEvent(trx, {
    organisationId: organisation_id,
    opportunityId: opportunity.id,
    type: 'base_ready',
    evidence: {
      quoteId: quote_id,
      hash,
      seq,
      seller: { participantId: seller?.by.id, at: seller?.at },
      buyer: { participantId: buyer?.by.id, at: buyer?.at },
    },
    actorName: me.name,
    at,
  });
}
