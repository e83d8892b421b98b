import { describe, expect, test } from 'vitest';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import { type Accounts, openAccounts } from '../../../server/accounts/accounts.ts';
import { createShareLink, listShareLinks, revokeShareLink } from '../../../server/accounts/share-links.ts';
import { insertOrganisation, type RowIds, testStorage } from '../../support/storage.ts';

const day = 24 * 3_600_000;
const origin = { address: '192.0.2.1', userAgent: 'A browser' };
const password = 'a long enough password';

async function open(publicUrl = 'http://localhost:3000') {
  const { db } = await testStorage();
  const clock = { now: Date.UTC(2026, 10, 24) };
  const accounts = await openAccounts({ db, publicUrl, secret: 'x'.repeat(43), now: () => clock.now });
  const ids = await insertOrganisation(db, 'north');
  return { db, accounts, clock, ids };
}

async function addErik(accounts: Accounts, { organisation }: RowIds) {
  const id = await accounts.createUser({
    email: 'erik@example.com',
    name: 'Erik',
    password,
    organisationId: organisation,
    role: 'seller',
  });
  if (isRefusal(id)) throw new Error(id.refused);
  return id;
}

/** What a browser sends back of what it was told to keep. */
const kept = (cookies: readonly string[]) => ({
  cookie: cookies
    .filter((set) => !set.includes('Max-Age=0'))
    .map((set) => set.split(';', 1)[0])
    .join('; '),
});

async function enter<T extends object>(entry: Promise<T>) {
  const entered = await entry;
  if (isRefusal(entered)) throw new Error(entered.refused);
  return entered as Exclude<T, { refused: unknown }>;
}

describe('users', () => {
  test('a password lets its owner in, as who they are in their organisation', async () => {
    const { accounts, ids } = await open();
    const userId = await addErik(accounts, ids);
    const { cookies, user } = await enter(
      accounts.signIn({ email: 'Erik@Example.com', password }, '192.0.2.1'),
    );
    const who = { kind: 'user', userId, organisationId: ids.organisation, role: 'seller', name: 'Erik' };
    expect(user).toMatchObject(who);
    expect(await accounts.authenticate(kept(cookies))).toEqual(user);
  });

  test('a wrong password and an unknown email get the same answer', async () => {
    const { accounts, ids } = await open();
    await addErik(accounts, ids);
    const wrong = await accounts.signIn({ email: 'erik@example.com', password: 'wrong' }, '192.0.2.1');
    const unknown = await accounts.signIn({ email: 'nobody@example.com', password }, '192.0.2.1');
    expect(wrong).toEqual(refuse('wrong-credentials'));
    expect(unknown).toEqual(wrong);
  });

  test('ten tries a minute from one address, then it must wait; others need not', async () => {
    const { accounts, ids } = await open();
    await addErik(accounts, ids);
    for (let i = 0; i < 10; i += 1)
      await accounts.signIn({ email: 'nobody@example.com', password }, '192.0.2.1');
    const right = { email: 'erik@example.com', password };
    const refused = await accounts.signIn(right, '192.0.2.1');
    expect(refused).toEqual(refuse('too-many-requests', { retryAfter: expect.any(Number) }));
    expect(refused).toSatisfy(({ retryAfter }) => retryAfter > 0 && retryAfter <= 60);
    expect(await accounts.signIn(right, '192.0.2.2')).toHaveProperty('user');
  });

  test('signing out ends the session, not just the cookie', async () => {
    const { accounts, ids } = await open();
    const { cookies } = await accounts.startUserSession(await addErik(accounts, ids));
    const headers = kept(cookies);
    const out = await accounts.signOut(headers);
    expect(out.actor).toMatchObject({ kind: 'user', name: 'Erik' });
    expect(kept(out.cookies)).toEqual({ cookie: '' });
    expect(await accounts.authenticate(headers)).toBeNull();
  });

  test('a changed cookie is nobody', async () => {
    const { accounts, ids } = await open();
    const { cookies } = await accounts.startUserSession(await addErik(accounts, ids));
    const { cookie } = kept(cookies);
    expect(await accounts.authenticate({ cookie })).not.toBeNull();
    expect(await accounts.authenticate({ cookie: cookie.replace('user=', 'user=x') })).toBeNull();
  });

  test('somebody who has left the organisation is nobody at once', async () => {
    const { db, accounts, ids } = await open();
    const userId = await addErik(accounts, ids);
    const { cookies } = await accounts.startUserSession(userId);
    await db.deleteFrom('membership').where('user_id', '=', userId).execute();
    expect(await accounts.authenticate(kept(cookies))).toBeNull();
    const again = accounts.signIn({ email: 'erik@example.com', password }, '192.0.2.1');
    expect(await again).toEqual(refuse('wrong-credentials'));
  });

  test('an email belongs to one person', async () => {
    const { accounts, ids } = await open();
    await addErik(accounts, ids);
    await expect(addErik(accounts, ids)).rejects.toThrow('already-exists');
  });
});

