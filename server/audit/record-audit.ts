/**
 * Appending to the audit log. The row is written in the transaction of the command it is about: there is no effect
 * without its row, and no row without its effect.
 */
import { randomBytes } from 'node:crypto';
import type { Insertable, Transaction } from 'kysely';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import { type AuditBody, type ChainHead, chainStart } from '#shared/evidence/audit-row.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import type { Actor } from '../accounts/actor.ts';
import { BulkInsert } from '../storage/bulk-insert.ts';
import { writeConditionally } from '../storage/conditional-writes.ts';
import type { AuditDetailTable, AuditTable, Schema } from '../storage/schema.ts';
import { bodyHash, nextHead, payloadHash } from './chain.ts';

export type AuditActor = AuditBody['actor'];

export interface AuditEntry {
  readonly organisationId: OrganisationId;
  /** `null`: it is about no single quote. */
  readonly quoteId: QuoteId | null;
  readonly actor: AuditActor;
  readonly action: AuditAction;
  /** Of what it is about: the content of a version, an evidence package. */
  readonly objectHash?: ContentHash | undefined;
  /**
   * What else should be provable, as plain JSON data: ids, names, addresses. Kept beside the chain, where it can be
   * erased. No token, code or password.
   */
  readonly detail?: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly at: number;
}

/** Whom a row names for somebody with a session: a user by their account, a guest by their place in the quote. */
export function actedBy(actor: Actor): AuditActor {
  return actor.kind === 'user'
    ? { kind: 'user', id: actor.userId }
    : { kind: 'guest', id: actor.participantId };
}

/** Nobody's session: the product itself, because time passed or something came back from outside. */
export const actedBySystem: AuditActor = { kind: 'system', id: null };

/** The person at the machine, with the administrator's command. */
export const actedByOperator: AuditActor = { kind: 'operator', id: null };

export interface Recorded {
  readonly body: AuditBody;
  /** Where the chain stands with it. */
  readonly head: ChainHead;
}

/** Appends the next row of the organisation's chain. */
export async function recordAudit(trx: Transaction<Schema>, entry: AuditEntry): Promise<Recorded> {
  const [recorded] = await recordAudits(trx, entry.organisationId, [entry]);
  if (!recorded) throw new Error('One entry makes one row');
  return recorded;
}

/** Appends the next rows of one organisation's chain, in this order. */
export async function recordAudits(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  entries: readonly Omit<AuditEntry, 'organisationId'>[],
): Promise<Recorded[]> {
  if (entries.length === 0) return [];
  const start = await takeNext(trx, organisationId);
  const rows: Insertable<AuditTable>[] = [];
  const details: Insertable<AuditDetailTable>[] = [];
  const recorded: Recorded[] = [];
  let before = start;
  for (const entry of entries) {
    const salt = randomBytes(32).toString('hex');
    const value = canonicalJson(entry.detail ?? {});
    const body: AuditBody = {
      quote: entry.quoteId,
      actor: entry.actor,
      action: entry.action,
      object: entry.objectHash ?? null,
      payload: payloadHash(salt, value),
      at: new Date(entry.at).toISOString(),
    };
    const head = nextHead(organisationId, before, bodyHash(body));
    const key = { organisation_id: organisationId, seq: head.seq };
    rows.push({
      ...key,
      quote_id: body.quote,
      actor_kind: body.actor.kind,
      actor_id: body.actor.id,
      action: body.action,
      object_hash: body.object,
      payload_hash: body.payload,
      at: entry.at,
      prev_hash: before.hash,
      hash: head.hash,
    });
    details.push({ ...key, salt, value });
    recorded.push({ body, head });
    before = head;
  }
  await append(trx, organisationId, { start, head: before, rows, details });
  return recorded;
}

interface Appended {
  readonly start: ChainHead;
  readonly head: ChainHead;
  readonly rows: readonly Insertable<AuditTable>[];
  readonly details: readonly Insertable<AuditDetailTable>[];
}

/** The rows, their details and the head in one go: a command waits once for the thread that writes. */
async function append(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
  { start, head, rows, details }: Appended,
): Promise<void> {
  const condition = trx
    .updateTable('audit_head')
    .set(head)
    .where('organisation_id', '=', organisationId)
    .where('seq', '=', start.seq);
  const statements = [
    ...new BulkInsert(trx, 'audit', columnsOf(rows)).statements(rows),
    ...new BulkInsert(trx, 'audit_detail', columnsOf(details)).statements(details),
  ];
  const [isNext] = await writeConditionally(trx, [{ condition: condition.compile(), statements }]);
  if (!isNext) throw new Error(`The audit log of ${organisationId} has moved on from row ${start.seq}`);
}

const columnsOf = <Row extends object>(rows: readonly Row[]) =>
  Object.keys(rows[0] ?? {}) as (keyof Row & string)[];

/** Where the organisation's chain stands, as the transaction sees it. */
export async function chainHead(
  trx: Transaction<Schema>,
  organisationId: OrganisationId,
): Promise<ChainHead> {
  const head = await trx
    .selectFrom('audit_head')
    .select(['seq', 'hash'])
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return head ?? { seq: 0, hash: chainStart };
}

/**
 * The head to append to, written to at once although nothing of it changes yet: until this transaction ends, any
 * other that would append waits here, so none can read the same head. A database that refused the second row
 * instead would refuse somebody's command.
 */
async function takeNext(trx: Transaction<Schema>, organisationId: OrganisationId): Promise<ChainHead> {
  return trx
    .insertInto('audit_head')
    .values({ organisation_id: organisationId, seq: 0, hash: chainStart })
    .onConflict((conflict) =>
      conflict.column('organisation_id').doUpdateSet(({ ref }) => ({ seq: ref('audit_head.seq') })),
    )
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
}
