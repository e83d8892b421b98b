/** From a command of the seller's to what stands in the reader's mailbox: real database, rooms and SMTP. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { requestReasons } from '#shared/negotiation/standing-offer.ts';
import { endpoints } from '#shared/protocol/api.ts';
import type { OfferTerms } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { Actor, GuestActor } from '../../../server/accounts/actor.ts';
import { openShareLink } from '../../../server/accounts/guest-sessions.ts';
import { listShareLinks, revokeShareLink } from '../../../server/accounts/share-links.ts';
import { startThread } from '../../../server/comments/say.ts';
import { openMail } from '../../../server/mail/mail-service.ts';
import { enqueue } from '../../../server/outbox/enqueue.ts';
import { setBuyerRight } from '../../../server/quotes/buyer-rights.ts';
import { reviewQuote } from '../../../server/quotes/review.ts';
import { sendQuote } from '../../../server/quotes/send-quote.ts';
import { type MailServer, openMailServer } from '../../support/mail-server.ts';
import { tempDir } from '../../support/temp-dir.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  sendableContent,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

const undoMs = 30_000;
const publicUrl = 'https://quotes.nordvik.example';
const device = { address: '192.0.2.1', userAgent: 'Test' };

let shop: Workshop;
let server: MailServer;
beforeEach(async () => {
  shop = await openWorkshop({ undoMs });
  server = await openMailServer();
});
afterEach(() => shop.close());

/** Mail as a server on these data would have it, and all that it logs. */
async function startMail(changes: Partial<Parameters<typeof openMail>[0]> = {}) {
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
  const mail = await openMail({
    db: shop.db,
    dataDir: await tempDir(),
    mail: { smtp: server.settings, from: 'quotes@nordvik.example', reportToken: null },
    demo: false,
    publicUrl,
    secret: 'a secret of thirty-two characters',
    readDraft: async (quoteId) => (await shop.rooms.read(quoteId)).content,
    now: shop.now,
    log,
    ...changes,
  });
  let isStopped = false;
  const stop = async () => {
    if (!isStopped) await mail.stop();
    isStopped = true;
  };
  onTestFinished(stop);
  return { ...mail, stop, logged };
}
type Mail = Awaited<ReturnType<typeof startMail>>;

/** Lets the mail go out that is due, and returns what the server has got by then. */
async function deliver(mail: Mail, passed = undoMs) {
  shop.clock.now += passed;
  mail.start();
  await mail.idle();
  return server.mails;
}

const inSwedish = (content: QuoteContent): QuoteContent => ({
  ...content,
  terms: { ...content.terms, language: 'sv' },
});

async function sentQuote(content = sendableContent()): Promise<{ quote: QuoteInWork; anna: GuestActor }> {
  const quote = await startQuote(shop, shop.erik, content);
  const anna = await invite(shop, shop.erik, quote.quoteId);
  await reviewAndSend(shop, shop.erik, quote.quoteId);
  return { quote, anna };
}

/** What the seller is shown beside the first version. */
async function deliveriesOf(mail: Mail, { quoteId }: QuoteInWork) {
  const call = { actor: shop.erik, params: { quoteId, number: 1 } };
  return endpoints.listDeliveries.answer.parse(await mail.handlers.listDeliveries(call as never));
}

const tokenIn = (text = '') => /\/q#([\w-]{43})/.exec(text)?.[1] ?? '';

/** Everything that stands in the database, as text. */
async function everythingStored(): Promise<string> {
  const tables = await shop.db.introspection.getTables();
  const rows = await Promise.all(
    tables.map(({ name }) =>
      shop.db
        .selectFrom(name as 'outbox')
        .selectAll()
        .execute(),
    ),
  );
  return JSON.stringify(rows);
}

