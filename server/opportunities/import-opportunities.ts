/**
 * Bringing in many opportunities at once, each through the gate that the form asks at. Nothing gets in by being one of
 * many: what does not meet it waits outside.
 */
import type { Transaction } from 'kysely';
import { OpportunityGate } from '#shared/opportunity/gate.ts';
import { defaultWakeUpOf, NewWaiting, type WaitingReason } from '#shared/opportunity/waiting.ts';
import { type EndpointAnswer, endpoints } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { ImportedRow } from '#shared/protocol/waiting-api.ts';
import { IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
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

/** All of them or, where one cannot be written, none; in the order they came in. */
export function importOpportunities(
  deps: OpportunityDeps,
  actor: UserActor,
  rows: readonly Row[],
): Promise<EndpointAnswer<'importOpportunities'>> {
  const { db, now } = deps;
  return db.transaction().execute(async (trx) => {
    const at = now();
    const today = await todayOf(trx, actor, at);
    const outcomes: ImportedRow[] = [];
    for (const row of rows) outcomes.push(await bringIn(trx, deps, actor, { row, today, at }));
    return { rows: outcomes };
  });
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
    return isRefusal(opened)
      ? { outcome: 'exists', ...Opened.parse(opened.details) }
      : { outcome: 'opened', ...opened };
  }
  const who = NewWaiting.safeParse(waitingOf(row, fields, today));
  if (!who.success) return { outcome: 'unreadable', fields };
  return { outcome: 'waiting', waitingId: await insertWaiting(trx, actor, who.data, row, at), fields };
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
