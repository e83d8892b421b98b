import { describe, expect, it } from 'vitest';
import { isRefusal, refuse } from '#shared/protocol/problems.ts';
import { openAccounts } from '../../../server/accounts/accounts.ts';
import { derivedSecrets } from '../../../server/accounts/derived-secrets.ts';
import { knownForMs } from '../../../server/accounts/link-codes.ts';
import { mailedCodeLimits } from '../../../server/accounts/mailed-codes.ts';
import { createShareLink, revokeShareLink } from '../../../server/accounts/share-links.ts';
import { insertOrganisation, testStorage } from '../../support/storage.ts';

const origin = { address: '192.0.2.1', userAgent: 'A browser' };
const secret = 'x'.repeat(43);

/** A link that asks for a code, unless told otherwise, to Anna, whose mail only she reads. */
async function openWithLink({ asksCode = true, asked = 'Anna@lindqvist.example' } = {}) {
  const { db } = await testStorage();
  const clock = { now: Date.UTC(2026, 10, 24) };
  const accounts = await openAccounts({
    db,
    publicUrl: 'https://coquote.example',
    secret,
    now: () => clock.now,
  });
  const {
    organisation: organisationId,
    quote: quoteId,
    buyer: participantId,
  } = await insertOrganisation(db, 'north');
  await db.updateTable('participant').set({ email: asked }).where('id', '=', participantId).execute();
  const link = await db
    .transaction()
    .execute((trx) => createShareLink(trx, { organisationId, quoteId, participantId, asksCode }, clock.now));
  /** The code as it was mailed last. */
  const mailed = async () => {
    const { payload } = await db
      .selectFrom('outbox')
      .select('payload')
      .where('topic', '=', 'sign_code')
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return derivedSecrets(secret).sixDigits(JSON.parse(payload).challengeId);
  };
  const another = (digits: string) => String((Number(digits) + 1) % 1_000_000).padStart(6, '0');
  const openIt = (code?: string, headers: { cookie?: string } = {}) =>
    accounts.openLink(link.token, origin, { code, headers });
  return { db, clock, accounts, organisationId, quoteId, participantId, ...link, mailed, another, openIt };
}

/** What a browser sends back of what it was told to keep. */
function kept(entry: { readonly cookies: readonly string[] } | { readonly refused: string }) {
  if (isRefusal(entry)) throw new Error(entry.refused);
  const cookies = (entry as { cookies: readonly string[] }).cookies;
  return {
    cookie: cookies
      .filter((set) => !set.includes('Max-Age=0'))
      .map((set) => set.split(';', 1)[0])
      .join('; '),
  };
}

