import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { QuoteStart } from '#shared/protocol/template-api.ts';
import { emptyRichText } from '#shared/quote/rich-text.ts';
import { createOpportunity } from '../../../server/opportunities/create-opportunity.ts';
import { createFirstQuotes } from '../../../server/quotes/create-first-quotes.ts';
import { randomId } from '../../../server/storage/random-id.ts';
import { listTemplates, readTemplate } from '../../../server/templates/read-templates.ts';
import { changeTemplate, readStart, saveTemplate } from '../../../server/templates/template-commands.ts';
import { addOrganisation, addUser, gateAnswers } from '../../support/selling-organisation.ts';
import {
  accepted,
  openWorkshop,
  type QuoteInWork,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let quote: QuoteInWork;

beforeEach(async () => {
  shop = await openWorkshop();
  quote = await startQuote(shop, shop.erik);
  await shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) =>
    document.setCost('seats', 'unitCost', '120'),
  );
});
afterEach(() => shop.close());

const keep = async (values: Partial<Parameters<typeof saveTemplate>[2]> = {}) =>
  accepted(
    await saveTemplate(shop, shop.erik, {
      quoteId: quote.quoteId,
      name: 'As usual',
      sectionId: null,
      over: null,
      ...values,
    }),
  );
const open = (start: QuoteStart, actor = shop.erik, currency = 'SEK') =>
  createOpportunity(
    { db: shop.db, now: shop.now, createFirstQuotes, readStart: (...of) => readStart(shop, ...of) },
    actor,
    { ...gateAnswers({ title: 'Another deal', currency }), start },
    randomId(),
  );
const stand = async (quoteId: QuoteInWork['quoteId']) => ({
  ...(await shop.rooms.read(quoteId)),
  ...(await shop.rooms.readInternal(quoteId)),
});

describe('a template of a quote', () => {
  test('begins another quote with its parts and costs under new ids, and without customer and days', async () => {
    await shop.rooms.edit(quote.quoteId, 'shared', quote.sellerId, (document) =>
      document.select('seats', false),
    );
    const before = await stand(quote.quoteId);
    const template = await keep();
    const { quoteId } = accepted(await open({ from: 'template', templateId: template.id }));
    const { content, costs } = await stand(quoteId);
    expect(content.terms).toMatchObject({ title: 'Another deal', startDate: null, validUntil: null });
    expect(content.components.map(({ title }) => title)).toEqual(
      before.content.components.map(({ title }) => title),
    );
    const old = new Set(before.content.components.map(({ id }) => id));
    expect(content.components.filter(({ id }) => old.has(id))).toEqual([]);
    const [seats] = content.components.filter(({ title }) => title === titleOf(before, 'seats'));
    expect(costs[seats?.id ?? '']?.unitCost).toBe('120');
    // What was chosen there is what is chosen from the start, and nobody has chosen yet.
    expect([seats?.preselected, content.choices]).toEqual([false, {}]);
    expect(content.jointTexts.goals).toEqual(emptyRichText);
  });

  test('leaves prices in another currency behind, and with its own keeps them', async () => {
    const { id: templateId } = await keep();
    const { quoteId } = accepted(await open({ from: 'template', templateId }, shop.erik, 'EUR'));
    const { content, costs } = await stand(quoteId);
    expect(content.terms.currency).toBe('EUR');
    expect(content.components.every(({ unitPrice, tiers }) => unitPrice === null && tiers.length === 0)).toBe(
      true,
    );
    expect(Object.values(costs).every(({ unitCost }) => unitCost === null)).toBe(true);
  });

  test('is not changed by what becomes of the quotes, nor they by it', async () => {
    const template = await keep();
    const { quoteId } = accepted(await open({ from: 'template', templateId: template.id }));
    const made = await stand(quoteId);
    await shop.rooms.edit(quote.quoteId, 'shared', quote.sellerId, (document) =>
      document.setComponent('seats', 'title', 'Other seats'),
    );
    const over = { templateId: template.id, revision: template.revision };
    const saved = await keep({ over, name: 'As usual, 2' });
    expect(saved).toMatchObject({ id: template.id, revision: 2, name: 'As usual, 2' });
    expect((await stand(quoteId)).content).toEqual(made.content);
    // Who has not seen that is told, and overwrites nothing.
    const late = { quoteId: quote.quoteId, name: 'Mine', sectionId: null, over };
    expect(await saveTemplate(shop, shop.erik, late)).toMatchObject({ refused: 'template-changed' });
    const now = await readTemplate(shop.db, shop.erik.organisationId, template.id);
    expect(now?.view.name).toBe('As usual, 2');
    expect(now?.content.content.components.map(({ title }) => title)).toContain('Other seats');
  });

  test('is put away and named, and every state of it stays', async () => {
    const { id: templateId } = await keep();
    accepted(await changeTemplate(shop, shop.erik, { templateId, revision: 1, name: 'Old', archived: true }));
    expect(await listTemplates(shop.db, shop.erik.organisationId)).toMatchObject([
      { name: 'Old', archived: true, revision: 2 },
    ]);
    await expect(shop.db.deleteFrom('template_revision').execute()).rejects.toThrow(/append only/);
  });
});

test('a template of a section holds that section alone', async () => {
  const { content } = await shop.rooms.read(quote.quoteId);
  const [section] = content.sections;
  const template = await keep({ sectionId: section?.id ?? null });
  const stored = await readTemplate(shop.db, shop.erik.organisationId, template.id);
  expect(stored?.content.content.sections.map(({ title }) => title)).toEqual([section?.title]);
  expect(stored?.content.content.components.every(({ sectionId }) => sectionId === section?.id)).toBe(true);
  // It is no whole quote.
  expect(await open({ from: 'template', templateId: template.id })).toMatchObject({ refused: 'not-found' });
});

test('the last quote to a customer begins another', async () => {
  const { quoteId } = accepted(await open({ from: 'quote', quoteId: quote.quoteId }));
  const { content } = await stand(quoteId);
  expect(content.components).toHaveLength((await shop.rooms.read(quote.quoteId)).content.components.length);
});

test('another organisation finds none of it, and begins nothing from it (I-27)', async () => {
  const sam = await addUser(shop.db, await addOrganisation(shop.db, 'South'), 'Sam South', 'manager');
  const { id: templateId } = await keep();
  expect(await listTemplates(shop.db, sam.organisationId)).toEqual([]);
  expect(await readTemplate(shop.db, sam.organisationId, templateId)).toBeNull();
  const change = { templateId, revision: 1, name: 'Mine', archived: false };
  expect(await changeTemplate(shop, sam, change)).toMatchObject({ refused: 'not-found' });
  expect(await open({ from: 'template', templateId }, sam)).toMatchObject({ refused: 'not-found' });
  expect(await open({ from: 'quote', quoteId: quote.quoteId }, sam)).toMatchObject({ refused: 'not-found' });
  const saving = { quoteId: quote.quoteId, name: 'Mine', sectionId: null, over: null };
  expect(await saveTemplate(shop, sam, saving)).toMatchObject({ refused: 'not-found' });
});

function titleOf({ content }: Awaited<ReturnType<typeof stand>>, id: string): string | undefined {
  return content.components.find((component) => component.id === id)?.title;
}
