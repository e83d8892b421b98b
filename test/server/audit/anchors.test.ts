import { type Kysely, sql, type Transaction } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditBody, ChainHead } from '#shared/evidence/audit-row.ts';
import { anchorsIn } from '../../../server/audit/anchors.ts';
import { bodyHash, nextHead } from '../../../server/audit/chain.ts';
import { headLine, headLinesIn } from '../../../server/audit/head-line.ts';
import { readChain } from '../../../server/audit/read-chain.ts';
import { verifyAll, verifyRecent } from '../../../server/audit/verify.ts';
import type { Schema } from '../../../server/storage/schema.ts';
import { type AcceptedVersion, acceptVersion } from '../../support/accepted-version.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let signed: AcceptedVersion;
/** Where the chain stood when the version was sent and when it was accepted, as both parties were told. */
let told: { readonly sent: ChainHead; readonly accepted: ChainHead };

beforeAll(async () => {
  shop = await openWorkshop();
  signed = await acceptVersion(shop);
  told = { sent: await toldOf('version'), accepted: await toldOf('acceptance') };
});
afterAll(() => shop.close());

async function toldOf(table: 'version' | 'acceptance'): Promise<ChainHead> {
  const key = table === 'version' ? 'version.id' : 'acceptance.version_id';
  const { audit_seq: seq, audit_hash: hash } = await shop.db
    .selectFrom(table)
    .select(['audit_seq', 'audit_hash'])
    .where(sql.ref(key), '=', signed.versionId)
    .executeTakeFirstOrThrow();
  if (seq === null || hash === null) throw new Error(`the ${table} has no anchor`);
  return { seq, hash };
}

const rowAt = (seq: number) =>
  shop.db
    .selectFrom('audit')
    .select(['action', 'quote_id', 'hash'])
    .where('organisation_id', '=', shop.erik.organisationId)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();

/** What somebody finds who verifies after somebody else has been at the file, with none of its protection left. */
async function verifiedAfter(tamper: (trx: Transaction<Schema>) => Promise<unknown>, witness = '') {
  const trx = await shop.db.startTransaction().execute();
  try {
    for (const trigger of ['audit_refuses_update', 'version_refuses_update', 'acceptance_refuses_update'])
      await sql`drop trigger ${sql.ref(trigger)}`.execute(trx);
    await tamper(trx);
    const [all] = await Array.fromAsync(verifyAll(trx, anchorsIn(witness, 'quote.txt')));
    return { all: all?.problem, recent: (await verifyRecent(trx, 1_000)).problem };
  } finally {
    await trx.rollback().execute();
  }
}

/** Changes who did what row `from` tells of, and makes every hash from there on anew: the chain agrees with itself. */
async function makeAnew(trx: Kysely<Schema>, from: number): Promise<Map<number, ChainHead>> {
  const { organisationId } = shop.erik;
  const heads = new Map<number, ChainHead>();
  let before: ChainHead | undefined;
  for await (const row of readChain(trx, organisationId, from, Number.MAX_SAFE_INTEGER)) {
    const actor = row.seq === from ? ({ kind: 'operator', id: null } as const) : row.body.actor;
    const body: AuditBody = { ...row.body, actor, at: new Date(row.body.at).toISOString() };
    before ??= { seq: from - 1, hash: row.previous };
    const head = nextHead(organisationId, before, bodyHash(body));
    await trx
      .updateTable('audit')
      .set({ actor_kind: actor.kind, actor_id: actor.id, prev_hash: before.hash, hash: head.hash })
      .where('organisation_id', '=', organisationId)
      .where('seq', '=', row.seq)
      .execute();
    heads.set(row.seq, head);
    before = head;
  }
  if (before) await trx.updateTable('audit_head').set(before).execute();
  return heads;
}

/** Makes what is kept beside the chain agree with it, as far as it can be reached. */
async function fitAnchors(trx: Kysely<Schema>, heads: ReadonlyMap<number, ChainHead>): Promise<void> {
  for (const table of ['version', 'acceptance'] as const) {
    for (const [seq, { hash }] of heads) {
      await trx.updateTable(table).set({ audit_hash: hash }).where('audit_seq', '=', seq).execute();
    }
  }
}

describe('where the chain stood is kept with what it tells of', () => {
  test('with the row of the sending, and of the acceptance, in it', async () => {
    const { quoteId } = signed;
    expect(await rowAt(told.sent.seq)).toEqual({
      action: 'version_sent',
      quote_id: quoteId,
      hash: told.sent.hash,
    });
    expect(await rowAt(told.accepted.seq)).toEqual({
      action: 'accepted',
      quote_id: quoteId,
      hash: told.accepted.hash,
    });
  });

  test('and fits the chain', async () => {
    expect(await verifiedAfter(async () => {})).toEqual({ all: null, recent: null });
  });
});

describe('a chain that was made anew', () => {
  const named = () => `row ${told.sent.seq} is not the one that version 1 of quote`;

  test('does not fit what was sent, at the next start and in the whole', async () => {
    const { all, recent } = await verifiedAfter((trx) => makeAnew(trx, told.sent.seq));
    expect(all).toContain(named());
    expect(recent).toContain(named());
  });

  test('does not fit what was accepted, when it was made anew from after the sending', async () => {
    const { all } = await verifiedAfter((trx) => makeAnew(trx, told.sent.seq + 1));
    expect(all).toMatch(
      new RegExp(
        `^row ${told.accepted.seq} is not the one that the acceptance of version 1 of quote \\S+ names`,
      ),
    );
  });

  test('is not noticed where nothing is kept of it (negative control)', async () => {
    const unkept = await verifiedAfter(async (trx) => {
      await makeAnew(trx, told.sent.seq);
      for (const table of ['version', 'acceptance'] as const)
        await trx.updateTable(table).set({ audit_seq: null, audit_hash: null }).execute();
    });
    expect(unkept).toEqual({ all: null, recent: null });
  });

  test('does not fit what the customer holds, when all that we hold was made to fit', async () => {
    const forge = async (trx: Transaction<Schema>) => fitAnchors(trx, await makeAnew(trx, told.sent.seq));
    // The control: by what stands in the file itself it cannot be known any more.
    expect(await verifiedAfter(forge)).toEqual({ all: null, recent: null });
    const printed = `Audit log: ${headLine(shop.erik.organisationId, told.sent)}`;
    const { all } = await verifiedAfter(forge, printed);
    expect(all).toBe(`row ${told.sent.seq} is not the one that quote.txt names: the chain was made anew`);
  });
});

test('a line is read again from wherever it was printed, broken or not', () => {
  const { organisationId } = shop.erik;
  const line = headLine(organisationId, told.sent);
  const expected = [{ organisationId, ...told.sent }];
  for (const text of [line, `Audit log: ${line}.`, `  ${line.replaceAll(' ', '\n')}\nThat is`, `> ${line}`])
    expect(headLinesIn(text)).toEqual(expected);
  for (const other of [`${line}0`, line.replace(' row ', ' Row '), line.slice(0, -1), ''])
    expect(headLinesIn(other)).toEqual([]);
});
