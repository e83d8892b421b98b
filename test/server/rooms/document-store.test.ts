import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrganisationId } from '#shared/ids.ts';
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { type Append, appendUpdates } from '../../../server/rooms/append-log.ts';
import { loadDocument, readAccess } from '../../../server/rooms/document-store.ts';
import { compactDocument, folding, updatesPerCut } from '../../../server/rooms/folding.ts';
import { writeConditionally } from '../../../server/storage/conditional-writes.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

const load = async () => {
  const stored = await loadDocument(world.db, world.quoteId, 'shared');
  if (!stored) throw new Error('the document is not there');
  return stored;
};

async function append(partial: Partial<Append> = {}): Promise<boolean> {
  const stored = await load();
  const update = { participantId: world.buyer.id, bytes: new Uint8Array([1, 2]), newClients: [], at: 5 };
  return world.db.transaction().execute((trx) =>
    appendUpdates(trx, {
      quoteId: world.quoteId,
      kind: 'shared',
      organisationId: stored.organisationId,
      afterSeq: stored.seq,
      writeEpoch: stored.access.writeEpoch,
      updates: [update],
      ...partial,
    }),
  );
}

describe('a document on disk', () => {
  it('is loaded as it was appended, in order, with whose each client id is', async () => {
    const update = { participantId: world.buyer.id, at: 5 };
    const updates = [
      { ...update, bytes: new Uint8Array([1]), newClients: [4_000_000_000] },
      { ...update, bytes: new Uint8Array([2]), newClients: [] },
    ];
    expect(await append({ updates })).toBe(true);
    const stored = await load();
    expect(stored.seq).toBe(2);
    expect(stored.tail.map((bytes) => [...bytes])).toEqual([[1], [2]]);
    expect([...stored.clients]).toEqual([[4_000_000_000, world.buyer.id]]);
  });

  it('a quote that does not exist has none', async () => {
    const quoteId = world.quoteId.split('').reverse().join('') as typeof world.quoteId;
    expect(await loadDocument(world.db, quoteId, 'shared')).toBeNull();
  });

  it('refuses an append on top of another sequence number, and writes nothing (I-17, I-23)', async () => {
    expect(await append()).toBe(true);
    expect(await append({ afterSeq: 0 })).toBe(false);
    expect(await load()).toMatchObject({ seq: 1, tail: [expect.anything()] });
  });

  it('refuses an append judged under an older status of the quote, and writes nothing', async () => {
    const { access } = await load();
    await world.setStatus('sent');
    expect(await append({ writeEpoch: access.writeEpoch })).toBe(false);
    expect(await load()).toMatchObject({ seq: 0, tail: [] });
    // Negative control: judged under the present status the same append goes in.
    expect(await append()).toBe(true);
  });

  it('of another organisation is not read, appended to or folded, even where its id is known (I-27)', async () => {
    const organisationId = OrganisationId.parse('another-organisation');
    const { quoteId } = world;
    expect(await readAccess(world.db, organisationId, quoteId)).toBeNull();
    expect(await append({ organisationId })).toBe(false);
    expect(await append()).toBe(true);
    const state = new Uint8Array([9]);
    await compactDocument(world.db, { organisationId, quoteId, kind: 'shared', seq: 1, state });
    expect(await load()).toMatchObject({ seq: 1, tail: [expect.anything()] });
  });

  it('a client id has one owner for ever', async () => {
    const at = { bytes: new Uint8Array([1]), newClients: [7], at: 5 };
    await append({ updates: [{ ...at, participantId: world.buyer.id }] });
    await expect(append({ updates: [{ ...at, participantId: world.seller.id }] })).rejects.toThrow();
  });

  it('that a newer layout was written into is not opened, and says so; an older one is, and becomes of this layout', async () => {
    const setVersion = (schema_version: number) =>
      world.db.updateTable('document').set({ schema_version }).execute();
    await setVersion(schemaVersion + 1);
    await expect(load()).rejects.toThrow('newer version of the server');
    await expect(world.rooms().read(world.quoteId)).rejects.toThrow('newer version of the server');
    await setVersion(schemaVersion - 1);
    await append();
    const { quoteId } = world;
    const { organisationId, snapshot: state } = await load();
    await compactDocument(world.db, { organisationId, quoteId, kind: 'shared', seq: 1, state });
    expect(await load()).toMatchObject({ schemaVersion });
  });

  it('folds the log up to a sequence number and keeps what came after it', async () => {
    for (let i = 0; i < 3; i += 1) await append();
    const state = new Uint8Array([9, 9]);
    const { quoteId } = world;
    const { organisationId } = await load();
    await compactDocument(world.db, { organisationId, quoteId, kind: 'shared', seq: 2, state });
    const stored = await load();
    expect(stored).toMatchObject({ seq: 3, snapshot: state });
    expect(stored.tail).toHaveLength(1);
    // A snapshot that is older than the one in place is not taken.
    const older = new Uint8Array([1]);
    await compactDocument(world.db, { organisationId, quoteId, kind: 'shared', seq: 1, state: older });
    expect(await load()).toMatchObject({ snapshot: state });
  });

  describe('with a long log', () => {
    const length = 2 * updatesPerCut + 10;
    const state = new Uint8Array([9, 9]);

    beforeEach(async () => {
      const update = { participantId: world.buyer.id, bytes: new Uint8Array([1]), newClients: [], at: 5 };
      await append({ updates: Array.from({ length }, () => update) });
    });

    async function foldTo(seq: number, count: number) {
      const { organisationId } = await load();
      return folding(world.db, { organisationId, quoteId: world.quoteId, kind: 'shared', seq, state }, count);
    }
    const run = (write: Awaited<ReturnType<typeof foldTo>>[number]) =>
      world.db.transaction().execute((trx) => writeConditionally(trx, [write]));
    const logged = async () =>
      (await world.db.selectFrom('document_update').select('seq').execute()).map(({ seq }) => seq);

    it('is folded in parts, the log’s oldest first, and is whole after each of them', async () => {
      const writes = await foldTo(length, length);
      const left: number[] = [];
      for (const write of writes) {
        expect(await run(write)).toEqual([true]);
        expect(await load()).toMatchObject({ seq: length, snapshot: state, tail: [] });
        const rows = await logged();
        if (rows.length > 0) expect(rows[0]).toBe(length - rows.length + 1);
        left.push(rows.length);
      }
      expect(left).toEqual([updatesPerCut + 10, 10, 0]);
    });

    it('loses nothing of its log where the snapshot was not made', async () => {
      const [, ...cuts] = await foldTo(length, length);
      for (const cut of cuts) expect(await run(cut)).toEqual([false]);
      expect((await load()).tail).toHaveLength(length);
      // Control: with the snapshot made they hold.
      for (const write of await foldTo(length, length)) expect(await run(write)).toEqual([true]);
    });

    it('is rid of what a fold left that came to no end with the next one', async () => {
      const [first] = await foldTo(length, length);
      if (first) await run(first);
      await append();
      expect(await load()).toMatchObject({ seq: length + 1, tail: [expect.anything()] });
      expect(await logged()).toHaveLength(updatesPerCut + 11);
      for (const write of await foldTo(length + 1, 1)) await run(write);
      expect(await logged()).toEqual([]);
      expect(await load()).toMatchObject({ seq: length + 1, tail: [] });
    });
  });

  it('is loaded whole while it is appended to and folded: a log that was folded meanwhile is no hole', async () => {
    const { quoteId } = world;
    const { organisationId } = await load();
    let isWriting = true;
    const write = async () => {
      for (let seq = 1; seq <= 60; seq += 1) {
        await append();
        const state = new Uint8Array([seq]);
        await compactDocument(world.db, { organisationId, quoteId, kind: 'shared', seq, state });
      }
    };
    const writing = write().finally(() => {
      isWriting = false;
    });
    let loads = 0;
    for (; isWriting; loads += 1) {
      // Reading never leaves this turn by itself, and the writer's answers come in another.
      await new Promise((resolve) => setImmediate(resolve));
      const { seq, snapshot, tail } = await load();
      // The snapshot says up to which update it reaches.
      if (seq > 0 && snapshot.length === 1) expect((snapshot[0] ?? 0) + tail.length).toBe(seq);
    }
    await writing;
    expect(loads).toBeGreaterThan(0);
  });

  it('refuses to load a log with a hole: what has lost something must not be edited on', async () => {
    for (let i = 0; i < 3; i += 1) await append();
    await world.db.deleteFrom('document_update').where('seq', '=', 2).execute();
    await expect(load()).rejects.toThrow('is not whole');
    await world.db.deleteFrom('document_update').where('seq', '=', 3).execute();
    await expect(load()).rejects.toThrow('is not whole');
  });
});
