/**
 * What buyers wrote, where it says why something was left out: a few of the newest, each with who and where. Words belong
 * to whoever owned the deal when they were written.
 */
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { readOwnedAt } from '../../opportunities/owners/owned-at.ts';
import type { Schema } from '../../storage/schema.ts';
import { periodOf } from './period.ts';

const most = 20;
type Words = EndpointAnswer<'insightWords'>['words'];

export async function buyersWords(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  filter: InsightFilter,
  timeZone: string,
): Promise<Words> {
  const { owner, template, pipeline } = filter;
  const period = periodOf(filter, timeZone);
  const ownedAt = await readOwnedAt(db, organisationId);
  const found = await Promise.all([
    comments(db, organisationId).execute(),
    proposals(db, organisationId).execute(),
    declines(db, organisationId).execute(),
  ]);
  return found
    .flat()
    .filter(
      ({ at, opportunityId, ownerUserId, templateId, pipelineId }) =>
        (period.from === null || at >= period.from) &&
        (period.until === null || at < period.until) &&
        (owner === undefined ||
          ownedAt(opportunityId, { userId: ownerUserId, name: '' }, at).userId === owner) &&
        (template === undefined || templateId === template) &&
        (pipeline === undefined || pipelineId === pipeline),
    )
    .sort((a, b) => b.at - a.at)
    .slice(0, most)
    .map(({ ownerUserId: _, opportunityId: _deal, templateId: _begun, pipelineId: _by, ...words }) => words);
}

const person = [
  'participant.name',
  'opportunity.id as opportunityId',
  'opportunity.owner_user_id as ownerUserId',
  'opportunity.pipeline_id as pipelineId',
  'quote_origin.template_id as templateId',
] as const;

/** On components that are left out as the quote stands, in threads that both sides read. */
function comments(db: Kysely<Schema>, organisationId: OrganisationId) {
  return db
    .selectFrom('comment')
    .innerJoin('comment_thread', 'comment_thread.id', 'comment.thread_id')
    .innerJoin('component_state', (join) =>
      join
        .onRef('component_state.quote_id', '=', 'comment.quote_id')
        .on('component_state.selected', '=', 0)
        .on(
          'component_state.component_id',
          '=',
          sql<string>`json_extract(comment_thread.place, '$.element')`,
        ),
    )
    .innerJoin('participant', 'participant.id', 'comment.participant_id')
    .innerJoin('quote', 'quote.id', 'comment.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('quote_origin', 'quote_origin.quote_id', 'quote.id')
    .select([
      ...person,
      'comment.quote_id as quoteId',
      'opportunity.customer_name as customerName',
      'component_state.title',
      'comment.words as text',
      'comment.at',
    ])
    .select(sql<'comment'>`'comment'`.as('source'))
    .where('comment.organisation_id', '=', organisationId)
    .where('comment.side', '=', 'buyer')
    .where('comment.removed_at', 'is', null)
    .where('comment.words', '!=', '')
    .orderBy('comment.at', 'desc')
    .limit(200);
}

function proposals(db: Kysely<Schema>, organisationId: OrganisationId) {
  return db
    .selectFrom('proposal')
    .innerJoin('participant', 'participant.id', 'proposal.participant_id')
    .innerJoin('quote', 'quote.id', 'proposal.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('quote_origin', 'quote_origin.quote_id', 'quote.id')
    .select([
      ...person,
      'proposal.quote_id as quoteId',
      'opportunity.customer_name as customerName',
      'proposal.element_title as title',
      'proposal.note as text',
      'proposal.made_at as at',
    ])
    .select(sql<'proposal'>`'proposal'`.as('source'))
    .where('proposal.organisation_id', '=', organisationId)
    .where('proposal.side', '=', 'buyer')
    .where('proposal.note', '!=', '')
    .orderBy('proposal.made_at', 'desc')
    .limit(200);
}

/** Of versions, and of whoever stepped back while none lay with them. */
function declines(db: Kysely<Schema>, organisationId: OrganisationId) {
  const noes = db
    .selectFrom('decline')
    .select(['quote_id', 'participant_id', 'words', 'at'])
    .where('organisation_id', '=', organisationId)
    .unionAll(
      db
        .selectFrom('stance')
        .select(['quote_id', 'participant_id', 'words', 'at'])
        .where('organisation_id', '=', organisationId)
        .where('stance', '=', 'stepped-back'),
    );
  return db
    .selectFrom(noes.as('no'))
    .innerJoin('participant', 'participant.id', 'no.participant_id')
    .innerJoin('quote', 'quote.id', 'no.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .leftJoin('quote_origin', 'quote_origin.quote_id', 'quote.id')
    .select([
      ...person,
      'no.quote_id as quoteId',
      'opportunity.customer_name as customerName',
      sql<string>`''`.as('title'),
      'no.words as text',
      'no.at',
    ])
    .select(sql<'decline'>`'decline'`.as('source'))
    .where('no.words', '!=', '')
    .orderBy('no.at', 'desc')
    .limit(200);
}
