/** Who made a quote what it is, out of the attributed log: for each field the last person who changed it. */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { DifferenceOrigin } from '#shared/protocol/versions-api.ts';
import type { OriginOf } from '#shared/quote/compare/causes.ts';
import type { Schema } from '../storage/schema.ts';
import { participantView } from './participants.ts';

/** A stretch of the log of one quote: what came after `after`, up to and with `upTo`. */
export interface Stretch {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly after: number;
  readonly upTo: number;
}

/** The last change that is in a version; by its time, for one that was sent before that was noted with it. */
export async function lastChangeIn(
  db: Kysely<Schema>,
  { organisationId, quoteId }: Pick<Stretch, 'organisationId' | 'quoteId'>,
  number: number,
): Promise<number> {
  const { seq } = await db
    .selectFrom('version')
    .select(
      sql<number>`coalesce(version.seq, (
        select max(change.seq) from change
        where change.organisation_id = version.organisation_id and change.quote_id = version.quote_id
          and change.at <= version.sent_at
      ), 0)`.as('seq'),
    )
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  return seq;
}

/** Answers by what the log calls a place: an element (or none) with a field, or with what was done to it. */
export async function originsIn(db: Kysely<Schema>, stretch: Stretch): Promise<OriginOf<DifferenceOrigin>> {
  const people = await peopleOf(db, stretch);
  const proposals = await acceptedIn(db, stretch, people);
  const changes = await db
    .selectFrom('change')
    .select(['seq', 'element_id', 'field', 'kind', 'at', 'participant_id'])
    .where('organisation_id', '=', stretch.organisationId)
    .where('quote_id', '=', stretch.quoteId)
    .where('seq', '>', stretch.after)
    .where('seq', '<=', stretch.upTo)
    .orderBy('seq')
    .orderBy('ordinal')
    .execute();
  const last = new Map<string, Logged>();
  for (const [order, { seq, at, ...change }] of changes.entries()) {
    const participant = people.get(change.participant_id);
    if (participant === undefined) continue;
    const origin = { participant, at, proposal: proposals.get(seq) ?? null };
    last.set(placeKey(change.element_id, change.field ?? change.kind), { order, origin });
  }
  return (places) => {
    const logged = places.flatMap(([element, name]) => last.get(placeKey(element, name)) ?? []);
    return logged.reduce<Logged | null>(later, null)?.origin ?? null;
  };
}

interface Logged {
  readonly order: number;
  readonly origin: DifferenceOrigin;
}

const later = (a: Logged | null, b: Logged): Logged => (a !== null && a.order > b.order ? a : b);

const placeKey = (element: string | null, name: string): string => JSON.stringify([element, name]);

type People = ReadonlyMap<ParticipantId, ParticipantView>;

async function peopleOf(db: Kysely<Schema>, { organisationId, quoteId }: Stretch): Promise<People> {
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'side', 'name', 'title', 'colour'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .execute();
  return new Map(rows.map((row) => [row.id, participantView(row)]));
}

/** The proposals that were accepted in the stretch, by the change that carried each out. */
async function acceptedIn(
  db: Kysely<Schema>,
  { organisationId, quoteId, after, upTo }: Stretch,
  people: People,
): Promise<ReadonlyMap<number, DifferenceOrigin['proposal']>> {
  const rows = await db
    .selectFrom('proposal')
    .select(['id', 'participant_id', 'answered_by', 'answer_seq'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('answer_seq', '>', after)
    .where('answer_seq', '<=', upTo)
    .execute();
  return new Map(
    rows.flatMap(({ id, participant_id, answered_by, answer_seq: seq }) => {
      const by = people.get(participant_id);
      const acceptedBy = answered_by === null ? null : (people.get(answered_by) ?? null);
      return by === undefined || seq === null ? [] : [[seq, { id, by, acceptedBy }] as const];
    }),
  );
}
