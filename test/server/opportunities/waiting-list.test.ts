import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import { defaultWakeUpOf } from '#shared/opportunity/waiting.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { createOpportunity, type OpportunityDeps } from '../../../server/opportunities/create-opportunity.ts';
import { importOpportunities } from '../../../server/opportunities/import-opportunities.ts';
import { applyTimeRules } from '../../../server/opportunities/time-clerk.ts';
import {
  addWaiting,
  convertWaiting,
  dropWaiting,
  editWaiting,
  listWaiting,
} from '../../../server/opportunities/waiting-list.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let deps: OpportunityDeps;
beforeEach(async () => {
  shop = await openWorkshop();
  deps = { db: shop.db, now: shop.now, createFirstQuotes, readStart: async () => null };
});
afterEach(() => shop.close());

const { isAnother: _, ...gate } = gateAnswers();
const row = (more: Partial<Record<keyof OpportunityGate, unknown>> = {}) => ({ ...gate, ...more });
const bringIn = async (...rows: Record<string, unknown>[]) =>
  (await importOpportunities(deps, shop.erik, { rows, fileName: 'deals.csv', isTrial: false })).rows;
const waiting = async () => (await listWaiting(deps, shop.erik)).waiting;
const opportunities = () => shop.db.selectFrom('opportunity').selectAll().execute();
const somebody = {
  customerName: 'Åkerö Textil AB',
  title: 'Marketing automation',
  contactName: '',
  contactEmail: '',
  reason: 'need-unknown',
  note: '',
  wakeUpOn: '2026-12-24',
} as const;

describe('I-34: many at once come through the same gate', () => {
  it('opens what meets it, with a quote and the event that proves it', async () => {
    const [one] = await bringIn(row());
    expect(one).toMatchObject({ outcome: 'opened' });
    const events = await shop.db.selectFrom('opportunity_event').select('type').execute();
    expect(events).toEqual([{ type: 'identified' }]);
  });

  it.each([
    ['no value', { value: '' }, ['value'], 'incomplete'],
    ['a value of nothing', { value: '0' }, ['value'], 'incomplete'],
    ['a range that ends below its beginning', { valueHigh: '1' }, ['valueHigh'], 'incomplete'],
    ['a close beyond half a year', { expectedClose: '2027-08-24' }, ['expectedClose'], 'closes-later'],
    ['no contact', { contactEmail: '' }, ['contactEmail'], 'incomplete'],
    ['no word of the need', { needNote: '' }, ['needNote'], 'incomplete'],
    ['no source', { source: undefined }, ['source'], 'incomplete'],
    ['no need within half a year', { needWithinHalfYear: false }, ['needWithinHalfYear'], 'no-need-yet'],
  ])('lets wait what has %s', async (_name, more, fields, reason) => {
    expect(await bringIn(row(more))).toMatchObject([{ outcome: 'waiting', fields }]);
    expect(await opportunities()).toEqual([]);
    expect(await waiting()).toMatchObject([{ reason, customerName: gate.customerName }]);
  });

  it('writes nothing of what has not even a name', async () => {
    expect(await bringIn({ customerName: '' })).toMatchObject([{ outcome: 'unreadable' }]);
    expect(await waiting()).toEqual([]);
  });

  it('finds the open deal of a contact, also within one import', async () => {
    const [first, second] = await bringIn(row(), row({ contactEmail: gate.contactEmail.toUpperCase() }));
    expect(first).toMatchObject({ outcome: 'opened' });
    const { customerName, title } = gate;
    expect(second).toEqual({ ...first, outcome: 'exists', customerName, title });
    expect(await createOpportunity(deps, shop.erik, gate, 'a-key-for-this')).toMatchObject({
      refused: 'customer-exists',
    });
    const another = await createOpportunity(deps, shop.erik, { ...gate, isAnother: true }, 'another-key');
    expect(isRefusal(another)).toBe(false);
  });

  it('T1: is held up by what is open with the contact, however it is written, and by nothing that is over', async () => {
    const { contactEmail } = gate;
    await bringIn(row());
    const open = (change: Partial<OpportunityGate> = {}, key = 'one-and-the-same') =>
      createOpportunity(deps, shop.erik, { ...gate, ...change }, key);
    expect(await open({ contactEmail: contactEmail.toUpperCase() })).toMatchObject({
      refused: 'customer-exists',
    });
    for (const stage of ['won', 'lost'] as const) {
      await shop.db.updateTable('opportunity').set({ stage }).execute();
      expect(isRefusal(await open({}, `after-it-was-${stage}`))).toBe(false);
    }
  });

  it('keeps a range of value', async () => {
    await bringIn(row({ value: '500000', valueHigh: '800000' }));
    expect(await opportunities()).toMatchObject([{ value: '500000', value_high: '800000' }]);
  });
});

