import { once as happens } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OrganisationId, ParticipantId, ProposalId, QuoteId, ShareLinkId, UserId } from '#shared/ids.ts';
import { type EndpointInput, type EndpointName, endpoints } from '#shared/protocol/api.ts';
import { Problem, refuse } from '#shared/protocol/problems.ts';
import type { Actor, GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import { allowances, createAdmission } from '../../../server/http/allowances.ts';
import { bindEndpoints } from '../../../server/http/bind.ts';
import type { Handlers } from '../../../server/http/handler.ts';
import { createOnce, type Once } from '../../../server/http/idempotency.ts';
import { enterByLink, invite } from '../../support/callers.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';

const nordvik = OrganisationId.parse('demo-nordvik');
const user = (id: string, organisationId = nordvik): UserActor => ({
  kind: 'user',
  userId: UserId.parse(id.padEnd(10, '-')),
  organisationId,
  role: 'seller',
  name: id,
  email: `${id}@example.com`,
  sessionId: id,
});
const guest = (link: string, participant = link): GuestActor => ({
  kind: 'guest',
  quoteId: QuoteId.parse('some-quote'),
  participantId: ParticipantId.parse(participant.padEnd(10, '-')),
  organisationId: nordvik,
  shareLinkId: ShareLinkId.parse(link.padEnd(10, '-')),
  name: participant,
  sessionId: participant,
});

/** What is promised, a line for each: the table may not grow past it by accident. */
const promised: readonly [EndpointName, 'person' | 'organisation', number][] = [
  ['acceptVersion', 'person', 6],
  ['recordOffline', 'person', 6],
  ['rescindAcceptance', 'person', 6],
  ['recordCounter', 'person', 6],
  ['declineVersion', 'person', 6],
  ['counterOffer', 'person', 6],
  ['requestSend', 'person', 6],
  ['requestAcceptance', 'person', 6],
  ['stepBack', 'person', 6],
  ['goOn', 'person', 6],
  ['sayReadyAgain', 'person', 6],
  ['propose', 'person', 20],
  ['counterProposal', 'person', 20],
  ['nameSigner', 'person', 6],
  ['startThread', 'person', 20],
  ['addComment', 'person', 20],
  ['editComment', 'person', 20],
  ['sendQuote', 'person', 10],
  ['sendQuote', 'organisation', 60],
  ['remindBuyers', 'person', 10],
  ['remindBuyers', 'organisation', 60],
  ['getVersionPdf', 'person', 6],
  ['getVersionPdf', 'organisation', 30],
  ['getDraftPdf', 'person', 6],
  ['getDraftPdf', 'organisation', 30],
  ['getEvidence', 'person', 6],
  ['getEvidence', 'organisation', 30],
  ['createLink', 'person', 30],
];

test('the table is what is promised', () => {
  const rows = allowances.flatMap(({ endpoints: names, of, perMinute }) =>
    names.map((name) => [name, of, perMinute]),
  );
  expect(rows.toSorted()).toEqual(promised.toSorted());
});

describe.each(promised)('%s, by %s: %i a minute', (endpoint, of, perMinute) => {
  /** Who asks for the nth time: the same person, or another one of the same organisation. */
  const asker = (n: number): Actor => user(of === 'person' ? 'erik' : `seller-${n}`);
  let clock = 0;
  const gate = () => {
    clock = 1_000;
    const admit = createAdmission(() => clock);
    return { admit, spend: () => Array.from({ length: perMinute }, (_, n) => admit(endpoint, asker(n))) };
  };

  test('are let through at once, and not one more', () => {
    const { admit, spend } = gate();
    expect(spend()).toEqual(Array.from({ length: perMinute }, () => null));
    clock += 18_500;
    const detail = `At most ${perMinute} of these a minute. Ask again in 42 seconds.`;
    expect(admit(endpoint, asker(perMinute))).toEqual(
      refuse('too-many-requests', { detail, retryAfter: 42 }),
    );
  });

  test('and again when they are a minute old, however often it was asked meanwhile', () => {
    const { admit, spend } = gate();
    spend();
    for (clock += 1; clock < 61_000; clock += 1_000) expect(admit(endpoint, asker(0))).not.toBeNull();
    clock = 61_000;
    expect(spend()).toEqual(Array.from({ length: perMinute }, () => null));
    expect(admit(endpoint, asker(perMinute))).not.toBeNull();
  });

  test('and others are not held up by it', () => {
    const { admit, spend } = gate();
    spend();
    const others = of === 'person' ? user('sara') : user('sam', OrganisationId.parse('south-org'));
    expect(admit(endpoint, others)).toBeNull();
    expect(admit('getQuote', asker(0))).toBeNull();
  });
});

describe('whose requests count together', () => {
  const gate = () => createAdmission(() => 0);

  test('everybody’s who came by the same link', () => {
    const admit = gate();
    for (let n = 0; n < 6; n += 1) expect(admit('acceptVersion', guest('one-link', `guest-${n}`))).toBeNull();
    expect(admit('acceptVersion', guest('one-link', 'guest-6'))).not.toBeNull();
    expect(admit('acceptVersion', guest('another-link'))).toBeNull();
  });

  test('all ways of answering a version', () => {
    const admit = gate();
    const ways = ['acceptVersion', 'declineVersion', 'counterOffer', 'requestAcceptance'] as const;
    for (let n = 0; n < 6; n += 1) admit(ways[n % ways.length] ?? 'acceptVersion', guest('link'));
    for (const way of ways) expect(admit(way, guest('link'))).not.toBeNull();
  });

  test('what one allowance refuses uses up no other', () => {
    const admit = gate();
    for (let n = 0; n < 60; n += 1) admit('getEvidence', user('erik'));
    // Six of thirty are gone: Erik's refused ones have taken nothing from the others.
    for (let n = 0; n < 24; n += 1) expect(admit('getEvidence', user(`other-${n}`))).toBeNull();
    expect(admit('getEvidence', user('one-more'))).not.toBeNull();
  });
});

describe('over HTTP', () => {
  let server: TestServer;
  let seller: Browser;
  const quoteId = () => server.demo.quoteId;
  beforeAll(async () => {
    server = await startServer();
    seller = await server.as('seller');
  });
  afterAll(() => server.stop());

  const choices = { choices: {}, sectionChoices: {}, picks: {}, quantities: {} };
  const decline: EndpointInput<'declineVersion'>['body'] = {
    versionId: 'no-such-version',
    hash: '0'.repeat(64),
    reason: 'price',
    comeBack: null,
    words: '',
  } as const;
  const version = () => ({ params: { quoteId: quoteId(), number: 1 } });
  const answers = (browser: Browser) => [
    () => browser.call('declineVersion', { ...version(), body: decline }),
    () => browser.call('counterOffer', { ...version(), body: { choices, note: '', shown: null } }),
  ];
  const send = (browser: Browser) =>
    browser.call('sendQuote', {
      params: { quoteId: quoteId() },
      body: { hash: '0'.repeat(64), seq: 0, message: '' },
    });
  const evidence = (browser: Browser) => browser.call('getEvidence', version());

  async function expectLimited(response: Response): Promise<void> {
    expect(response.status).toBe(429);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toSatisfy((wait: number) => Number.isInteger(wait) && wait > 0 && wait <= 60);
    const problem = Problem.parse(await response.json());
    expect(problem).toMatchObject({ code: 'too-many-requests', status: 429 });
    expect(problem.detail).toContain(`Ask again in ${seconds} seconds`);
  }

  test('a link that has answered six times must wait, and another need not', async () => {
    const buyer = await server.as('buyer');
    const [no, counter] = answers(buyer);
    for (const answer of [no, counter, no, counter, no, counter]) {
      expect((await answer?.())?.status).not.toBe(429);
    }
    await expectLimited(await buyer.call('declineVersion', { ...version(), body: decline }));
    // The same link in another browser is no other link.
    await expectLimited(
      await (await server.as('buyer')).call('declineVersion', { ...version(), body: decline }),
    );
    const { token } = await invite(seller, quoteId());
    const other = await enterByLink(server, token);
    expect((await other.call('declineVersion', { ...version(), body: decline })).status).not.toBe(429);
  });

  test('what a link may propose, in whichever way, and whom it may name to sign', async () => {
    const { token } = await invite(seller, quoteId());
    const buyer = await enterByLink(server, token);
    const said: EndpointInput<'propose'>['body'] = {
      asked: { topic: 'startDate', value: '2027-01-11' },
      given: [],
      note: '',
      expiresOn: null,
      shown: null,
    };
    const params = { quoteId: quoteId(), proposalId: ProposalId.parse('no-such-proposal') };
    const ways = [
      () => buyer.call('propose', { params: { quoteId: quoteId() }, body: said }),
      () => buyer.call('counterProposal', { params, body: said }),
    ];
    for (let n = 0; n < 20; n += 1) expect((await ways[n % 2]?.())?.status).not.toBe(429);
    for (const way of ways) await expectLimited(await way());
    const name = () =>
      buyer.call('nameSigner', {
        ...version(),
        body: { name: 'Eva Ek', title: '', email: 'eva@lindqvist.example' },
      });
    for (let n = 0; n < 6; n += 1) expect((await name()).status).not.toBe(429);
    await expectLimited(await name());
    const other = await enterByLink(server, (await invite(seller, quoteId())).token);
    expect((await other.call('propose', { params: { quoteId: quoteId() }, body: said })).status).not.toBe(
      429,
    );
  });

  test('sends and files, each by itself', async () => {
    const manager = await server.as('manager');
    for (let n = 0; n < 10; n += 1) expect((await send(manager)).status).not.toBe(429);
    for (let n = 0; n < 6; n += 1) expect((await evidence(manager)).status).toBe(404);
    await expectLimited(await send(manager));
    await expectLimited(await evidence(manager));
    expect((await manager.call('getQuote', { params: { quoteId: quoteId() } })).status).toBe(200);
    expect((await evidence(seller)).status).toBe(404);
  });

  test('a retry that is told what the first try was told is no second request', async () => {
    const manager = await server.as('manager');
    const ask = (key: string) =>
      manager.call(
        'createLink',
        {
          params: { quoteId: quoteId() },
          body: { name: 'Eva', title: '', email: `${key}@example.com` },
        },
        { 'idempotency-key': key },
      );
    const first = await (await ask('intent-number-0')).json();
    for (let n = 0; n < 5; n += 1) expect(await (await ask('intent-number-0')).json()).toEqual(first);
    for (let n = 1; n < 30; n += 1) expect((await ask(`intent-number-${n}`)).status).toBe(200);
    await expectLimited(await ask('intent-number-30'));
    // Nothing is kept of a request that was turned away, and what was done before can still be asked for.
    await expectLimited(await ask('intent-number-30'));
    expect(await (await ask('intent-number-0')).json()).toEqual(first);
  });

  const invited = () =>
    seller.call('createLink', {
      params: { quoteId: quoteId() },
      body: { name: 'Eva', title: '', email: 'eva@example.com' },
    });

  /** Asks `times` times, with one key, on a server that is put together like this; the status of each answer. */
  async function statuses(times: number, once: Once, admit = createAdmission(() => 0)): Promise<number[]> {
    const made = await (await invited()).json();
    const createLink = async () => made;
    const handlers = { createLink } as unknown as Handlers;
    const authenticate = async () => user('erik');
    const router = bindEndpoints({ db: server.db, authenticate, handlers, once, admit });
    const http = express().use(express.json()).use(router).listen(0, 'localhost');
    await happens(http, 'listening');
    const path = endpoints.createLink.path.replace(':quoteId', quoteId());
    const ask = async () => {
      const response = await fetch(`http://localhost:${(http.address() as AddressInfo).port}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'one-and-the-same' },
        body: JSON.stringify({ name: 'Eva', title: '', email: 'eva@example.com' }),
      });
      return response.status;
    };
    try {
      const answered: number[] = [];
      for (let n = 0; n < times; n += 1) answered.push(await ask());
      return answered;
    } finally {
      http.close();
    }
  }

  test('negative controls: without the gate all pass, and without kept answers retries use it up', async () => {
    const anew: Once = (_, act) => act();
    const done = Array.from({ length: 30 }, () => 200);
    expect(await statuses(31, anew, () => null)).toEqual([...done, 200]);
    expect(await statuses(31, anew)).toEqual([...done, 429]);
    expect(
      await statuses(
        31,
        createOnce(server.db, () => 0),
      ),
    ).toEqual([...done, 200]);
  });
});
