import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { revokeShareLink } from '../../../server/accounts/share-links.ts';
import { actedBy } from '../../../server/audit/record-audit.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import {
  invite,
  openWorkshop,
  review,
  reviewAndSend,
  send,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

let workshop: Workshop;
beforeAll(async () => {
  workshop = await openWorkshop();
});
afterAll(() => workshop.close());

const rowsOf = (quoteId: QuoteId, ...actions: AuditAction[]) =>
  workshop.db
    .selectFrom('audit')
    .innerJoin('audit_detail', (join) =>
      join
        .onRef('audit_detail.organisation_id', '=', 'audit.organisation_id')
        .onRef('audit_detail.seq', '=', 'audit.seq'),
    )
    .select(['action', 'actor_kind', 'actor_id', 'object_hash', 'value'])
    .where('quote_id', '=', quoteId)
    .where('action', 'in', actions)
    .orderBy('audit.seq')
    .execute();

describe('a command leaves its row in the audit log', () => {
  test('sending: the version by its hash, and the one it takes the place of', async () => {
    const { erik } = workshop;
    const { quoteId } = await startQuote(workshop, erik);
    await invite(workshop, erik, quoteId);
    const first = await reviewAndSend(workshop, erik, quoteId);
    await reviseQuote(workshop, erik, quoteId);
    const second = await reviewAndSend(workshop, erik, quoteId);

    const rows = await rowsOf(quoteId, 'version_sent', 'revision_opened', 'version_superseded');
    const by = { actor_kind: 'user', actor_id: erik.userId };
    expect(rows).toMatchObject([
      { ...by, action: 'version_sent', object_hash: first.hash },
      { ...by, action: 'revision_opened', object_hash: null },
      { ...by, action: 'version_superseded', object_hash: first.hash },
      { ...by, action: 'version_sent', object_hash: second.hash },
    ]);
    expect(JSON.parse(rows[2]?.value ?? '')).toEqual({ versionId: first.id, byVersionId: second.id });
  });

  test('making a link and taking it back: for whom it is, once however often', async () => {
    const { db, erik, now } = workshop;
    const { quoteId } = await startQuote(workshop, erik);
    const { participantId, shareLinkId: linkId, organisationId } = await invite(workshop, erik, quoteId);
    const link = { organisationId, quoteId, linkId, by: actedBy(erik) };
    expect(await revokeShareLink(db, link, now())).toBe(true);
    expect(await revokeShareLink(db, link, now())).toBe(true);
    const rows = await rowsOf(quoteId, 'link_made', 'link_revoked');
    expect(rows.map(({ action }) => action)).toEqual(['link_made', 'link_revoked']);
    expect(rows[1]).toMatchObject({ actor_kind: 'user', actor_id: erik.userId });
    for (const { value } of rows) expect(JSON.parse(value)).toEqual({ linkId, participantId });
  });

  test('opening a link: by the guest, with where they came from and the session by its hash', async () => {
    const { erik } = workshop;
    const { quoteId } = await startQuote(workshop, erik);
    const guest = await invite(workshop, erik, quoteId);
    const [row] = await rowsOf(quoteId, 'link_opened');
    expect(row).toMatchObject({ actor_kind: 'guest', actor_id: guest.participantId });
    expect(JSON.parse(row?.value ?? '')).toEqual({
      linkId: guest.shareLinkId,
      session: guest.sessionId,
      address: '192.0.2.1',
      userAgent: 'Test',
    });
  });
});

test('a command whose row cannot be written has no effect: nothing is sent (I-16)', async () => {
  const { db, erik } = workshop;
  const { quoteId } = await startQuote(workshop, erik);
  await invite(workshop, erik, quoteId);
  const reviewed = await review(workshop, erik, quoteId);

  await sql`create trigger no_more before insert on audit begin select raise(abort, 'no more'); end`.execute(
    db,
  );
  await expect(send(workshop, erik, reviewed)).rejects.toThrow('no more');
  const sent = await db.selectFrom('version').select('id').where('quote_id', '=', quoteId).execute();
  const told = await db.selectFrom('outbox').select('id').where('quote_id', '=', quoteId).execute();
  expect({ sent, told }).toEqual({ sent: [], told: [] });

  await sql`drop trigger no_more`.execute(db);
  expect(isRefusal(await send(workshop, erik, reviewed))).toBe(false);
});
