/**
 * Bringing in many opportunities at once, each through the gate that the form asks at. Nothing gets in by being one of
 * many: what does not meet it waits outside.
 */
import type { Transaction } from 'kysely';
import type { OpportunityId } from '#shared/ids.ts';
import { OpportunityGate } from '#shared/opportunity/gate.ts';
import { defaultWakeUpOf, NewWaiting, type WaitingReason } from '#shared/opportunity/waiting.ts';
import { type EndpointAnswer, endpoints } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { ImportedRow } from '#shared/protocol/waiting-api.ts';
import { IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { newOpportunityId, type OpportunityDeps, openOpportunity } from './create-opportunity.ts';
import { gateRefusal } from './gate-check.ts';
import { todayOf } from './today.ts';
import { insertWaiting } from './waiting-list.ts';

/** What `customer-exists` names. */
const Opened = endpoints.createOpportunity.answer;
/** What need not be said. */
const blank = { customerCompanyNumber: '', customerAddress: '', needNote: '', source: '' };

type Row = Readonly<Record<string, unknown>>;

export interface Importing {
  readonly rows: readonly Row[];
  readonly fileName: string;
  /** Nothing of it stays: what it would do is told by doing it. */
  readonly isTrial: boolean;
}

type Outcome = EndpointAnswer<'importOpportunities'>;

/** All of them or, where one cannot be written, none; in the order they came in. */
export async function importOpportunities(
  deps: OpportunityDeps,
  actor: UserActor,
  importing: Importing,
): Promise<Outcome> {
  try {
    return await deps.db.transaction().execute(async (trx) => {
      const outcome = await readIn(trx, deps, actor, importing);
      if (importing.isTrial) throw new Trial(outcome);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Trial) return { ...error.outcome, importId: null };
    throw error;
  }
}

/** Ends the transaction of a trial with what it would have done. */
class Trial extends Error {
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('A trial');
    this.outcome = outcome;
  }
}

async function readIn(
  trx: Transaction<Schema>,
  deps: OpportunityDeps,
  actor: UserActor,
  { rows, fileName }: Importing,
): Promise<Outcome> {
  const at = deps.now();
  const today = await todayOf(trx, actor, at);
  const outcomes: ImportedRow[] = [];
  for (const row of rows) outcomes.push(await bringIn(trx, deps, actor, { row, today, at }));
  const importId = randomId();
  const { organisationId } = actor;
  const count = (outcome: ImportedRow['outcome']) => outcomes.filter((one) => one.outcome === outcome).length;
  const made = { opened: count('opened'), waiting: count('waiting') };
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
  for (const [ordinal, outcome] of outcomes.entries()) {
    if (outcome.outcome !== 'opened' && outcome.outcome !== 'waiting') continue;
    await trx
      .insertInto('opportunity_import_row')
      .values({
        import_id: importId,
        ordinal,
        organisation_id: organisationId,
        opportunity_id: outcome.outcome === 'opened' ? outcome.opportunityId : null,
        waiting_id: outcome.outcome === 'waiting' ? outcome.waitingId : null,
      })
      .execute();
  }
  await recordAudit(trx, {
    organisationId,
    quoteId: null,
    actor: actedBy(actor),
    action: 'opportunities_imported',
    detail: { importId, ...made },
    at,
  });
  return { importId, rows: outcomes };
}

/** The last ones first. */
export async function listOpportunityImports(
  { db }: Pick<OpportunityDeps, 'db'>,
  { organisationId }: UserActor,
): Promise<EndpointAnswer<'listOpportunityImports'>> {
  const imports = await db
    .selectFrom('opportunity_import')
    .select(['id', 'file_name as fileName', 'made_by_name as by', 'at', 'opened', 'waiting'])
    .select(['undone_at as undoneAt', 'undone_by_name as undoneBy'])
    .where('organisation_id', '=', organisationId)
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute();
  return { imports };
}

interface OneRow {
  readonly row: Row;
  readonly today: IsoDate;
  readonly at: number;
}

async function bringIn(
  trx: Transaction<Schema>,
  deps: OpportunityDeps,
  actor: UserActor,
  { row, today, at }: OneRow,
): Promise<ImportedRow> {
  const read = OpportunityGate.safeParse({ ...blank, ...row });
  const fields = read.success
    ? refusedField(gateRefusal(read.data, today))
    : [...new Set(read.error.issues.map(({ path, message }) => String(path[0] ?? message)))];
  if (read.success && fields.length === 0) {
    const opened = await openOpportunity(trx, deps, actor, {
      id: newOpportunityId(),
      gate: read.data,
      begins: null,
      now: at,
    });
    if (!isRefusal(opened)) return { outcome: 'opened', ...opened };
    const there = Opened.parse(opened.details);
    return { outcome: 'exists', ...there, ...(await namesOf(trx, actor, there)) };
  }
  const who = NewWaiting.safeParse(waitingOf(row, fields, today));
  if (!who.success) return { outcome: 'unreadable', fields };
  const waitingId = await insertWaiting(trx, actor, who.data, row, at);
  return { outcome: 'waiting', waitingId, fields, wakeUpOn: who.data.wakeUpOn };
}

function namesOf(
  trx: Transaction<Schema>,
  { organisationId }: UserActor,
  { opportunityId }: { readonly opportunityId: OpportunityId },
) {
  return trx
    .selectFrom('opportunity')
    .select(['customer_name as customerName', 'title'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', opportunityId)
    .executeTakeFirstOrThrow();
}

function refusedField(refusal: Refusal | null): string[] {
  if (!refusal) return [];
  const details = refusal.details as { readonly field?: string } | undefined;
  return [details?.field ?? 'value'];
}

function waitingOf(
  row: Row,
  fields: readonly string[],
  today: IsoDate,
): Partial<Record<keyof NewWaiting, unknown>> {
  const close = IsoDate.safeParse(row['expectedClose']);
  const asked = IsoDate.safeParse(row['wakeUpOn']);
  const email = NewWaiting.shape.contactEmail.safeParse(row['contactEmail']);
  const isLater = close.success && close.data > today && fields.includes('expectedClose');
  const isUnneeded = row['needWithinHalfYear'] === false;
  const reason: WaitingReason = isUnneeded ? 'no-need-yet' : isLater ? 'closes-later' : 'incomplete';
  return {
    customerName: row['customerName'],
    title: row['title'],
    contactName: row['contactName'] ?? '',
    contactEmail: email.success ? email.data : '',
    reason,
    note: row['needNote'] ?? '',
    wakeUpOn:
      asked.success && asked.data > today
        ? asked.data
        : defaultWakeUpOf(close.success ? close.data : null, today),
  };
}
