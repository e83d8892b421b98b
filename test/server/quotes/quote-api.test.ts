import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QuoteId } from '#shared/ids.ts';
import type { EndpointAnswer, EndpointInput, EndpointName } from '#shared/protocol/api.ts';
import { Problem } from '#shared/protocol/problems.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let seller: Browser;
let buyer: Browser;
let quoteId: QuoteId;

/** A day on which the demo's quote is still valid. */
const now = Date.UTC(2026, 2, 17, 13);

beforeAll(async () => {
  server = await startServer({ now: () => now });
  seller = await server.as('seller');
  buyer = await server.as('buyer');
  ({ quoteId } = server.demo);
});
afterAll(() => server.stop());

async function answer<N extends EndpointName>(
  browser: Browser,
  name: N,
  input: Partial<EndpointInput<N>> = {},
): Promise<EndpointAnswer<N>> {
  const response = await browser.call(name, input);
  const body: EndpointAnswer<N> = await response.json();
  if (!response.ok) throw new Error(`${name}: ${response.status} ${JSON.stringify(body)}`);
  return body;
}

async function problem<N extends EndpointName>(browser: Browser, name: N, input: Partial<EndpointInput<N>>) {
  const response = await browser.call(name, input);
  const stated = Problem.parse(await response.json());
  expect(stated.status).toBe(response.status);
  return stated;
}

describe('a quote over the API', () => {
  it('is reviewed, refused when it changed, sent once, read by both, and revised', async () => {
    const params = { quoteId };
    const first = await answer(seller, 'reviewQuote', { params });
    expect(first.checks.filter((check) => check.level === 'stop')).toEqual([]);

    const { participants } = await answer(seller, 'getQuote', { params });
    const anna = participants.find((person) => person.side === 'buyer');
    if (!anna) throw new Error('the demo has a buyer');
    const [component] = first.frozen.content.components.filter(
      ({ presence, groupId }) => presence === 'optional' && groupId === null,
    );
    if (!component) throw new Error('the demo has an optional component');
    const selected = first.frozen.content.choices[component.id] ?? component.preselected;
    await server.rooms.edit(quoteId, 'shared', anna.id, (document) =>
      document.select(component.id, !selected),
    );

    const refused = await problem(seller, 'sendQuote', {
      params,
      body: { hash: first.hash, seq: first.seq, message: '' },
    });
    expect(refused).toMatchObject({
      status: 409,
      code: 'content-changed',
      details: { differences: [{ element: component.id, before: selected, after: !selected }] },
    });

    const second = await answer(seller, 'reviewQuote', { params });
    const body = {
      hash: second.hash,
      seq: second.seq,
      message: 'Hi Anna!',
      notReadyReason: 'They asked for it by phone',
    };
    const { version } = await answer(seller, 'sendQuote', { params, body });
    expect(version).toMatchObject({ number: 1, hash: second.hash, amount: second.priced.firstYear.net });

    for (const browser of [seller, buyer]) {
      const read = await answer(browser, 'getVersion', { params: { quoteId, number: 1 } });
      expect(read).toEqual({ version, frozen: second.frozen, priced: second.priced });
    }
    const { sums } = await answer(seller, 'listOutstanding');
    expect(sums).toEqual([{ currency: version.currency, amount: version.amount, count: 1 }]);

    const revised = await answer(seller, 'reviseQuote', { params, body: {} });
    expect(revised).toMatchObject({
      status: 'co_design',
      nextVersion: 2,
      opportunity: { stage: 'negotiating' },
    });
  });

  it('is not the buyer’s to review, send or revise', async () => {
    const params = { quoteId };
    const body = { hash: '0'.repeat(64), seq: 0, message: '' };
    expect((await buyer.call('reviewQuote', { params })).status).toBe(403);
    expect((await buyer.call('sendQuote', { params, body })).status).toBe(403);
    expect((await buyer.call('reviseQuote', { params, body: {} })).status).toBe(403);
  });

  it('is opened by a gate that names the answer it does not take', async () => {
    const gate = gateAnswers({ expectedClose: '2026-06-30' });
    const opened = await answer(seller, 'createOpportunity', { body: gate });
    expect(await answer(seller, 'getQuote', { params: { quoteId: opened.quoteId } })).toMatchObject({
      status: 'draft',
      opportunity: { id: opened.opportunityId, stage: 'identified' },
    });
    expect(
      await problem(seller, 'createOpportunity', { body: { ...gate, expectedClose: '2026-12-01' } }),
    ).toMatchObject({ status: 422, code: 'gate-not-met', details: { field: 'expectedClose' } });
    for (const field of ['contactEmail', 'needNote', 'source'] as const) {
      expect(
        await problem(seller, 'createOpportunity', { body: { ...gate, [field]: '' } }),
        field,
      ).toMatchObject({ status: 422, code: 'invalid-request', errors: [{ path: `body.${field}` }] });
    }
  });

  it('shows its figures to managers alone', async () => {
    const manager = await server.as('manager');
    const { components } = await answer(manager, 'componentInsight');
    const [figures] = components;
    if (!figures) throw new Error('the demo has choices');
    const { component } = await answer(manager, 'componentEvidence', { params: { key: figures.key } });
    expect(component).toEqual(figures);
    expect((await seller.call('componentInsight')).status).toBe(403);
    expect((await buyer.call('componentInsight')).status).toBe(403);
  });
});
