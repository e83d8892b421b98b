/** Entry to the pipeline. Whoever answers the gate gets an opportunity and an empty quote to build in. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { OpportunityId, type OrganisationId, type QuoteId, type UserId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import { standardPipelineId } from '#shared/opportunity/pipeline.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudits } from '../audit/record-audit.ts';
import { customerId } from '../customers/customer-key.ts';
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { keepOrigin } from '../templates/quote-origin.ts';
import { gateRefusal } from './gate-check.ts';
import { readPipelines } from './pipelines.ts';
import { recordFirstEvents } from './record-event.ts';

export interface OpportunityDeps {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Makes the first quote of each new opportunity, inside its transaction; empty where it begins with nothing. */
  readonly createFirstQuotes: (
    trx: Transaction<Schema>,
    actor: UserActor,
    opportunities: readonly {
      readonly id: OpportunityId;
      readonly title: string;
      readonly currency: string;
    }[],
    begins: TemplateContent | null,
    now: number,
  ) => Promise<QuoteId[]>;
  /** What the quote begins with, or that it is not there for this person. */
  readonly readStart: (
    actor: UserActor,
    start: QuoteStart | undefined,
  ) => Promise<TemplateContent | null | Refusal>;
}

/**
 * Refuses with `gate-not-met`, naming the field, when an answer does not open an opportunity (promise I-34). A
 * retry with the same idempotency key is told what its first try made. Refused with `customer-exists` where there is an
 * open deal with the contact already.
 */
export async function createOpportunity(
  deps: OpportunityDeps,
  actor: UserActor,
  { start, ...gate }: OpportunityGate & { readonly start?: QuoteStart | undefined },
  idempotencyKey: string,
): Promise<EndpointAnswer<'createOpportunity'> | Refusal> {
  const now = deps.now();
  const { time_zone } = await deps.db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', actor.organisationId)
    .executeTakeFirstOrThrow();
  const refusal = gateRefusal(gate, dayIn(time_zone, now));
  if (refusal) return refusal;

  const begins = await deps.readStart(actor, start);
  if (isRefusal(begins)) return begins;
  const id = opportunityIdOf(actor, idempotencyKey);
  return deps.db.transaction().execute(async (trx) => {
    const earlier = await findOpened(trx, actor, id);
    if (earlier) return earlier;
    const opened = await openOpportunity(trx, deps, actor, { id, gate, begins, now });
    if (start && !isRefusal(opened)) await keepOrigin(trx, actor.organisationId, opened.quoteId, start);
    return opened;
  });
}

export interface Opening {
  readonly id: OpportunityId;
  /** It has been found to open an opportunity. */
  readonly gate: OpportunityGate;
  /** What its quote begins with; `null`: it is empty. */
  readonly begins: TemplateContent | null;
  readonly now: number;
}

/**
 * The opportunity with its quote and its row in the audit log. Refused with `customer-exists`, which names the open one,
 * and with `gate-not-met` where the organisation does not sell that way.
 */
export async function openOpportunity(
  trx: Transaction<Schema>,
  deps: Pick<OpportunityDeps, 'createFirstQuotes'>,
  actor: UserActor,
  { id, gate, begins, now }: Opening,
): Promise<EndpointAnswer<'createOpportunity'> | Refusal> {
  const open = gate.isAnother ? undefined : await openDealWith(trx, actor, gate.contactEmail);
  if (open) return refuse('customer-exists', { details: open });
  const { pipelineId = standardPipelineId } = gate;
  if (!(await readPipelines(trx, actor.organisationId)).has(pipelineId)) {
    const detail = 'Choose one of the pipelines that the organisation has.';
    return refuse('gate-not-met', { detail, details: { field: 'pipelineId' } });
  }
  const [opened] = await openOpportunities(trx, deps, actor, { gates: [{ id, gate }], begins, now });
  if (!opened) throw new Error('One opportunity was to be opened');
  return opened;
}

