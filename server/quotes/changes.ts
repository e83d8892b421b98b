/** The attributed log of changes of a quote, as its people may read it. */
import type { Kysely, Selectable } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import { Change } from '#shared/protocol/change.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor, GuestActor } from '../accounts/actor.ts';
import type { ChangeTable, ParticipantTable, Schema } from '../storage/schema.ts';
import { participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';

export interface ChangesPage {
  /** Only what came before this sequence number. */
  readonly before?: number | undefined;
  /** Only what came after this one. */
  readonly after?: number;
  /** A page holds whole updates, so it may be a little longer than this. */
  readonly limit: number;
}

/**
 * Newest first. A guest reads what they did themselves and what anybody did since they came: what was written
 * and deleted before that never reaches them (promise I-24).
 */
export async function listChanges(
  { db }: Pick<QuoteDeps, 'db'>,
  actor: Actor,
  quoteId: QuoteId,
  { before = Number.MAX_SAFE_INTEGER, after = -1, limit }: ChangesPage,
): Promise<Change[] | Refusal> {
  if (!(await visibleQuote(db, actor, quoteId))) return refuse('not-found');
  let changes = selectChanges(db, actor, quoteId)
    .where('change.seq', '<', before)
    .where('change.seq', '>', after);
  if (actor.kind === 'guest') {
    const arrivedAt = await arrivalOf(db, actor);
    changes = changes.where(({ or, eb }) =>
      or([eb('change.at', '>', arrivedAt), eb('change.participant_id', '=', actor.participantId)]),
    );
  }
  const last = await changes
    .offset(limit - 1)
    .limit(1)
    .executeTakeFirst();
  const page = last ? changes.where('change.seq', '>=', last.seq) : changes;
  return (await page.execute()).map(changeView);
}

/** When the guest's first session began: opening the link is arriving, being invited is not. */
export async function arrivalOf(db: Kysely<Schema>, actor: GuestActor): Promise<number> {
  const { first } = await db
    .selectFrom('guest_session')
    .select((eb) => eb.fn.min('created_at').as('first'))
    .where('participant_id', '=', actor.participantId)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  return first ?? Number.MAX_SAFE_INTEGER;
}

export function selectChanges(db: Kysely<Schema>, { organisationId }: Actor, quoteId: QuoteId) {
  return db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .selectAll('change')
    .select(['participant.side', 'participant.name', 'participant.title', 'participant.colour'])
    .where('change.quote_id', '=', quoteId)
    .where('change.organisation_id', '=', organisationId)
    .orderBy('change.seq', 'desc')
    .orderBy('change.ordinal', 'desc');
}

type ChangeRow = Selectable<ChangeTable> &
  Pick<Selectable<ParticipantTable>, 'side' | 'name' | 'title' | 'colour'>;

export function changeView(row: ChangeRow): Change {
  return Change.parse({
    seq: row.seq,
    ordinal: row.ordinal,
    at: row.at,
    participant: participantView({ ...row, id: row.participant_id }),
    kind: row.kind,
    element: row.element_id === null ? null : { id: row.element_id, title: row.element_title },
    field: row.field,
    before: JSON.parse(row.before_value),
    after: JSON.parse(row.after_value),
    price: row.amount === null ? null : { amount: row.amount, currency: row.currency, period: row.period },
    difference: row.difference,
  });
}
