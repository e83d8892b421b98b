/** Who somebody is in one quote. The log, the presence and the carets name participants, never accounts. */
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import { type OrganisationId, ParticipantId, type QuoteId, type UserId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { Actor } from '../accounts/actor.ts';
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { ParticipantTable, Schema } from '../storage/schema.ts';
import { visibleQuote } from './quote-frame.ts';

export interface NewParticipant {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly side: Side;
  /** Set for the seller's side: a user is one participant per quote. */
  readonly userId: UserId | null;
  readonly name: string;
  readonly title: string;
  readonly email: string;
}

/**
 * Who the actor is in the quote. A user of the organisation is given a place on the seller's side on first need,
 * once, whatever arrives at the same moment. A guest has the place their link was made for. `null`: the quote is
 * not theirs to see.
 */
export async function ensureParticipant(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  now: number,
): Promise<ParticipantView | null> {
  const quote = await visibleQuote(db, actor, quoteId);
  if (!quote) return null;
  const known = await findParticipant(db, actor, quoteId);
  if (known || actor.kind === 'guest') return known ? participantView(known) : null;

  await addParticipant(
    db,
    {
      organisationId: quote.organisation_id,
      quoteId,
      side: 'seller',
      userId: actor.userId,
      name: actor.name,
      title: '',
      email: actor.email,
    },
    now,
  );
  const added = await findParticipant(db, actor, quoteId);
  return added ? participantView(added) : null;
}

/**
 * Adds a person with the next colour of their side, in one statement, so that two who come at once differ. Does
 * nothing where the user has a place already; the returned id is then nobody's.
 */
export async function addParticipant(
  db: Kysely<Schema>,
  person: NewParticipant,
  now: number,
): Promise<ParticipantId> {
  const id = ParticipantId.parse(randomId());
  await db
    .insertInto('participant')
    .columns([
      'id',
      'organisation_id',
      'quote_id',
      'side',
      'user_id',
      'name',
      'title',
      'email',
      'created_at',
      'colour',
    ])
    .expression((eb) =>
      eb
        .selectFrom('participant')
        .select([
          sql.val(id).as('id'),
          sql.val(person.organisationId).as('organisation_id'),
          sql.val(person.quoteId).as('quote_id'),
          sql.val(person.side).as('side'),
          sql.val(person.userId).as('user_id'),
          sql.val(person.name).as('name'),
          sql.val(person.title).as('title'),
          sql.val(person.email).as('email'),
          sql.val(now).as('created_at'),
          // An aggregate without groups gives one row even when the quote has nobody yet.
          sql<number>`coalesce(max(colour) + 1, 0)`.as('colour'),
        ])
        .where('organisation_id', '=', person.organisationId)
        .where('quote_id', '=', person.quoteId)
        .where('side', '=', person.side),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return id;
}

/** Each the first of their side in a quote that was just made. */
export async function addFirstParticipants(
  db: Kysely<Schema>,
  people: readonly NewParticipant[],
  now: number,
): Promise<ParticipantId[]> {
  const rows = people.map(({ organisationId, quoteId, side, userId, name, title, email }) => ({
    id: ParticipantId.parse(randomId()),
    organisation_id: organisationId,
    quote_id: quoteId,
    side,
    user_id: userId,
    name,
    title,
    email,
    created_at: now,
    colour: 0,
  }));
  await insertMany(db, 'participant', rows);
  return rows.map(({ id }) => id);
}

/** What everybody in a quote may know of a person in it. The email is not part of it. */
export function participantView(
  row: Pick<Selectable<ParticipantTable>, 'id' | 'side' | 'name' | 'title' | 'colour'>,
): ParticipantView {
  return { id: row.id, side: row.side, name: row.name, title: row.title, colour: row.colour };
}

/** Their place in the quote as it is stored; none where they have not been there. Whether they may see the quote is the caller's to ask. */
export function findParticipant(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Selectable<ParticipantTable> | undefined> {
  const inQuote = db
    .selectFrom('participant')
    .selectAll()
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId);
  return (
    actor.kind === 'guest'
      ? inQuote.where('id', '=', actor.participantId)
      : inQuote.where('user_id', '=', actor.userId)
  ).executeTakeFirst();
}