/** All of them, in this order. That no contact of theirs has an open deal has been found. */
export async function openOpportunities(
  trx: Transaction<Schema>,
  { createFirstQuotes }: Pick<OpportunityDeps, 'createFirstQuotes'>,
  actor: UserActor,
  {
    gates,
    begins,
    now,
  }: Pick<Opening, 'begins' | 'now'> & {
    readonly gates: readonly Pick<Opening, 'id' | 'gate'>[];
  },
): Promise<EndpointAnswer<'createOpportunity'>[]> {
  const { organisationId } = actor;
  await insertOpportunities(trx, gates, { organisationId, userId: actor.userId, name: actor.name }, now);
  const named = gates.map(({ id, gate: { title, currency } }) => ({ id, title, currency }));
  const quoteIds = await createFirstQuotes(trx, actor, named, begins, now);
  const opened = quoteIds.flatMap((quoteId, index) => {
    const gate = gates[index];
    return gate ? [{ opportunityId: gate.id, quoteId }] : [];
  });
  await recordAudits(
    trx,
    organisationId,
    opened.map(({ opportunityId, quoteId }) => ({
      quoteId,
      actor: actedBy(actor),
      action: 'opportunity_opened',
      detail: { opportunityId },
      at: now,
    })),
  );
  return opened;
}

/** One contact and one open cycle are one deal, unless somebody says otherwise. */
function openDealWith(trx: Transaction<Schema>, { organisationId }: UserActor, email: string) {
  return trx
    .selectFrom('opportunity')
    .innerJoin('quote', 'quote.opportunity_id', 'opportunity.id')
    .select(['opportunity.id as opportunityId', 'quote.id as quoteId'])
    .where('opportunity.organisation_id', '=', organisationId)
    .where(({ eb, fn }) => eb(fn<string>('lower', ['opportunity.contact_email']), '=', email.toLowerCase()))
    .where('opportunity.stage', 'not in', ['won', 'lost'])
    .executeTakeFirst();
}

export function newOpportunityId(): OpportunityId {
  return OpportunityId.parse(randomId());
}

/** The key names the intent, so it can name what comes of it: the second try meets the first one's id. */
function opportunityIdOf({ organisationId, userId }: UserActor, key: string): OpportunityId {
  const digest = createHash('sha256').update(JSON.stringify([organisationId, userId, key]));
  return OpportunityId.parse(digest.digest('base64url').slice(0, 22));
}

async function findOpened(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  opportunityId: OpportunityId,
): Promise<EndpointAnswer<'createOpportunity'> | null> {
  const quote = await trx
    .selectFrom('quote')
    .select('id')
    .where('opportunity_id', '=', opportunityId)
    .where('organisation_id', '=', organisationId)
    .orderBy('created_at')
    .executeTakeFirst();
  return quote ? { opportunityId, quoteId: quote.id } : null;
}

export interface OpportunityOwner {
  readonly organisationId: OrganisationId;
  readonly userId: UserId;
  readonly name: string;
}

/** The opportunity with its first event, which keeps the gate's answers as they were given. */
export function insertOpportunity(
  trx: Transaction<Schema>,
  id: OpportunityId,
  owner: OpportunityOwner,
  gate: OpportunityGate,
  now: number,
): Promise<void> {
  return insertOpportunities(trx, [{ id, gate }], owner, now);
}

async function insertOpportunities(
  trx: Transaction<Schema>,
  gates: readonly Pick<Opening, 'id' | 'gate'>[],
  owner: OpportunityOwner,
  now: number,
): Promise<void> {
  await insertMany(
    trx,
    'opportunity',
    gates.map(({ id, gate }) => ({
      id,
      organisation_id: owner.organisationId,
      owner_user_id: owner.userId,
      title: gate.title,
      customer_id: customerId(gate.customerCompanyNumber, gate.customerName),
      customer_name: gate.customerName,
      customer_company_number: gate.customerCompanyNumber,
      customer_address: gate.customerAddress,
      value: gate.value,
      value_high: gate.valueHigh ?? null,
      currency: gate.currency,
      expected_close: gate.expectedClose,
      contact_name: gate.contactName,
      contact_email: gate.contactEmail,
      need_note: gate.needNote,
      source: gate.source,
      pipeline_id: gate.pipelineId ?? standardPipelineId,
      stage: 'identified',
      created_at: now,
    })),
  );
  await recordFirstEvents(
    trx,
    gates.map(({ id, gate }) => ({
      organisationId: owner.organisationId,
      opportunityId: id,
      type: 'identified',
      evidence: { gate },
      actorName: owner.name,
      at: now,
    })),
  );
}
