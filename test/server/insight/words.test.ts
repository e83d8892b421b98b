/** What buyers say of what they leave out, and the figures of what they choose, each through every filter. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId, type TemplateId } from '#shared/ids.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { beginnings, keepDemoTemplates } from '../../../server/demo/demo-templates.ts';
import { buyersWords } from '../../../server/insight/choices/words.ts';
import { componentInsight } from '../../../server/insight/component-insight.ts';
import { propose } from '../../../server/negotiation/propose.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import { addPipeline } from '../../../server/settings/settings.ts';
import { keepOrigin } from '../../../server/templates/quote-origin.ts';
import { addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  accepted,
  invite,
  openWorkshop,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const zone = 'Europe/Stockholm';
let shop: Workshop;
let maria: UserActor;
let templateId: TemplateId;
let pipelineId: string;

beforeEach(async () => {
  shop = await openWorkshop();
  maria = await addUser(shop.db, shop.erik.organisationId, 'Maria Holm', 'manager');
  const said = { name: 'Partners', hasPricingReview: false, horizonMonths: 2 };
  pipelineId = accepted(await addPipeline(shop, maria, said)).pipelines[1]?.id ?? '';
  const kept = await shop.db
    .transaction()
    .execute((trx) => keepDemoTemplates(trx, maria, shop.now(), beginnings));
  templateId = [...kept.values()][0] as TemplateId;
  await say(shop.erik, 'Too dear for us', 'standard');
  shop.clock.now += 30 * 86_400_000;
  const quoteId = await say(maria, 'We have this already', pipelineId);
  const start = { from: 'template', templateId } as const;
  await shop.db.transaction().execute((trx) => keepOrigin(trx, maria.organisationId, quoteId, start));
});
afterEach(() => shop.close());

/** A customer of theirs asks for another price and says why. */
async function say(owner: UserActor, note: string, pipeline: string) {
  const gate = gateAnswers({ contactEmail: `${owner.userId}@lindqvist.example`, pipelineId: pipeline });
  const { quoteId } = await startQuote(shop, owner, sendableContent(), gate);
  const anna = await invite(shop, owner, quoteId);
  const asked = { topic: 'unitPrice', element: ElementId.parse('training'), value: '1' } as const;
  const said = { asked, given: [], note, expiresOn: null, shown: null };
  accepted(await propose(shop, anna, { quoteId, said }));
  return quoteId;
}

const filters: readonly (readonly [string, () => InsightFilter])[] = [
  ['an owner', () => ({ owner: maria.userId })],
  ['the first day', () => ({ from: '2026-12-01' })],
  ['a template', () => ({ template: templateId })],
  ['a pipeline', () => ({ pipeline: pipelineId })],
];

describe('through a filter for', () => {
  it.each(filters)('%s, words are those of its deals alone', async (_, filter) => {
    const words = async (by: InsightFilter) =>
      (await buyersWords(shop.db, maria.organisationId, by, zone)).map(({ text }) => text);
    expect(await words({})).toEqual(['We have this already', 'Too dear for us']);
    expect(await words(filter())).toEqual(['We have this already']);
  });

  it.each(filters)('%s, choices are those of its quotes alone', async (_, filter) => {
    const deps = { db: shop.db, projectDrafts: () => projectDrafts(shop, maria.organisationId) };
    const quotes = async (by: InsightFilter) => (await componentInsight(deps, maria, by)).quoteCount;
    expect(await quotes({})).toBe(2);
    expect(await quotes(filter())).toBe(1);
  });

  it('the last day, words are what came until then', async () => {
    const to = { to: '2026-11-30' };
    const words = await buyersWords(shop.db, maria.organisationId, to, zone);
    expect(words.map(({ text }) => text)).toEqual(['Too dear for us']);
  });
});
