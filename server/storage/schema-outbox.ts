/** What people outside are to be told, and the mails that tell them. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { OrganisationId, ParticipantId, QuoteId, VersionId } from '#shared/ids.ts';
import type { DeliveryFailure, DeliveryState, MailTrouble } from '#shared/protocol/deliveries.ts';
import type { NoticeTopic } from '#shared/protocol/notices.ts';
import type { Terms } from '#shared/quote/quote.ts';

/** What must reach somebody outside: written in the transaction that causes it, delivered afterwards. */
export interface OutboxTable {
  /** In the order in which things happened. */
  id: Generated<number>;
  organisation_id: OrganisationId;
  /** `null`: it is about several, or none; then only the seller's own people are told. */
  quote_id: QuoteId | null;
  /** The version it speaks of, if it does. */
  version_id: VersionId | null;
  topic: NoticeTopic;
  /** JSON of the topic's `NoticePayload`. */
  payload: string;
  created_at: number;
}

/** One event on its way to one person. */
export interface DeliveryTable {
  /** Random, and the same at every try: a receiver who gets it twice can tell. */
  id: string;
  organisation_id: OrganisationId;
  /** The event's. */
  quote_id: QuoteId | null;
  event_id: number;
  /** Deliveries of one lane go out one after the other, in the order of `event_id`. */
  lane: string;
  participant_id: ParticipantId | null;
  name: string;
  email: string;
  /** `null`: the language of the quote; of no quote, the one that quotes begin in. */
  language: Terms['language'] | null;
  state: DeliveryState;
  /** Not tried before. */
  due_at: number;
  /** Tries begun. */
  attempts: number;
  /** Until then it is in the hands of the sender that wrote `lease`; 0: in nobody's. */
  leased_until: number;
  lease: string | null;
  /** When it was delivered, cancelled or given up. */
  settled_at: number | null;
  /** Why the latest try failed, and the mail server's own words. */
  failure: DeliveryFailure | null;
  failure_detail: string | null;
}

/** The demo's mailbox: what would have been mailed. */
export interface MailTable {
  /** The delivery's. */
  id: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId | null;
  sent_at: number;
  from_address: string;
  to_name: string;
  to_email: string;
  subject: string;
  text: string;
  html: string;
}

/** One row, once the installation knows itself: see `server/outbox/installation.ts`. */
export interface InstallationTable {
  id: 1;
  mark: string;
}

/** Append only: what the mail service said afterwards of a mail that it had taken. */
export interface MailReportTable {
  /** The service's own. */
  id: string;
  delivery_id: string;
  organisation_id: OrganisationId;
  kind: MailTrouble;
  /** The other side's own words. */
  detail: string;
  at: number;
}

export interface OutboxSchema {
  mail_report: MailReportTable;
  outbox: OutboxTable;
  delivery: DeliveryTable;
  mail: MailTable;
  installation: InstallationTable;
}
