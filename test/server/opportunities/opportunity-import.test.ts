/** Files of opportunities: tried before they are read in, read in whole, and taken back while nobody has gone on. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { expireAllOf } from '../../../server/negotiation/expire-proposals.ts';
import type { OpportunityDeps } from '../../../server/opportunities/create-opportunity.ts';
import {
  importOpportunities,
  listOpportunityImports,
} from '../../../server/opportunities/import-opportunities.ts';
import { redateOpportunity } from '../../../server/opportunities/redate.ts';
import { undoOpportunityImport } from '../../../server/opportunities/undo-import.ts';
import { listWaiting } from '../../../server/opportunities/waiting-list.ts';
import { createFirstQuote } from '../../../server/quotes/create-first-quote.ts';
import { addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import { accepted, invite, openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let deps: OpportunityDeps;
beforeEach(async () => {
  shop = await openWorkshop();
  deps = { db: shop.db, now: shop.now, createFirstQuote, readStart: async () => null };
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
const undo = (importId: string | null, who = shop.erik) =>
  undoOpportunityImport({ ...shop, endProposals: expireAllOf }, who, importId ?? '');

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