describe('a version that is sent', () => {
  test.each([
    ['English', sendableContent(), 'Read and sign', 'Valid until: 24 December 2026', 'excl. VAT'],
    [
      'Swedish',
      inSwedish(sendableContent()),
      'Läs och skriv under',
      'Giltig till: 24 december 2026',
      'exkl. moms',
    ],
  ])(
    'arrives as text and HTML in the language of the quote: %s',
    async (_, content, action, validity, vat) => {
      await sentQuote(content);
      const [mail] = await deliver(await startMail());
      expect(mail?.to).toEqual(['Anna@lindqvist.example']);
      expect(mail?.parsed.from?.value).toEqual([
        { name: 'Nordvik Konsult AB', address: 'quotes@nordvik.example' },
      ]);
      expect(mail?.parsed.replyTo?.value[0]?.address).toBe('erik@nordvik.example');
      for (const said of [action, 'Hi Anna!', '2026-', vat]) {
        expect(mail?.parsed.text).toContain(said);
        expect(mail?.parsed.html).toContain(said);
      }
      expect(mail?.parsed.text).toContain(validity);
    },
  );

  test('goes out only when it can no longer be undone', async () => {
    await sentQuote();
    const mail = await startMail();
    expect(await deliver(mail, undoMs - 1)).toHaveLength(0);
    expect(await deliver(mail, 1)).toHaveLength(1);
  });

  test('carries a link that lets its reader in, and stands nowhere else (promise I-31)', async () => {
    const { anna } = await sentQuote();
    server.moods.push({ code: 550, says: 'Spam' });
    const mail = await startMail();
    await deliver(mail);
    const [, second] = await deliver(mail, 5_000);
    const token = tokenIn(second?.parsed.text);
    expect(token).toHaveLength(43);
    expect(second?.parsed.html).toContain(token);
    expect(await openShareLink(shop.db, token, shop.now(), device)).toMatchObject({ quoteId: anna.quoteId });

    const stored = await everythingStored();
    expect(stored, 'of the token only the hash is stored').not.toContain(token);
    expect(stored, 'control: it is the whole database').toContain('Hi Anna!');
    expect(mail.logged.join('')).not.toContain(token);
    expect(mail.logged.join(''), 'control: the log is not empty').toContain('Spam');
  });

  test('is the same mail at every try: the same id, the same link', async () => {
    await sentQuote();
    const mail = await startMail();
    // Read to the end, and then no answer: it may have arrived.
    server.moods.push({ code: 451, says: 'Try again' }, 'reset');
    await deliver(mail);
    await deliver(mail, 5_000);
    await deliver(mail, 30_000);
    expect(server.mails).toHaveLength(3);
    const [first, ...others] = server.mails.map(({ parsed }) => [parsed.messageId, parsed.text]);
    for (const other of others) expect(other).toEqual(first);
  });

  test('says to the seller what the mail server said, without the link that it repeats', async () => {
    const { quote } = await sentQuote();
    server.moods.push({ code: 554, says: 'blocked' });
    const mail = await startMail();
    const [taken] = await deliver(mail);
    const token = tokenIn(taken?.parsed.text);
    server.moods.push({ code: 554, says: `blocked: ${publicUrl}/q#${token}` });
    await deliver(mail, 5_000);
    const { deliveries } = await deliveriesOf(mail, quote);
    expect(deliveries[0]).toMatchObject({
      state: 'waiting',
      failure: 'refused',
      failureDetail: `554 blocked: ${publicUrl}/q#…`,
    });
  });
});

test('I-24: nothing that the seller keeps to itself is in a mail', async () => {
  const quote = await startQuote(shop, shop.erik, sendableContent());
  await invite(shop, shop.erik, quote.quoteId);
  await shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) => {
    document.setCost('review', 'note', 'canary-of-the-note');
    document.setCost('review', 'unitCost', '31313');
  });
  await reviewAndSend(shop, shop.erik, quote.quoteId);
  const [mail] = await deliver(await startMail());
  expect(mail?.raw).toBeDefined();
  for (const said of [mail?.parsed.text, String(mail?.parsed.html), mail?.parsed.subject]) {
    expect(said).not.toMatch(/canary|31313|31 313/);
  }
});

