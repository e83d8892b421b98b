/** Files of opportunities: tried before they are read in, read in whole, and taken back while nobody has gone on. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyChain } from '../../../server/audit/verify-chain.ts';
import { beginStaging, bringStaged } from '../../../server/imports/staging.ts';
import type { OpportunityDeps } from '../../../server/opportunities/create-opportunity.ts';
import {
  applyOpportunityImport,
  importOpportunities,
  listOpportunityImports,
} from '../../../server/opportunities/import-opportunities.ts';
import { redateOpportunity } from '../../../server/opportunities/redate.ts';
import { undoOpportunityImport } from '../../../server/opportunities/undo-import.ts';
import { listWaiting } from '../../../server/opportunities/waiting-list.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import { accepted, invite, openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let deps: OpportunityDeps;
beforeEach(async () => {
  shop = await openWorkshop();
  deps = { db: shop.db, now: shop.now, createFirstQuotes, readStart: async () => null };
});
afterEach(() => shop.close());

const { isAnother: _, ...gate } = gateAnswers();
const rows = [
  gate,
  { ...gate, contactEmail: 'per@ekholmen.example', customerName: 'Ekholmen' },
  { ...gate, contactEmail: 'siv@kvarnby.example', customerName: 'Kvarnby', expectedClose: '2027-08-24' },
  { ...gate, title: 'The same again' },
];
const readIn = (isTrial = false) =>
  importOpportunities(deps, shop.erik, { rows, fileName: 'deals.csv', isTrial });
const stages = async () =>
  (await shop.db.selectFrom('opportunity').select('stage').execute()).map(({ stage }) => stage);
const waiting = async () => (await listWaiting(deps, shop.erik)).waiting.length;
const undo = (importId: string | null, who = shop.erik) => undoOpportunityImport(shop, who, importId ?? '');

describe('a file of opportunities', () => {
  it('is tried first: it tells what it would do, names who is there already, and writes nothing', async () => {
    const trial = await readIn(true);
    expect(trial).toMatchObject({
      importId: null,
      rows: [
        { outcome: 'opened' },
        { outcome: 'opened' },
        { outcome: 'waiting', fields: ['expectedClose'], wakeUpOn: '2027-02-24' },
        { outcome: 'exists', customerName: gate.customerName, title: gate.title },
      ],
    });
    expect([await stages(), await waiting()]).toEqual([[], 0]);
    for (const table of ['audit', 'quote', 'opportunity_import'] as const) {
      expect(await shop.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    // The negative control: read in, it does just that.
    const done = await readIn();
    expect(done.rows.map(({ outcome }) => outcome)).toEqual(trial.rows.map(({ outcome }) => outcome));
    expect([await stages(), await waiting()]).toEqual([['identified', 'identified'], 1]);
    expect((await listOpportunityImports(deps, shop.erik)).imports).toMatchObject([
      { fileName: 'deals.csv', by: 'Erik Sandberg', opened: 2, waiting: 1, undoneAt: null },
    ]);
  });

  it('is taken back whole: what it opened never was a deal, and who waited is off the list', async () => {
    const { importId } = await readIn();
    accepted(await undo(importId));
    expect([await stages(), await waiting()]).toEqual([['lost', 'lost'], 0]);
    const losses = await shop.db.selectFrom('loss').select(['variant', 'come_back']).execute();
    expect(losses).toEqual([0, 1].map(() => ({ variant: 'duplicate_or_error', come_back: 0 })));
    accepted(await undo(importId));
    expect(await shop.db.selectFrom('loss').selectAll().execute()).toHaveLength(2);
    // And it can be read in anew.
    expect((await readIn()).rows.map(({ outcome }) => outcome)).toEqual([
      'opened',
      'opened',
      'waiting',
      'exists',
    ]);
  });

  it.each(['invited', 'moved'] as const)('is not, once somebody was %s with some of it', async (how) => {
    const { importId, rows: done } = await readIn();
    const [first] = done;
    if (first?.outcome !== 'opened') throw new Error('the first row opens a deal');
    const { quoteId, opportunityId } = first;
    if (!quoteId || !opportunityId) throw new Error('it was no trial');
    if (how === 'invited') await invite(shop, shop.erik, quoteId);
    else {
      const redating = { opportunityId, expectedClose: '2027-02-01', reason: 'They said so' };
      accepted(await redateOpportunity(shop, shop.erik, redating));
    }
    expect(await undo(importId)).toMatchObject({
      refused: 'import-moved-on',
      details: { titles: [gate.customerName] },
    });
    expect([await stages(), await waiting()]).toEqual([['identified', 'identified'], 1]);
  });

  it('is nobody else’s to take back', async () => {
    const { importId } = await readIn();
    const other = await addUser(shop.db, await addOrganisation(shop.db, 'Sydvik'), 'Eva');
    expect(await undo(importId, other)).toMatchObject({ refused: 'not-found' });
  });
});

describe('a file that is brought', () => {
  const bring = async (brought: readonly object[], actor = shop.erik) => {
    const file = { kind: 'opportunities', fileName: 'deals.csv', rowCount: brought.length } as const;
    const importId = await beginStaging(deps, actor, file);
    for (let from = 0; from < brought.length; from += 200) {
      const portion = { importId, from, rows: brought.slice(from, from + 200) };
      accepted(await bringStaged(deps, actor, 'opportunities', portion));
    }
    return importId;
  };
  const some = rows.slice(0, 3);
  const apply = (importId: string, told = { opened: 2, waiting: 1 }, actor = shop.erik) =>
    applyOpportunityImport(deps, actor, { importId, told });
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...gate,
      title: `Deal ${index}`,
      contactEmail: `contact-${index}@example.com`,
      ...(index % 5 === 0 && { value: 'a lot' }),
    }));

  it('does nothing until it is carried out, is told once what came of it, and leaves nothing waiting', async () => {
    const importId = await bring(some);
    expect([await stages(), await waiting()]).toEqual([[], 0]);
    const done = accepted(await apply(importId));
    expect(done.import).toMatchObject({ id: importId, fileName: 'deals.csv', opened: 2, waiting: 1 });
    expect(accepted(await apply(importId))).toEqual(done);
    expect([await stages(), await waiting()]).toEqual([['identified', 'identified'], 1]);
    expect(await shop.db.selectFrom('staged_row').selectAll().execute()).toEqual([]);
  });

  it.each([
    ['it would do something else than was told', some, { opened: 3, waiting: 0 }],
    ['a row of it is there already', rows, { opened: 2, waiting: 1 }],
    ['a row of it can be nothing', [...some, {}], { opened: 2, waiting: 1 }],
  ])('is refused whole where %s', async (_, brought, told) => {
    const importId = await bring(brought);
    expect(await apply(importId, told)).toMatchObject({ refused: 'import-unfit' });
    expect([await stages(), await waiting()]).toEqual([[], 0]);
    expect(await shop.db.selectFrom('audit').selectAll().execute()).toEqual([]);
  });

  it('is refused where rows are missing, or it is of another kind or organisation (I-27)', async () => {
    const file = { kind: 'opportunities', fileName: 'deals.csv', rowCount: 2 } as const;
    expect(await apply(await beginStaging(deps, shop.erik, file))).toMatchObject({ refused: 'import-unfit' });
    const prices = await beginStaging(deps, shop.erik, { ...file, kind: 'catalogue' });
    expect(await apply(prices)).toMatchObject({ refused: 'not-found' });
    const other = await addUser(shop.db, await addOrganisation(shop.db, 'Sydvik'), 'Eva');
    const importId = await bring(some);
    expect(await apply(importId, undefined, other)).toMatchObject({ refused: 'not-found' });
    const portion = { importId, from: 0, rows: [gate] };
    expect(await bringStaged(deps, other, 'opportunities', portion)).toMatchObject({ refused: 'not-found' });
  });

  it('leaves nothing where it fails half-way', async () => {
    const importId = await bring(many(120));
    const { db } = shop;
    await sql
      .raw(
        "create trigger full before insert on audit when new.seq > 90 begin select raise(abort, 'full'); end",
      )
      .execute(db);
    await expect(apply(importId, { opened: 96, waiting: 24 })).rejects.toThrow(/full/);
    for (const table of ['opportunity', 'quote', 'participant', 'waiting_customer', 'audit'] as const) {
      expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
    await sql.raw('drop trigger full').execute(db);
    accepted(await apply(importId, { opened: 96, waiting: 24 }));
    expect([(await stages()).length, await waiting()]).toEqual([96, 24]);
  });

  it('takes five thousand rows, and is taken back whole', { timeout: 120_000 }, async () => {
    const importId = await bring(many(5_000));
    accepted(await apply(importId, { opened: 4_000, waiting: 1_000 }));
    expect([(await stages()).length, await waiting()]).toEqual([4_000, 1_000]);
    const numbers = await shop.db.selectFrom('quote').select('number').execute();
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(4_000);
    accepted(await undo(importId));
    expect([new Set(await stages()), await waiting()]).toEqual([new Set(['lost']), 0]);
    const { problem } = await verifyChain(shop.db, shop.erik.organisationId);
    expect(problem).toBeNull();
  });
});
