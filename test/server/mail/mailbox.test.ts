/** The demo's mailbox over the API, on the whole server. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { z } from 'zod';
import { endpoints } from '#shared/protocol/api.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';

let server: TestServer;
let seller: Browser;
beforeAll(async () => {
  server = await startServer({ config: { undoMs: 0 } });
  seller = await server.as('seller');
  const { quoteId } = server.demo;
  const params = { quoteId };
  const review = endpoints.reviewQuote.answer.parse(
    await (await seller.call('reviewQuote', { params })).json(),
  );
  const sent = await seller.call('sendQuote', {
    params,
    body: {
      hash: review.hash,
      seq: review.seq,
      message: 'Hi both!',
      notReadyReason: 'They asked for it by phone',
    },
  });
  expect(sent.status, await sent.text()).toBe(200);
}, 30_000);
afterAll(() => server.stop());

async function mails(): Promise<z.output<typeof endpoints.listMails.answer>['mails']> {
  const answer = await seller.call('listMails');
  return endpoints.listMails.answer.parse(await answer.json()).mails;
}

test('without a mail server the demo keeps what would be mailed, and the link in it lets its reader in', async () => {
  await expect
    .poll(async () => (await mails()).map(({ toName }) => toName).sort(), { timeout: 15_000 })
    .toEqual(['Anna Bergman', 'Johan Lindqvist']);
  const anna = (await mails()).find(({ toName }) => toName === 'Anna Bergman');
  const answer = await seller.call('getMail', { params: { mailId: anna?.id ?? '' } });
  const mail = endpoints.getMail.answer.parse(await answer.json());
  expect(mail.text).toContain('Hi both!');
  expect(mail.from).toContain('Nordvik Konsult AB');

  const token = /\/q#([\w-]{43})/.exec(mail.text)?.[1] ?? '';
  const buyer = server.browser();
  const opened = await buyer.call('openLink', { body: { token } });
  expect(await opened.json()).toEqual({ quoteId: server.demo.quoteId });
});

test('a buyer never sees the mailbox', async () => {
  const buyer = await server.as('buyer');
  expect((await buyer.call('listMails')).status).toBe(403);
});

test('what has gone out is not sent again', async () => {
  await expect.poll(async () => (await mails()).length, { timeout: 15_000 }).toBe(2);
  const { quoteId } = server.demo;
  const answer = await seller.call('listDeliveries', { params: { quoteId, number: 1 } });
  const { deliveries } = endpoints.listDeliveries.answer.parse(await answer.json());
  const retry = await seller.call('retryDelivery', {
    params: { quoteId, deliveryId: deliveries[0]?.id ?? '' },
  });
  expect(retry.status).toBe(404);
});