describe('whose turn it is to sign', () => {
  const languages = [
    ['en', 'Your signature is asked for', 'Quote 2026', 'Your turn to sign', 'Read and sign'],
    ['sv', 'Din underskrift behövs', 'Offert 2026', 'Din tur att skriva under', 'Läs och skriv under'],
  ] as const;
  /** Two may sign and one may choose; what was mailed to each, by first name. */
  async function sendTo(language: 'en' | 'sv', signing: OfferTerms['signing']) {
    const content = sendableContent();
    const { quoteId } = await startQuote(shop, shop.erik, language === 'sv' ? inSwedish(content) : content);
    const anna = await invite(shop, shop.erik, quoteId);
    const johan = await invite(shop, shop.erik, quoteId, 'Johan Lindqvist');
    const bo = await invite(shop, shop.erik, quoteId, 'Bo Ek');
    await setBuyerRight(shop, shop.erik, quoteId, bo.participantId, 'design');
    const offer = { signing };
    const { hash, seq } = accepted(await reviewQuote(shop, shop.erik, quoteId, offer));
    const request = {
      quoteId,
      hash,
      seq,
      offer,
      message: '',
      notReadyReason: 'They asked for it by phone',
      idempotencyKey: 'once',
    };
    const version = accepted(await sendQuote(shop, shop.erik, request));
    return { quoteId, anna, johan, version };
  }
  const subjects = () =>
    Object.fromEntries(
      server.mails.map(({ to, parsed }) => [to[0]?.split('@')[0] ?? '', parsed.subject ?? '']),
    );

  describe.each(languages)('%s', (language, asked, plain, turn, action) => {
    test.each(['one', 'all'] as const)('signing %s: each who may sign, and nobody else', async (signing) => {
      await sendTo(language, signing);
      await deliver(await startMail());
      expect(subjects()).toEqual({
        Anna: expect.stringContaining(asked),
        Johan: expect.stringContaining(asked),
        Bo: expect.stringContaining(plain),
      });
      const texts = server.mails.map(({ parsed }) => parsed.text ?? '');
      expect(texts.filter((text) => text.includes(action))).toHaveLength(2);
      // Each has a link of their own in it.
      expect(new Set(texts.map(tokenIn)).size).toBe(3);
    });

    test('signing in order: the first with the offer, the second once the first has signed', async () => {
      const { quoteId, anna, johan, version } = await sendTo(language, 'in-order');
      const mail = await startMail();
      await deliver(mail);
      expect(subjects()).toEqual({
        Anna: expect.stringContaining(asked),
        Johan: expect.stringContaining(plain),
        Bo: expect.stringContaining(plain),
      });
      const key = { organisationId: anna.organisationId, quoteId, topic: 'sign_turn' } as const;
      const recipients = [
        { participantId: johan.participantId, name: johan.name, email: 'Johan@lindqvist.example' },
      ];
      const payload = { versionId: version.id, afterName: anna.name, recipients };
      await shop.db.transaction().execute((trx) => enqueue(trx, { ...key, payload }, shop.now()));
      await mail.stop();
      await deliver(await startMail());
      expect(subjects()['Johan']).toContain(turn);
    });
  });
});

