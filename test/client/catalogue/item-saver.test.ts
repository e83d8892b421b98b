import { describe, expect, it } from 'vitest';
import type { CatalogueItem, CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import { CatalogueItemId } from '#shared/ids.ts';
import { ItemMoved, ItemSaver, type SendItem } from '../../../client/catalogue/item-saver.ts';
import { mergeValues } from '../../../client/catalogue/merge-values.ts';
import { migration } from '../../support/catalogue.ts';

const id = CatalogueItemId.parse('item-0001');
const item = (revision: number, values: CatalogueValues, changedBy = 'Erik'): CatalogueItem => ({
  id,
  revision,
  values,
  changedBy,
  changedAt: 0,
});
const cost = (unitCost: string) => (values: CatalogueValues) => ({
  ...values,
  costs: { ...values.costs, unitCost },
});
const category = (name: string) => (values: CatalogueValues) => ({ ...values, category: name });

/** A server that somebody else may have been at; answers when it is told to. */
function server(start: CatalogueItem | null) {
  let now = start;
  const open: (() => void)[] = [];
  const asked: CatalogueValues[] = [];
  let isDown = false;
  const send: SendItem = async (saved, values) => {
    asked.push(values);
    await new Promise<void>((resolve) => open.push(resolve));
    if (isDown) throw new Error('no answer');
    if (now && saved?.revision !== now.revision) throw new ItemMoved(now);
    now = item((now?.revision ?? 0) + 1, values);
    return now;
  };
  return {
    send,
    asked,
    values: () => now?.values,
    down: (down: boolean) => {
      isDown = down;
    },
    other: (change: (values: CatalogueValues) => CatalogueValues) => {
      now = now && item(now.revision + 1, change(now.values), 'Maria');
    },
    answer: async () => {
      open.shift()?.();
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    },
  };
}

describe('an item that saves itself', () => {
  it('says saved of nothing that is not, and sends what came meanwhile with the next one', async () => {
    const far = server(item(1, migration));
    const saver = new ItemSaver(item(1, migration), far.send);
    expect(saver.getState().saving).toBe('saved');
    saver.change(cost('950'));
    saver.change(cost('960'));
    expect([saver.getState().saving, far.asked.length]).toEqual(['saving', 1]);
    await far.answer();
    expect(saver.getState().saving).toBe('saving');
    await far.answer();
    expect([saver.getState().saving, far.values()?.costs.unitCost]).toEqual(['saved', '960']);
  });

  it('keeps what was written while no answer comes, and tries again when asked', async () => {
    const far = server(item(1, migration));
    const saver = new ItemSaver(item(1, migration), far.send);
    far.down(true);
    saver.change(cost('950'));
    await far.answer();
    expect(saver.getState()).toMatchObject({ saving: 'failed', values: { costs: { unitCost: '950' } } });
    far.down(false);
    saver.retry();
    await far.answer();
    expect([saver.getState().saving, far.values()?.costs.unitCost]).toEqual(['saved', '950']);
  });

  it('puts my change beside that of somebody who was faster with another', async () => {
    const far = server(item(1, migration));
    const saver = new ItemSaver(item(1, migration), far.send);
    far.other(category('Data'));
    saver.change(cost('950'));
    await far.answer();
    await far.answer();
    expect(saver.getState()).toMatchObject({ saving: 'saved', other: 'Maria' });
    expect(far.values()).toEqual(cost('950')(category('Data')(migration)));
  });

  it.each([
    ['mine', '950'],
    ['theirs', '800'],
  ] as const)('lets a person choose where both changed the same: %s', async (whose, stands) => {
    const far = server(item(1, migration));
    const saver = new ItemSaver(item(1, migration), far.send);
    far.other(cost('800'));
    saver.change(cost('950'));
    await far.answer();
    expect(saver.getState()).toMatchObject({
      saving: 'clash',
      other: 'Maria',
      clashes: [{ field: 'costs.unitCost', mine: '950', theirs: '800' }],
    });
    // Nothing goes out before the choice.
    saver.change(category('Data'));
    expect(far.asked).toHaveLength(1);
    saver.settle(whose);
    await far.answer();
    expect([saver.getState().saving, far.values()]).toEqual([
      'saved',
      cost(stands)(category('Data')(migration)),
    ]);
  });

  it('is put there once it has a name', async () => {
    const far = server(null);
    const saver = new ItemSaver(null, far.send);
    saver.change(category('Data'));
    expect([saver.getState().saving, far.asked.length]).toEqual(['unnamed', 0]);
    saver.change((values) => ({ ...values, component: { ...values.component, title: 'Review' } }));
    await far.answer();
    expect([saver.getState().saving, far.values()?.category]).toEqual(['saved', 'Data']);
  });
});

it('takes a change that both made alike for no clash', () => {
  const both = cost('950')(migration);
  expect(mergeValues(migration, both, both)).toEqual({ values: both, clashes: [] });
});
