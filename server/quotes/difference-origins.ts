/** Who made a quote what it is, out of the attributed log: for each field the last person who changed it. */
import { type Kysely, sql } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
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
  const changes = await db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .leftJoin('proposal', (join) =>
      join
        .onRef('proposal.organisation_id', '=', 'change.organisation_id')
        .onRef('proposal.quote_id', '=', 'change.quote_id')
        .onRef('proposal.answer_seq', '=', 'change.seq'),
    )
    .select(['change.element_id', 'change.field', 'change.kind', 'change.at', 'proposal.id as proposal_id'])
    .select([
      'participant.id',
      'participant.side',
      'participant.name',
      'participant.title',
      'participant.colour',
    ])
    .where('change.organisation_id', '=', stretch.organisationId)
    .where('change.quote_id', '=', stretch.quoteId)
    .where('change.seq', '>', stretch.after)
    .where('change.seq', '<=', stretch.upTo)
    .orderBy('change.seq')
    .orderBy('change.ordinal')
    .execute();
  const last = new Map<string, Logged>();
  for (const [order, change] of changes.entries()) {
    const origin = { participant: participantView(change), at: change.at, proposalId: change.proposal_id };
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
