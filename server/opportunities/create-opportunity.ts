/** Entry to the pipeline. Whoever answers the gate gets an opportunity and an empty quote to build in. */
import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import { OpportunityId, type OrganisationId, type QuoteId, type UserId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import type { TemplateContent } from '#shared/template/template.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { gateRefusal } from './gate-check.ts';
import { recordEvent } from './record-event.ts';

export interface OpportunityDeps {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
  /** Makes the first quote of a new opportunity, inside its transaction; empty where it begins with nothing. */
  readonly createFirstQuote: (
    trx: Transaction<Schema>,
    actor: UserActor,
    opportunity: { readonly id: OpportunityId; readonly title: string; readonly currency: string },
    begins: TemplateContent | null,
    now: number,
  ) => Promise<QuoteId>;
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
    return earlier ?? openOpportunity(trx, deps, actor, { id, gate, begins, now });
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

/** The opportunity with its quote and its row in the audit log. Refused with `customer-exists`, which names the open one. */
export async function openOpportunity(
  trx: Transaction<Schema>,
  { createFirstQuote }: Pick<OpportunityDeps, 'createFirstQuote'>,
  actor: UserActor,
  { id, gate, begins, now }: Opening,
): Promise<EndpointAnswer<'createOpportunity'> | Refusal> {
  const open = gate.isAnother ? undefined : await openDealWith(trx, actor, gate.contactEmail);
  if (open) return refuse('customer-exists', { details: open });
  const owner = { organisationId: actor.organisationId, userId: actor.userId, name: actor.name };
  await insertOpportunity(trx, id, owner, gate, now);
  const { title, currency } = gate;
  const quoteId = await createFirstQuote(trx, actor, { id, title, currency }, begins, now);
  await recordAudit(trx, {
    organisationId: actor.organisationId,
    quoteId,
    actor: actedBy(actor),
    action: 'opportunity_opened',
    detail: { opportunityId: id },
    at: now,
  });
  return { opportunityId: id, quoteId };
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
export async function insertOpportunity(
  trx: Transaction<Schema>,
  id: OpportunityId,
  owner: OpportunityOwner,
  gate: OpportunityGate,
  now: number,
): Promise<void> {
  await trx
    .insertInto('opportunity')
    .values({
      id,
      organisation_id: owner.organisationId,
      owner_user_id: owner.userId,
      title: gate.title,
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
      stage: 'identified',
      created_at: now,
    })
    .execute();
  await recordEvent(trx, {
    organisationId: owner.organisationId,
    opportunityId: id,
    type: 'identified',
    evidence: { gate },
    actorName: owner.name,
    at: now,
  });
}