describe('whoever waits', () => {
  it('is woken when a close comes within reach, else in a month', () => {
    expect(defaultWakeUpOf('2027-08-24', '2026-11-24')).toBe('2027-02-24');
    expect(defaultWakeUpOf(null, '2026-11-24')).toBe('2026-12-24');
    expect(defaultWakeUpOf('2026-12-01', '2026-11-24')).toBe('2026-12-24');
  });

  it('must be asked again on a day that lies ahead', async () => {
    const today = { ...somebody, wakeUpOn: '2026-11-24' };
    expect(await addWaiting(deps, shop.erik, today)).toMatchObject({ refused: 'invalid-request' });
  });

  it('comes up on their day, and becomes an opportunity by the gate alone', async () => {
    const { waitingId } = accepted(await addWaiting(deps, shop.erik, somebody));
    shop.clock.now = Date.parse('2026-12-24T11:00:00Z');
    await applyTimeRules(shop, shop.erik.organisationId);
    const asked = () => shop.db.selectFrom('rule_task').select(['rule', 'state', 'answer']).execute();
    expect(await asked()).toEqual([{ rule: 'wake-up', state: 'open', answer: null }]);
    const convert = (answers: OpportunityGate) =>
      convertWaiting(deps, shop.erik, { waitingId, gate: answers });
    expect(await convert({ ...gate, value: '0' })).toMatchObject({ refused: 'gate-not-met' });
    expect(await opportunities()).toEqual([]);
    accepted(await convert(gate));
    expect(await opportunities()).toMatchObject([{ stage: 'identified' }]);
    expect(await waiting()).toEqual([]);
    expect(await asked()).toMatchObject([{ answer: 'came-back' }]);
    expect(await convert(gate)).toMatchObject({ refused: 'wrong-status' });
  });

  it('can be changed, and keeps what was answered; a day that is past may stay and none may be set', async () => {
    const answers = { value: '600000' };
    const { waitingId } = accepted(await addWaiting(deps, shop.erik, { ...somebody, answers }));
    const edit = (change: Partial<typeof somebody> | { note: string; wakeUpOn?: string }) =>
      editWaiting(deps, shop.erik, { ...somebody, ...change, waitingId });
    accepted(await edit({ note: 'Budget in spring', wakeUpOn: '2027-02-01' }));
    expect(await waiting()).toMatchObject([{ note: 'Budget in spring', wakeUpOn: '2027-02-01', answers }]);
    shop.clock.now = Date.parse('2027-02-02T11:00:00Z');
    accepted(await edit({ note: 'Called', wakeUpOn: '2027-02-01' }));
    expect(await edit({ note: '', wakeUpOn: '2027-02-02' })).toMatchObject({ refused: 'invalid-request' });
    accepted(await dropWaiting(deps, shop.erik, waitingId));
    expect(await edit({ note: '', wakeUpOn: '2027-03-01' })).toMatchObject({ refused: 'wrong-status' });
  });

  it('can be taken off the list', async () => {
    const { waitingId } = accepted(await addWaiting(deps, shop.erik, somebody));
    accepted(await dropWaiting(deps, shop.erik, waitingId));
    expect(await waiting()).toEqual([]);
    expect(await dropWaiting(deps, shop.erik, waitingId)).toMatchObject({ refused: 'wrong-status' });
  });
});