describe('guests', () => {
  async function openWithLink() {
    const opened = await open();
    const { organisation: organisationId, quote: quoteId, buyer: participantId } = opened.ids;
    const link = await opened.db
      .transaction()
      .execute((trx) => createShareLink(trx, { organisationId, quoteId, participantId }, opened.clock.now));
    return { ...opened, ...link, organisationId, quoteId, participantId };
  }

  test('a link lets its holder in as the participant it names', async () => {
    const { accounts, token, ...link } = await openWithLink();
    const { cookies, quoteId } = await enter(accounts.openLink(token, origin));
    expect(quoteId).toBe(link.quoteId);
    expect(await accounts.authenticate(kept(cookies))).toMatchObject({
      kind: 'guest',
      participantId: link.participantId,
      quoteId,
      organisationId: link.organisationId,
      shareLinkId: link.linkId,
      name: 'Buyer',
    });
  });

  test('neither the token of the link nor that of the session is in the database', async () => {
    const { db, accounts, token } = await openWithLink();
    const { cookies } = await enter(accounts.openLink(token, origin));
    const secret = kept(cookies).cookie.split('=')[1] ?? '';
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const stored = JSON.stringify([
      await db.selectFrom('share_link').selectAll().execute(),
      await db.selectFrom('guest_session').selectAll().execute(),
    ]);
    expect(stored).not.toContain(token);
    expect(stored).not.toContain(secret);
  });

  test('a link that was taken back, one that expired and one that never was get the same answer', async () => {
    const { db, accounts, clock, token, organisationId, quoteId, linkId } = await openWithLink();
    expect(await accounts.openLink('never-was', origin)).toEqual(refuse('link-invalid'));

    clock.now += 90 * day;
    expect(await accounts.openLink(token, origin)).toEqual(refuse('link-invalid'));
    clock.now -= 90 * day;
    expect(await accounts.openLink(token, origin)).toHaveProperty('quoteId', quoteId);

    expect(await revokeShareLink(db, { organisationId, quoteId, linkId }, clock.now)).toBe(true);
    expect(await accounts.openLink(token, origin)).toEqual(refuse('link-invalid'));
  });

  test('taking a link back ends its sessions, and the day it happened stays', async () => {
    const { db, accounts, clock, token, organisationId, quoteId, linkId } = await openWithLink();
    const { cookies } = await enter(accounts.openLink(token, origin));
    expect(await accounts.authenticate(kept(cookies))).not.toBeNull();

    await revokeShareLink(db, { organisationId, quoteId, linkId }, clock.now);
    expect(await accounts.authenticate(kept(cookies))).toBeNull();
    await revokeShareLink(db, { organisationId, quoteId, linkId }, clock.now + day);
    const [link] = await listShareLinks(db, { organisationId, quoteId });
    expect(link?.revokedAt).toBe(clock.now);
  });

  test('a link cannot be taken back by way of another organisation or quote', async () => {
    const { db, accounts, clock, token, organisationId, quoteId, linkId } = await openWithLink();
    const south = await insertOrganisation(db, 'south');
    const foreign = { organisationId: south.organisation, quoteId: south.quote, linkId };
    expect(await revokeShareLink(db, foreign, clock.now)).toBe(false);
    expect(await revokeShareLink(db, { ...foreign, quoteId }, clock.now)).toBe(false);
    expect(await revokeShareLink(db, { ...foreign, organisationId }, clock.now)).toBe(false);
    expect(await accounts.openLink(token, origin)).toHaveProperty('quoteId');
  });

  test('a session ends with its link, and after two weeks in which nobody used it', async () => {
    const { accounts, clock, token } = await openWithLink();
    const headers = kept((await enter(accounts.openLink(token, origin))).cookies);
    clock.now += 13 * day;
    expect(await accounts.authenticate(headers), 'used in time').not.toBeNull();
    clock.now += 13 * day;
    expect(await accounts.authenticate(headers), 'used in time again').not.toBeNull();
    clock.now += 15 * day;
    expect(await accounts.authenticate(headers), 'idle').toBeNull();
  });

  test('a session in daily use ends with its link all the same', async () => {
    const { accounts, clock, token } = await openWithLink();
    const headers = kept((await enter(accounts.openLink(token, origin))).cookies);
    for (let days = 10; days < 90; days += 10) {
      clock.now += 10 * day;
      expect(await accounts.authenticate(headers), `after ${days} days`).not.toBeNull();
    }
    clock.now += 10 * day;
    expect(await accounts.authenticate(headers), 'after 90 days').toBeNull();
  });

  test('a link that is taken back lets nobody stay, by its row and by the sessions it takes along', async () => {
    const { db, accounts, clock, token, organisationId, quoteId, linkId } = await openWithLink();
    const headers = kept((await enter(accounts.openLink(token, origin))).cookies);
    const sessions = () => db.selectFrom('guest_session').selectAll().execute();
    const [begun] = await sessions();
    expect(await accounts.authenticate(headers)).not.toBeNull();
    await revokeShareLink(db, { organisationId, quoteId, linkId }, clock.now);
    expect(await sessions()).toEqual([]);
    // One that is written in the same moment is worth nothing either.
    if (begun) await db.insertInto('guest_session').values(begun).execute();
    expect(await sessions()).toHaveLength(1);
    expect(await accounts.authenticate(headers)).toBeNull();
  });

  test('signing out ends this session and leaves the link', async () => {
    const { accounts, token } = await openWithLink();
    const headers = kept((await enter(accounts.openLink(token, origin))).cookies);
    await accounts.signOut(headers);
    expect(await accounts.authenticate(headers)).toBeNull();
    expect(await accounts.openLink(token, origin)).toHaveProperty('quoteId');
  });

  test('the last one who came in through a browser is who it is', async () => {
    const { accounts, token, ids } = await openWithLink();
    const userId = await addErik(accounts, ids);
    const asGuest = await enter(accounts.openLink(token, origin));
    expect(asGuest.cookies.some((set) => set.startsWith('coquote-user=;'))).toBe(true);
    const asUser = await accounts.startUserSession(userId);
    expect(asUser.cookies.some((set) => set.startsWith('coquote-guest=;'))).toBe(true);
  });
});

describe('cookies', () => {
  const guarded = ['HttpOnly', 'SameSite=Lax', 'Path=/'];

  test.each([
    ['https://quotes.example.com', '__Host-coquote-', true],
    ['http://localhost:3000', 'coquote-', false],
  ])('at %s are named %s… and Secure: %s', async (publicUrl, prefix, secure) => {
    const { db, accounts, ids, clock } = await open(publicUrl);
    const { organisation: organisationId, quote: quoteId, buyer: participantId } = ids;
    const { token } = await db
      .transaction()
      .execute((trx) => createShareLink(trx, { organisationId, quoteId, participantId }, clock.now));
    const user = await accounts.startUserSession(await addErik(accounts, ids));
    const guest = await enter(accounts.openLink(token, origin));
    for (const set of [user.cookies[0] ?? '', guest.cookies[0] ?? '']) {
      expect(set.startsWith(prefix)).toBe(true);
      expect(set.split('; ')).toEqual(expect.arrayContaining(guarded));
      expect(set.includes('Secure')).toBe(secure);
      expect(set).not.toContain('Domain');
    }
  });
});
