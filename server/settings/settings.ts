/** How an organisation sells, and the commands that change it. Each is one transaction with its row in the audit log. */
import { randomUUID } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { OrganisationId } from '#shared/ids.ts';
import type { AssumedChances } from '#shared/insight/assumed-chances.ts';
import type { Competitors } from '#shared/opportunity/competitors.ts';
import type { Pipeline } from '#shared/opportunity/pipeline.ts';
import type { StageLabel } from '#shared/opportunity/stage-names.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { OrganisationSettings, Settings } from '#shared/protocol/settings-api.ts';
import type { ApprovalLimits } from '#shared/quote/approval.ts';
import type { UserActor } from '../accounts/actor.ts';
import { readApprovalLimits, setApprovalLimits } from '../approvals/approval-limits.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { keptCompetitors } from '../opportunities/competitors.ts';
import { readPipelines } from '../opportunities/pipelines.ts';
import type { Schema } from '../storage/schema.ts';
import { readAssumedChances } from './assumed-chances.ts';
import { readStageLabels } from './stage-labels.ts';

export interface SettingsDeps {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
}

export async function readSettings(db: Kysely<Schema>, organisationId: OrganisationId): Promise<Settings> {
  const { name, company_number, address, time_zone, payable_step } = await db
    .selectFrom('organisation')
    .select(['name', 'company_number', 'address', 'time_zone', 'payable_step'])
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    organisation: {
      ...{ name, address, companyNumber: company_number, timeZone: time_zone, payableStep: payable_step },
    },
    pipelines: [...(await readPipelines(db, organisationId)).values()],
    labels: await readStageLabels(db, organisationId),
    chances: await readAssumedChances(db, organisationId),
    competitors: await keptCompetitors(db, organisationId),
    limits: await readApprovalLimits(db, organisationId),
  };
}

/** Drafts go by it from now on; what has been sent says what it said. */
export function setOrganisation(deps: SettingsDeps, actor: UserActor, after: OrganisationSettings) {
  return change(deps, actor, 'organisation_changed', async (trx, { organisation: before }) => {
    await trx
      .updateTable('organisation')
      .set({
        name: after.name,
        company_number: after.companyNumber,
        address: after.address,
        time_zone: after.timeZone,
        payable_step: after.payableStep,
      })
      .where('id', '=', actor.organisationId)
      .execute();
    return { before, after };
  });
}

export function setStageLabels(deps: SettingsDeps, actor: UserActor, after: readonly StageLabel[]) {
  return change(deps, actor, 'stage_labels_set', async (trx, { labels: before }) => {
    const { organisationId } = actor;
    await trx.deleteFrom('stage_label').where('organisation_id', '=', organisationId).execute();
    const rows = after.map((label) => ({ organisation_id: organisationId, ...label }));
    if (rows.length > 0) await trx.insertInto('stage_label').values(rows).execute();
    return { before, after };
  });
}

/** As a whole. Forecasts go by it from the next look on. */
export function setAssumedChances(deps: SettingsDeps, actor: UserActor, after: AssumedChances) {
  return change(deps, actor, 'chances_set', async (trx, { chances: before }) => {
    const { organisationId } = actor;
    await trx.deleteFrom('assumed_chance').where('organisation_id', '=', organisationId).execute();
    const rows = after.map((chance) => ({ organisation_id: organisationId, ...chance }));
    if (rows.length > 0) await trx.insertInto('assumed_chance').values(rows).execute();
    return { before, after };
  });
}

/** As a whole. Losses say what they said. */
export function setCompetitors(deps: SettingsDeps, actor: UserActor, after: Competitors) {
  return change(deps, actor, 'competitors_set', async (trx, { competitors: before }) => {
    const { organisationId } = actor;
    await trx.deleteFrom('competitor').where('organisation_id', '=', organisationId).execute();
    const rows = after.map((name) => ({ organisation_id: organisationId, name }));
    if (rows.length > 0) await trx.insertInto('competitor').values(rows).execute();
    return { before, after };
  });
}

/**
 * Refused with `not-found` where the organisation has no such pipeline, and with `already-exists` where another is called so.
 * Deals stay in the stage that they are in.
 */
export function setPipeline(deps: SettingsDeps, actor: UserActor, after: Pipeline) {
  return change(deps, actor, 'pipeline_set', async (trx, { pipelines }) => {
    const before = pipelines.find(({ id }) => id === after.id);
    if (!before) return refuse('not-found');
    if (isCalled(pipelines, after)) return refuse('already-exists');
    await writePipeline(trx, actor, after);
    return { before, after };
  });
}

/** Refused with `already-exists` where another one is called so. */
export function addPipeline(deps: SettingsDeps, actor: UserActor, said: Omit<Pipeline, 'id'>) {
  return change(deps, actor, 'pipeline_set', async (trx, { pipelines }) => {
    const after: Pipeline = { id: randomUUID(), ...said };
    if (isCalled(pipelines, after)) return refuse('already-exists');
    await writePipeline(trx, actor, after);
    return { before: null, after };
  });
}

/** Whether another one has the name: people choose by it. */
const isCalled = (pipelines: readonly Pipeline[], { id, name }: Pipeline) =>
  pipelines.some((other) => other.id !== id && other.name.toLowerCase() === name.toLowerCase());

async function writePipeline(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  { id, name, hasPricingReview, horizonMonths }: Pipeline,
): Promise<void> {
  const row = { name, has_pricing_review: hasPricingReview ? 1 : 0, horizon_months: horizonMonths };
  await trx
    .insertInto('pipeline')
    .values({ organisation_id: organisationId, id, ...row })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'id']).doUpdateSet(row))
    .execute();
}

export async function setLimits(
  { db, now }: SettingsDeps,
  actor: UserActor,
  limits: ApprovalLimits | null,
): Promise<Settings> {
  await setApprovalLimits(db, actor.organisationId, limits, { by: actedBy(actor), at: now() });
  return readSettings(db, actor.organisationId);
}

function change(
  { db, now }: SettingsDeps,
  actor: UserActor,
  action: AuditAction,
  write: (
    trx: Transaction<Schema>,
    before: Settings,
  ) => Promise<{ readonly before: unknown; readonly after: unknown } | Refusal>,
): Promise<Settings | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const detail = await write(trx, await readSettings(trx, organisationId));
    if ('refused' in detail) return detail;
    const by = { organisationId, quoteId: null, actor: actedBy(actor) };
    await recordAudit(trx, { ...by, action, detail, at: now() });
    return readSettings(trx, organisationId);
  });
}
