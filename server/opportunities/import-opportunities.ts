/**
 * Bringing in many opportunities at once, each through the gate that the form asks at. Nothing gets in by being one of
 * many: what does not meet it waits outside.
 */
import type { Kysely, Transaction } from 'kysely';
import type { FieldFault, OpportunityGate } from '#shared/opportunity/gate.ts';
import { type DealRow, judgeRow } from '#shared/opportunity/judge-row.ts';
import type { NewWaiting } from '#shared/opportunity/waiting.ts';
import type { EndpointAnswer, EndpointInput } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ImportedRow, OpportunityImportView } from '#shared/protocol/waiting-api.ts';
import type { IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { forgetStaged, readStaged } from '../imports/staging.ts';
import { insertMany } from '../storage/insert-many.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { newOpportunityId, type OpportunityDeps, openOpportunities } from './create-opportunity.ts';
import { type OpenContact, openContacts } from './open-contacts.ts';
import { readPipelines } from './pipelines.ts';
import { todayOf } from './today.ts';
import { insertWaiting } from './waiting-list.ts';

type Told = EndpointInput<'applyOpportunityImport'>['body']['told'];

/**
 * Reads a file in that was brought: all of it, as the person was told it would be, or nothing. Refused with
 * `import-unfit` where it would do something else by now, or a row can be nothing. Asked again, it tells what it did.
 */
export function applyOpportunityImport(
  deps: OpportunityDeps,
  actor: UserActor,
  { importId, told }: { readonly importId: string; readonly told: Told },
): Promise<{ readonly import: OpportunityImportView } | Refusal> {
  return deps.db.transaction().execute(async (trx) => {
    const earlier = await readImport(trx, actor, importId);
    if (earlier) return { import: earlier };
    const staged = await readStaged<DealRow>(trx, actor, 'opportunities', importId);
    if (isRefusal(staged)) return staged;
    const at = deps.now();
    const plan = await planRows(trx, actor, staged.rows, await todayOf(trx, actor, at));
    const count = (is: Planned['is']) => plan.filter((row) => row.is === is).length;
    const isAsTold = count('opens') === told.opened && count('waits') === told.waiting;
    if (!isAsTold || plan.length > told.opened + told.waiting) {
      return refuse('import-unfit', { detail: 'It would do something else by now. Look at it again.' });
    }
    await carryOut(trx, deps, actor, { plan, importId, fileName: staged.fileName, at });
    await forgetStaged(trx, actor.organisationId, importId);
    const done = await readImport(trx, actor, importId);
    return done ? { import: done } : refuse('not-found');
  });
}

export interface Importing {
  readonly rows: readonly DealRow[];
  readonly fileName: string;
  /** Nothing is written: what it would do is told. */
  readonly isTrial: boolean;
}

/** As many as one request holds: all of them or, where one cannot be written, none; in the order they came in. */
export function importOpportunities(
  deps: OpportunityDeps,
  actor: UserActor,
  { rows, fileName, isTrial }: Importing,
): Promise<EndpointAnswer<'importOpportunities'>> {
  return deps.db.transaction().execute(async (trx) => {
    const at = deps.now();
    const plan = await planRows(trx, actor, rows, await todayOf(trx, actor, at));
    if (isTrial) return { importId: null, rows: plan.map((planned) => outcomeOf(planned, null)) };
    const importId = randomId();
    return { importId, rows: await carryOut(trx, deps, actor, { plan, importId, fileName, at }) };
  });
}

/** The last ones first. */
export async function listOpportunityImports(
  { db }: Pick<OpportunityDeps, 'db'>,
  actor: UserActor,
): Promise<EndpointAnswer<'listOpportunityImports'>> {
  const imports = await importsOf(db, actor).orderBy('at', 'desc').orderBy('id').limit(20).execute();
  return { imports };
}

const readImport = (db: Kysely<Schema>, actor: UserActor, importId: string) =>
  importsOf(db, actor).where('id', '=', importId).executeTakeFirst();

const importsOf = (db: Kysely<Schema>, { organisationId }: UserActor) =>
  db
    .selectFrom('opportunity_import')
    .select(['id', 'file_name as fileName', 'made_by_name as by', 'at', 'opened', 'waiting'])
    .select(['undone_at as undoneAt', 'undone_by_name as undoneBy'])
    .where('organisation_id', '=', organisationId);

type Planned =
  | { readonly is: 'opens'; readonly gate: OpportunityGate }
  | {
      readonly is: 'waits';
      readonly who: NewWaiting;
      readonly row: DealRow;
      readonly faults: readonly FieldFault[];
    }
  | { readonly is: 'exists'; readonly of: OpenContact }
  | { readonly is: 'unreadable'; readonly faults: readonly FieldFault[] };

/** What becomes of each row. One contact and one open deal are one, whether it is there or in an earlier row. */
async function planRows(
  trx: Transaction<Schema>,
  actor: UserActor,
  rows: readonly DealRow[],
  today: IsoDate,
): Promise<Planned[]> {
  const pipelines = await readPipelines(trx, actor.organisationId);
  const taken = new Map((await openContacts(trx, actor)).map((contact) => [contact.email, contact]));
  return rows.map((row) => {
    const judgement = judgeRow(row, today);
    if (judgement.verdict === 'unreadable') return { is: 'unreadable', faults: judgement.faults };
    if (judgement.verdict === 'waits')
      return { is: 'waits', row, who: judgement.who, faults: judgement.faults };
    const { gate } = judgement;
    if (gate.pipelineId !== undefined && !pipelines.has(gate.pipelineId))
      return { is: 'unreadable', faults: [{ field: 'pipelineId', fault: 'unreadable' }] };
    const email = gate.contactEmail.toLowerCase();
    const of = taken.get(email);
    if (of && !gate.isAnother) return { is: 'exists', of };
    const { customerName, title } = gate;
    taken.set(email, of ?? { email, customerName, title, deal: null });
    return { is: 'opens', gate };
  });
}

interface Execution {
  readonly plan: readonly Planned[];
  readonly importId: string;
  readonly fileName: string;
  readonly at: number;
}

async function carryOut(
  trx: Transaction<Schema>,
  deps: OpportunityDeps,
  actor: UserActor,
  { plan, importId, fileName, at }: Execution,
): Promise<ImportedRow[]> {
  const { organisationId } = actor;
  const gates = plan.flatMap((planned) =>
    planned.is === 'opens' ? [{ id: newOpportunityId(), gate: planned.gate }] : [],
  );
  const opened = await openOpportunities(trx, deps, actor, { gates, begins: null, now: at });
  const waiting = await insertWaiting(
    trx,
    actor,
    plan.flatMap((planned) => (planned.is === 'waits' ? [{ who: planned.who, answers: planned.row }] : [])),
    at,
  );
  const made = { opened: opened.length, waiting: waiting.length };
  await trx
    .insertInto('opportunity_import')
    .values({
      id: importId,
      organisation_id: organisationId,
      file_name: fileName,
      made_by_name: actor.name,
      at,
      ...made,
      undone_at: null,
      undone_by_name: null,
    })
    .execute();
  const [deals, waits] = [opened.values(), waiting.values()];
  const byEmail = new Map<string, EndpointAnswer<'createOpportunity'>>();
  const outcomes = plan.map((planned) => {
    if (planned.is === 'waits') return outcomeOf(planned, { waitingId: waits.next().value ?? null });
    if (planned.is === 'exists') return outcomeOf(planned, byEmail.get(planned.of.email) ?? null);
    if (planned.is === 'unreadable') return outcomeOf(planned, null);
    const deal = deals.next().value ?? null;
    if (deal) byEmail.set(planned.gate.contactEmail.toLowerCase(), deal);
    return outcomeOf(planned, deal);
  });
  await insertMany(
    trx,
    'opportunity_import_row',
    outcomes.flatMap((outcome, ordinal) =>
      outcome.outcome === 'opened' || outcome.outcome === 'waiting'
        ? [
            {
              import_id: importId,
              ordinal,
              organisation_id: organisationId,
              opportunity_id: outcome.outcome === 'opened' ? outcome.opportunityId : null,
              waiting_id: outcome.outcome === 'waiting' ? outcome.waitingId : null,
            },
          ]
        : [],
    ),
  );
  await recordAudit(trx, {
    organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'opportunities_imported',
    detail: { importId, ...made },
    at,
  });
  return outcomes;
}

type Made = Partial<EndpointAnswer<'createOpportunity'>> & { readonly waitingId?: string | null };

/** `made`: what came of it; `null` where nothing was written. */
function outcomeOf(planned: Planned, made: Made | null): ImportedRow {
  const fields = 'faults' in planned ? planned.faults.map(({ field }) => field) : [];
  switch (planned.is) {
    case 'opens':
      return {
        outcome: 'opened',
        opportunityId: made?.opportunityId ?? null,
        quoteId: made?.quoteId ?? null,
      };
    case 'waits':
      return {
        outcome: 'waiting',
        waitingId: made?.waitingId ?? null,
        fields,
        wakeUpOn: planned.who.wakeUpOn,
      };
    case 'exists': {
      const { customerName, title, deal } = planned.of;
      return {
        outcome: 'exists',
        opportunityId: deal?.opportunityId ?? made?.opportunityId ?? null,
        quoteId: deal?.quoteId ?? made?.quoteId ?? null,
        customerName,
        title,
      };
    }
    case 'unreadable':
      return { outcome: 'unreadable', fields };
  }
}
