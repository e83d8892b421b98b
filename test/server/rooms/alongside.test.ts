/** An edit by the server that carries rows with it: both are on disk, or neither. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { EditOvertaken } from '../../../server/rooms/rooms.ts';
import { EditRefused } from '../../../server/rooms/submission.ts';
import { openRoomsWorld, type RoomsWorld } from '../../support/rooms-world.ts';

let world: RoomsWorld;
beforeEach(async () => {
  world = await openRoomsWorld();
});
afterEach(() => world.close());

const title = async () => (await world.rooms().read(world.quoteId)).content.terms.title;
const edit = (alongside?: Parameters<ReturnType<typeof world.rooms>['edit']>[4], to = 'Agreed') =>
  world
    .rooms()
    .edit(world.quoteId, 'shared', world.seller.id, (document) => document.setTerm('title', to), alongside);
const note = async () =>
  (await world.db.selectFrom('opportunity').select('need_note').executeTakeFirstOrThrow()).need_note;

describe('what goes alongside an edit', () => {
  test('is written in the same transaction, and is told the number of the change', async () => {
    let seen: unknown[] = [];
    await edit(async (trx, seq) => {
      const rows = await trx.selectFrom('document_update').select('seq').execute();
      seen = [seq, rows.map((row) => row.seq)];
      await trx
        .updateTable('opportunity')
        .set({ need_note: `change ${seq}` })
        .execute();
    });
    expect(seen).toEqual([1, [1]]);
    expect([await title(), await note()]).toEqual(['Agreed', 'change 1']);
  });

  test('takes the edit with it when it is overtaken; what others wrote meanwhile gets through', async () => {
    const buyer = await world.join(world.buyer).joined();
    const before = [await title(), await note()];
    const overtaken = edit(async (trx) => {
      await trx.updateTable('opportunity').set({ need_note: 'half' }).execute();
      buyer.quote.select('training', true);
      throw new EditOvertaken('somebody was faster');
    });
    await expect(overtaken).rejects.toThrow(EditRefused);
    await buyer.untilSaved();
    expect([await title(), await note()]).toEqual(before);
    expect((await world.rooms().read(world.quoteId)).content.choices['training']).toBe(true);
    expect(buyer.told.refused).toEqual([]);
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([]);
    expect(world.fatal).toEqual([]);
  });

  test('is not called for an edit that changes nothing', async () => {
    await edit();
    let isCalled = false;
    await edit(async () => {
      isCalled = true;
    });
    expect(isCalled).toBe(false);
  });

  test('the negative control: without it, the same edit goes through', async () => {
    await edit();
    expect(await title()).toBe('Agreed');
  });
});