describe('a wish for what can no longer be accepted as it stands', () => {
  const words = {
    en: { late: 'last day is over', countered: 'answered with something else', closed: 'you have closed' },
    sv: { late: 'sista dag har passerat', countered: 'fått ett annat svar', closed: 'du har stängt' },
  } as const;
  const cases = (['en', 'sv'] as const).flatMap((language) =>
    requestReasons.map((reason) => [language, reason] as const),
  );

  test.each(cases)('says why, and nothing of the other reasons: %s, %s', async (language, reason) => {
    const content = sendableContent();
    const quote = await startQuote(shop, shop.erik, language === 'sv' ? inSwedish(content) : content);
    await invite(shop, shop.erik, quote.quoteId);
    const { id } = await reviewAndSend(shop, shop.erik, quote.quoteId);
    const recipients = [{ participantId: null, name: 'Erik Sandberg', email: 'owner@nordvik.example' }];
    const key = { organisationId: shop.erik.organisationId, quoteId: quote.quoteId };
    const payload = {
      versionId: id,
      wish: 'accept-late',
      reason,
      byName: 'Anna',
      message: '',
      recipients,
    } as const;
    await shop.db
      .transaction()
      .execute((trx) => enqueue(trx, { ...key, topic: 'renewal_requested', payload }, shop.now()));
    const mails = await deliver(await startMail());
    const text = mails.find(({ to }) => to[0]?.startsWith('owner'))?.parsed.text ?? '';
    for (const other of requestReasons) {
      expect(text.includes(words[language][other])).toBe(other === reason);
    }
  });
});

describe('a person whose link was taken back', () => {
  test.each(['before', 'after'])(
    'gets no mail that would let them in again: taken back %s the send',
    async (when) => {
      const quote = await startQuote(shop, shop.erik);
      const anna = await invite(shop, shop.erik, quote.quoteId);
      // An offer that reached nobody would not be sent.
      await invite(shop, shop.erik, quote.quoteId, 'Johan Lindqvist');
      if (when === 'after') await reviewAndSend(shop, shop.erik, quote.quoteId);
      const key = { organisationId: anna.organisationId, quoteId: quote.quoteId };
      await revokeShareLink(shop.db, { ...key, linkId: anna.shareLinkId }, shop.now());
      if (when === 'before') await reviewAndSend(shop, shop.erik, quote.quoteId);
      const mails = await deliver(await startMail());
      expect(mails.map(({ to }) => to[0]?.split('@')[0]?.toLowerCase())).toEqual(['johan']);
      const links = await listShareLinks(shop.db, key);
      expect(links.filter(({ participant }) => participant.name === 'Anna Bergman')).toHaveLength(1);
      const row = await shop.db
        .selectFrom('delivery')
        .selectAll()
        .where('participant_id', '=', anna.participantId)
        .executeTakeFirstOrThrow();
      expect(row).toMatchObject({ state: 'cancelled', failure: 'access-revoked' });
    },
  );

  test('control: with the link in force the mail goes out, with one more link', async () => {
    const { quote, anna } = await sentQuote();
    expect(await deliver(await startMail())).toHaveLength(1);
    const key = { organisationId: anna.organisationId, quoteId: quote.quoteId };
    expect(await listShareLinks(shop.db, key)).toHaveLength(2);
  });
});

test('I-31: a code for signing reaches the reader, and no row or log; too late, it reaches nobody', async () => {
  const { quote, anna } = await sentQuote();
  const code = (challengeId: string, expiresAt: number) =>
    shop.db.transaction().execute((trx) =>
      enqueue(
        trx,
        {
          organisationId: anna.organisationId,
          quoteId: quote.quoteId,
          topic: 'sign_code',
          payload: {
            versionId: null,
            challengeId,
            expiresAt,
            recipients: [
              { participantId: anna.participantId, name: anna.name, email: 'codes@lindqvist.example' },
            ],
          },
        },
        shop.now(),
      ),
    );
  await code('a-challenge-in-time', shop.now() + 600_000);
  await code('a-challenge-too-late', shop.now());
  const mail = await startMail();
  const codes = (await deliver(mail, 0)).filter(({ to }) => to[0]?.startsWith('codes'));
  expect(codes).toHaveLength(1);
  const digits = /^\d{6}$/m.exec(codes[0]?.parsed.text ?? '')?.[0] ?? '';
  expect(digits).toHaveLength(6);
  expect(codes[0]?.parsed.subject).not.toContain(digits);
  const rows = JSON.stringify([
    await shop.db.selectFrom('outbox').selectAll().execute(),
    await shop.db.selectFrom('delivery').selectAll().execute(),
  ]);
  expect(rows).not.toContain(digits);
  expect(mail.logged.join('')).not.toContain(digits);
});

