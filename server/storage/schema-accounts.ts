/** Who works here, and who has been let in. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import type { OrganisationId, ParticipantId, QuoteId, ShareLinkId, UserId } from '#shared/ids.ts';
import type { PayableStep, Terms } from '#shared/quote/quote.ts';

export interface OrganisationTable {
  id: OrganisationId;
  name: string;
  company_number: string;
  address: string;
  /** IANA name; "the end of that day" is judged in it. */
  time_zone: string;
  created_at: number;
  /** What its new quotes in kronor round the amount to pay to; `null`: nothing. A quote may then say otherwise. */
  payable_step: PayableStep | null;
}

export interface MembershipTable {
  organisation_id: OrganisationId;
  user_id: UserId;
  role: Role;
  created_at: number;
  /** In which they are told of what waits; `null`: in the language of the quote it is about. */
  mail_language: Generated<Terms['language'] | null>;
}

export interface ShareLinkTable {
  id: ShareLinkId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  /** SHA-256 of the token, hexadecimal. The token itself is never stored. */
  token_hash: string;
  created_at: number;
  expires_at: number;
  revoked_at: number | null;
  last_used_at: number | null;
  /** 1: a new device is let in by a code that is mailed to the person. */
  asks_code: Generated<number>;
}

/** One code that was mailed for a link. It stands in no row: it follows from `id`. */
export interface LinkCodeTable {
  id: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  share_link_id: ShareLinkId;
  /** In lower case; and the network address that asked for it. Both are counted by. */
  email: string;
  address: string;
  sent_at: number;
  expires_at: number;
  /** Tries to enter it, right or wrong. */
  tries: number;
  passed_at: number | null;
}

/** A device on which a code was entered for a link. */
export interface KnownDeviceTable {
  /** SHA-256 of the cookie's value. */
  token_hash: string;
  share_link_id: ShareLinkId;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  expires_at: number;
}

export interface GuestSessionTable {
  /** SHA-256 of the cookie's value. */
  token_hash: string;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  share_link_id: ShareLinkId;
  created_at: number;
  last_seen_at: number;
  expires_at: number;
}

/** What a state-changing request was answered, so that a retry is told the same. See `server/http/idempotency.ts`. */
export interface IdempotencyTable {
  /** "user …" or "participant …". */
  actor: string;
  endpoint: string;
  /** SHA-256 of the request's `Idempotency-Key`, hexadecimal. */
  key: string;
  organisation_id: OrganisationId;
  /** SHA-256 of what was asked. The same key for something else is not a retry. */
  request_hash: string;
  started_at: number;
  /** Encrypted with the key; `null` while the first try is under way. */
  answer: string | null;
}

export interface AccountsSchema {
  organisation: OrganisationTable;
  membership: MembershipTable;
  share_link: ShareLinkTable;
  link_code: LinkCodeTable;
  known_device: KnownDeviceTable;
  guest_session: GuestSessionTable;
  idempotency: IdempotencyTable;
}
