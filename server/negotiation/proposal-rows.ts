/** Proposals as they stand in the database, and as they are shown. */
import type { Kysely, Selectable } from 'kysely';
import type { OrganisationId, ProposalId, QuoteId } from '#shared/ids.ts';
import { Asked, type ProposalTerms } from '#shared/negotiation/asked.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { participantView } from '../quotes/participants.ts';
import type { ParticipantTable, ProposalTable, Schema } from '../storage/schema.ts';

type Person = Pick<Selectable<ParticipantTable>, 'id' | 'side' | 'name' | 'title' | 'colour'>;

export type ProposalRow = Selectable<ProposalTable>;

/** Newest first. */
export async function listViews(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
): Promise<ProposalView[]> {
  const rows = await selectProposals(db, organisationId, quoteId).execute();
  return viewsOf(db, organisationId, quoteId, rows);
}

export async function readView(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
  id: ProposalId,
): Promise<ProposalView> {
  const row = await selectProposals(db, organisationId, quoteId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const [view] = await viewsOf(db, organisationId, quoteId, [row]);
  if (!view) throw new Error(`Proposal ${id} is there and cannot be shown`);
  return view;
}

export function selectProposals(db: Kysely<Schema>, organisationId: OrganisationId, quoteId: QuoteId) {
  return db
    .selectFrom('proposal')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .orderBy('made_at', 'desc')
    .orderBy('id');
}

export function termsOf(row: Pick<ProposalRow, 'asked' | 'given'>): ProposalTerms {
  return { asked: Asked.parse(JSON.parse(row.asked)), given: JSON.parse(row.given) };
}

async function viewsOf(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteId: QuoteId,
  rows: readonly ProposalRow[],
): Promise<ProposalView[]> {
  if (rows.length === 0) return [];
  const people = await db
    .selectFrom('participant')
    .select(['id', 'side', 'name', 'title', 'colour'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .execute();
  const versions = await db
    .selectFrom('version')
    .select(['id', 'number'])
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .execute();
  const numbers = new Map(versions.map(({ id, number }) => [id, number]));
  return rows.map((row) =>
    proposalView(row, people, (row.version_id && numbers.get(row.version_id)) ?? null),
  );
}

function proposalView(row: ProposalRow, people: readonly Person[], version: number | null): ProposalView {
  const { asked, given } = termsOf(row);
  const by = people.find(({ id }) => id === row.participant_id);
  if (!by) throw new Error(`Nobody in the quote made proposal ${row.id}`);
  const answeredBy = people.find(({ id }) => id === row.answered_by);
  return {
    id: row.id,
    version,
    answers: row.answers_id,
    by: participantView(by),
    asked,
    given,
    note: row.note,
    elementTitle: row.element_title,
    before: JSON.parse(row.before_value),
    currency: row.currency,
    state: row.state,
    madeAt: row.made_at,
    expiresOn: row.expires_on,
    answeredAt: row.answered_at,
    answeredBy: answeredBy ? participantView(answeredBy) : null,
    answerNote: row.answer_note,
    effectWords: row.effect_words,
    recorded:
      row.recorded_by_name === null || row.said_on === null
        ? null
        : { byName: row.recorded_by_name, saidOn: row.said_on },
  };
}