describe('without a mail server, outside the demo', () => {
  const without = { mail: { smtp: null, from: 'quotes@nordvik.example', reportToken: null } };

  test('mail waits, the seller is told why, and it goes out when there is one', async () => {
    const { quote } = await sentQuote();
    const dataDir = await tempDir();
    const none = await startMail({ ...without, dataDir });
    await deliver(none);
    expect(none.logged.join('')).toContain('SMTP_URL');
    expect(await deliveriesOf(none, quote)).toMatchObject({
      mail: 'not-set-up',
      deliveries: [{ state: 'waiting', attempts: 0 }],
    });
    expect(await none.handlers.listMails({ actor: shop.erik } as never)).toMatchObject({
      refused: 'not-found',
    });
    await none.stop();

    expect(await deliver(await startMail({ dataDir }))).toHaveLength(1);
  });

  test('what has waited for more than a week needs somebody’s word', async () => {
    const { quote } = await sentQuote();
    const mail = await startMail();
    await deliver(mail, 8 * 24 * 3_600_000);
    expect(server.mails).toEqual([]);
    const { deliveries } = await deliveriesOf(mail, quote);
    expect(deliveries).toMatchObject([{ state: 'failed', failure: 'too-old' }]);

    const params = { quoteId: quote.quoteId, deliveryId: deliveries[0]?.id };
    expect(await mail.handlers.retryDelivery({ actor: shop.erik, params } as never)).toEqual({});
    await mail.idle();
    expect(server.mails).toHaveLength(1);
  });
});

test('what the seller is shown of a mail that has gone out', async () => {
  const { quote } = await sentQuote();
  const mail = await startMail();
  await deliver(mail);
  expect(await deliveriesOf(mail, quote)).toMatchObject({
    mail: 'sending',
    deliveries: [{ topic: 'version_sent', state: 'delivered', attempts: 1, failure: null }],
  });
});

test('I-42: data that were copied hold their mail back, and say so, until that is confirmed', async () => {
  const { quote } = await sentQuote();
  const home = await startMail();
  await home.stop();
  const copy = await startMail();
  await deliver(copy);
  expect(server.mails).toEqual([]);
  expect(copy.logged.join('')).toContain('confirm-mail');
  expect(await deliveriesOf(copy, quote)).toMatchObject({ mail: 'held', deliveries: [{ state: 'waiting' }] });
});

test('a comment reaches its reader with the way to its thread, whoever they are (promise I-31)', async () => {
  const quote = await startQuote(shop, shop.erik);
  const anna = await invite(shop, shop.erik, quote.quoteId);
  const deps = { ...shop, people: async () => [] };
  const say = async (who: Actor, text: string) => {
    const about = { audience: 'everyone', place: { kind: 'component', element: 'training' } } as const;
    const said = { ...about, comment: { text, mentions: [] } };
    return accepted(await startThread(deps, who, quote.quoteId, said));
  };
  const asked = await say(anna, 'Is <b>travel</b> in it?');
  const answered = await say(shop.erik, 'It is.');
  const mails = await deliver(await startMail());
  const to = (name: string) => mails.find((mail) => mail.to[0]?.startsWith(name))?.parsed;
  expect(to('erik')?.text).toContain(`${publicUrl}/quotes/${quote.quoteId}?thread=${asked.id}`);
  expect(to('erik')?.html).toContain('Is &lt;b&gt;travel&lt;/b&gt; in it?');
  expect(to('Anna')?.text).toMatch(
    new RegExp(`${publicUrl}/q\\?thread=${answered.id}#[\\w-]{43}`.replaceAll('.', '\\.')),
  );
});
