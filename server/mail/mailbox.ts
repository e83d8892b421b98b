/**
 * The demo's mailbox: what would have been mailed is kept for the seller to read. It holds the links and codes that
 * mails carry, so it exists in the demo alone, where everybody may enter as everybody anyhow.
 */
import type { Kysely } from 'kysely';
import type { OrganisationId } from '#shared/ids.ts';
import type { MailSummary, MailView } from '#shared/protocol/deliveries.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { Transport } from './transport.ts';

/** The list shows so many, the latest. */
const most = 200;

export function mailboxTransport(db: Kysely<Schema>, from: string, now: Clock): Transport {
  return {
    async send({ id, organisationId, quoteId, fromName, to, subject, text, html }) {
      await db
        .insertInto('mail')
        .values({
          id,
          organisation_id: organisationId,
          quote_id: quoteId,
          sent_at: now(),
          from_address: `${fromName} <${from}>`,
          to_name: to.name,
          to_email: to.address,
          subject,
          text,
          html,
        })
        // A second try of the same delivery is the same mail.
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return { type: 'delivered' };
    },
    close() {},
  };
}

/** Latest first. */
export async function listMails(db: Kysely<Schema>, organisationId: OrganisationId): Promise<MailSummary[]> {
  const rows = await db
    .selectFrom('mail')
    .select(['id', 'sent_at', 'to_name', 'to_email', 'subject'])
    .where('organisation_id', '=', organisationId)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    sentAt: row.sent_at,
    toName: row.to_name,
    toEmail: row.to_email,
    subject: row.subject,
  }));
}

export async function readMail(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  id: string,
): Promise<MailView | null> {
  const row = await db
    .selectFrom('mail')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    sentAt: row.sent_at,
    toName: row.to_name,
    toEmail: row.to_email,
    subject: row.subject,
    from: row.from_address,
    text: row.text,
    html: row.html,
  };
}