describe('a link that asks for a code', () => {
  it('lets nobody in who only has it, says where a code goes, and does not count as used', async () => {
    const { db, accounts, token, openIt } = await openWithLink();
    const needed = refuse('link-code-needed', { details: { sentTo: 'A…@lindqvist.example' } });
    expect(await openIt()).toEqual(needed);
    expect(await accounts.openLink(token, origin)).toEqual(needed);
    expect(await db.selectFrom('guest_session').selectAll().execute()).toEqual([]);
    expect(
      (await db.selectFrom('share_link').select('last_used_at').executeTakeFirst())?.last_used_at,
    ).toBeNull();
  });

  it('lets in whoever reads the mail, on that device for thirty days and on no other', async () => {
    const { clock, accounts, token, mailed, openIt } = await openWithLink();
    expect(await accounts.mailLinkCode(token, origin)).toMatchObject({ sentTo: 'A…@lindqvist.example' });
    const entered = await openIt(await mailed());
    const device = kept(entered);
    expect(await accounts.authenticate(device)).toMatchObject({ kind: 'guest', name: 'Buyer' });
    expect((entered as { cookies: readonly string[] }).cookies.find((set) => set.includes('device'))).toMatch(
      /^__Host-coquote-device=[\w-]{43}; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
    );
    expect(await openIt(undefined, device)).toHaveProperty('quoteId');
    expect(await openIt()).toHaveProperty('refused', 'link-code-needed');
    clock.now += knownForMs - 1;
    expect(await openIt(undefined, device)).toHaveProperty('quoteId');
    clock.now += 1;
    expect(await openIt(undefined, device)).toHaveProperty('refused', 'link-code-needed');
  });

  it('negative control: one that does not ask lets its holder in, and mails nothing', async () => {
    const { accounts, token, openIt } = await openWithLink({ asksCode: false });
    expect(await openIt()).toHaveProperty('quoteId');
    expect(await accounts.mailLinkCode(token, origin)).toEqual(refuse('not-found'));
  });

  it('takes five tries of a code, right or wrong, within ten minutes, once', async () => {
    const { clock, accounts, token, mailed, another, openIt } = await openWithLink();
    expect(await openIt('123456')).toEqual(refuse('code-over'));
    await accounts.mailLinkCode(token, origin);
    const code = await mailed();
    for (let left = mailedCodeLimits.tries - 1; left >= 0; left -= 1)
      expect(await openIt(another(code))).toEqual(refuse('code-wrong', { details: { triesLeft: left } }));
    expect(await openIt(code)).toEqual(refuse('code-over'));

    clock.now += 1;
    await accounts.mailLinkCode(token, origin);
    clock.now += mailedCodeLimits.lifetimeMs;
    expect(await openIt(await mailed())).toEqual(refuse('code-over'));

    await accounts.mailLinkCode(token, origin);
    const right = await mailed();
    expect(await openIt(right)).toHaveProperty('quoteId');
    expect(await openIt(right)).toEqual(refuse('code-over'));
  });

  it('mails three an hour, and says when it will mail again', async () => {
    const { clock, accounts, token } = await openWithLink();
    const first = clock.now;
    for (let nth = 0; nth < 3; nth += 1) {
      expect(await accounts.mailLinkCode(token, origin)).toHaveProperty('sentTo');
      clock.now += 60_000;
    }
    expect(await accounts.mailLinkCode(token, origin)).toMatchObject({
      refused: 'too-many-requests',
      details: { retryAt: first + mailedCodeLimits.windowMs },
    });
    clock.now = first + mailedCodeLimits.windowMs;
    expect(await accounts.mailLinkCode(token, origin)).toHaveProperty('sentTo');
  });

  it('keeps neither code nor device in any row, and writes down who tried', async () => {
    const { db, accounts, token, mailed, another, openIt } = await openWithLink();
    await accounts.mailLinkCode(token, origin);
    const code = await mailed();
    await openIt(another(code));
    const { cookie } = kept(await openIt(code));
    const device = /device=([\w-]+)/.exec(cookie)?.[1] ?? 'none';
    const tables = ['link_code', 'known_device', 'outbox', 'audit', 'audit_detail', 'guest_session'] as const;
    const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    expect(JSON.stringify(rows)).not.toContain(device);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`(?<!\\d)${code}(?!\\d)`));
    const actions = (await db.selectFrom('audit').select('action').orderBy('seq').execute()).map(
      (row) => row.action,
    );
    expect(actions).toEqual(['link_made', 'code_sent', 'code_failed', 'code_passed', 'link_opened']);
  });

  it('is worth nothing once it is taken back, code or not; nor is a device that somebody else made up', async () => {
    const { db, clock, accounts, token, linkId, organisationId, quoteId, mailed, openIt } =
      await openWithLink();
    expect(await openIt(undefined, { cookie: `__Host-coquote-device=${'a'.repeat(43)}` })).toHaveProperty(
      'refused',
      'link-code-needed',
    );
    await accounts.mailLinkCode(token, origin);
    const planted = { cookie: `__Host-coquote-device=${'a'.repeat(43)}` };
    kept(await openIt(await mailed(), planted));
    // Whoever planted the cookie knows its value, and it is another one now.
    expect(await openIt(undefined, planted)).toHaveProperty('refused', 'link-code-needed');
    await revokeShareLink(db, { organisationId, quoteId, linkId }, clock.now);
    expect(await openIt('123456')).toEqual(refuse('link-invalid'));
    expect(await accounts.mailLinkCode(token, origin)).toEqual(refuse('link-invalid'));
  });

  it('asks again on a device that was left', async () => {
    const { accounts, token, mailed, openIt } = await openWithLink();
    await accounts.mailLinkCode(token, origin);
    const { cookies } = await accounts.signOut(kept(await openIt(await mailed())));
    expect(cookies.some((set) => /^__Host-coquote-device=;.*Max-Age=0/.test(set))).toBe(true);
  });
});
