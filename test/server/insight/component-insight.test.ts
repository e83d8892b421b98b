import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import { ComponentEvidence, ComponentInsight } from '#shared/protocol/views.ts';
import { dayIn } from '#shared/time.ts';
import {
  componentEvidence,
  componentInsight,
  type InsightDeps,
} from '../../../server/insight/component-insight.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import {
  accepted,
  edit,
  invite,
  openWorkshop,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let shop: Workshop;
let deps: InsightDeps;

beforeEach(async () => {
  shop = await openWorkshop();
  deps = { db: shop.db, projectDrafts: (organisationId) => projectDrafts(shop, organisationId) };
});
afterEach(() => shop.close());

const id = (value: string) => ElementId.parse(value);
const insight = () => componentInsight(deps, shop.erik);
const figuresOf = async (title: string) =>
  (await insight()).components.find((component) => component.title === `Title of ${title}`);

async function offer() {
  const quote = await startQuote(shop, shop.erik);
  const anna = await invite(shop, shop.erik, quote.quoteId);
  const choose = (component: string, selected: boolean) =>
    edit(shop, quote.quoteId, anna.participantId, (document) => document.select(id(component), selected));
  return { ...quote, anna, choose };
}

describe('component insight', () => {
  it('knows nothing of drafts: no buyer could see them', async () => {
    await startQuote(shop, shop.erik);
    expect(await insight()).toEqual({ quoteCount: 0, components: [] });
  });

  it('has the choices of a quote and not what is always in it', async () => {
    await offer();
    const { quoteCount, components } = await insight();
    expect(quoteCount).toBe(1);
    expect(components.map((component) => component.title).sort()).toEqual(
      ['basic', 'premium', 'seats', 'training'].map((name) => `Title of ${name}`),
    );
    for (const component of components) expect(ComponentInsight.parse(component)).toEqual(component);
  });

  it('tells what a buyer took out from what nobody took in', async () => {
    const { choose } = await offer();
    await choose('seats', false);
    expect(await figuresOf('seats')).toMatchObject({ offered: 1, deselected: 1, neverSelected: 0 });
    expect(await figuresOf('training')).toMatchObject({ offered: 1, deselected: 0, neverSelected: 1 });
  });

  it('states what was left out at the price it had when it was', async () => {
    const { quoteId, sellerId, choose } = await offer();
    await choose('training', true);
    await choose('training', false);
    await edit(shop, quoteId, sellerId, (document) =>
      document.setComponent(id('training'), 'unitPrice', '99000'),
    );
    expect(await figuresOf('training')).toMatchObject({ deselected: 1, amountLeftOut: 1_250_000 });
  });

  it('says that it came back', async () => {
    const { choose } = await offer();
    await choose('seats', false);
    await choose('seats', true);
    expect(await figuresOf('seats')).toMatchObject({ chosen: 1, deselected: 0, readded: 1 });
  });

  it('reads a pick as leaving one alternative for another', async () => {
    const { quoteId, anna } = await offer();
    await edit(shop, quoteId, anna.participantId, (document) =>
      document.pick(id('platform'), [id('premium')]),
    );
    expect(await figuresOf('basic')).toMatchObject({ deselected: 1, chosen: 0 });
    expect(await figuresOf('premium')).toMatchObject({ deselected: 0, chosen: 1 });
  });

  it('keeps its figures when the quote is sent', async () => {
    const { quoteId, choose } = await offer();
    await choose('seats', false);
    const before = await insight();
    await reviewAndSend(shop, shop.erik, quoteId);
    expect(await insight()).toEqual(before);
  });

  it('opens to the quotes and moments behind a figure', async () => {
    const { quoteId, choose } = await offer();
    await offer();
    await choose('seats', false);
    const figures = await figuresOf('seats');
    const { component, quotes } = accepted(await componentEvidence(deps, shop.erik, figures?.key ?? ''));
    expect(component).toEqual(figures);
    for (const quote of quotes) expect(ComponentEvidence.parse(quote)).toEqual(quote);
    expect(quotes.map((quote) => quote.state).sort()).toEqual(['chosen', 'deselected']);
    expect(quotes.find((quote) => quote.quoteId === quoteId)?.moments).toEqual([
      {
        at: shop.clock.now,
        participant: 'Anna Bergman',
        side: 'buyer',
        kind: 'deselected',
        before: true,
        after: false,
        amount: 180_000,
      },
    ]);
  });

  it('opens to some quotes at a time, the oldest first', async () => {
    const quotes = [await offer(), await offer(), await offer()];
    const figures = await figuresOf('seats');
    const page = async (offset: number) =>
      accepted(await componentEvidence(deps, shop.erik, figures?.key ?? '', { offset, limit: 2 }));
    const found = [...(await page(0)).quotes, ...(await page(2)).quotes].map(({ quoteId }) => quoteId);
    expect(found).toHaveLength(3);
    expect(new Set(found)).toEqual(new Set(quotes.map(({ quoteId }) => quoteId)));
    expect((await page(2)).component.offered).toBe(3);
  });

  it('looks at one owner and period alone, also where it opens', async () => {
    await offer();
    const begun = dayIn('Europe/Stockholm', shop.clock.now);
    const filters = [{ owner: shop.erik.userId, from: begun, to: begun }, { from: '2031-01-01' }] as const;
    const [all, none] = await Promise.all(filters.map((filter) => componentInsight(deps, shop.erik, filter)));
    expect([all?.quoteCount, all?.components.length]).toEqual([1, 4]);
    expect(none).toEqual({ quoteCount: 0, components: [] });
    const page = { ...filters[1], offset: 0, limit: 10 };
    expect(await componentEvidence(deps, shop.erik, all?.components[0]?.key ?? '', page)).toMatchObject({
      refused: 'not-found',
    });
  });

  it('knows no component by a key that it did not give', async () => {
    expect(await componentEvidence(deps, shop.erik, 'no-such-key')).toMatchObject({ refused: 'not-found' });
  });

  it('I-38: opens every figure to rows that give it, whatever people chose', async () => {
    const offers = [await offer(), await offer(), await offer()];
    const choices = fc.array(
      fc.tuple(fc.nat(2), fc.constantFrom('training', 'seats', 'basic', 'premium'), fc.boolean()),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(choices, async (some) => {
        for (const [nth, name, selected] of some) {
          const { quoteId, anna } = offers[nth] ?? (await offer());
          await edit(shop, quoteId, anna.participantId, (document) => {
            if (name === 'training' || name === 'seats') document.select(id(name), selected);
            else document.pick(id('platform'), selected ? [id(name)] : []);
          });
        }
        for (const figures of (await insight()).components) {
          const { quotes } = accepted(await componentEvidence(deps, shop.erik, figures.key));
          const count = (state: string) => quotes.filter((quote) => quote.state === state).length;
          const leftOut = quotes.filter((quote) => quote.leftOut);
          expect(figures).toMatchObject({
            offered: quotes.length,
            chosen: count('chosen'),
            deselected: count('deselected'),
            neverSelected: count('never-selected'),
            leftOut: leftOut.length,
            amountLeftOut: leftOut.reduce((sum, quote) => sum + quote.amount, 0),
          });
        }
      }),
      { numRuns: 15 },
    );
  });
});
