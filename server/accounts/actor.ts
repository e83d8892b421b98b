/** Who is asking. Always resolved from the session cookie on the server; nothing a client says can change it. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Role } from '#shared/access/permissions.ts';
import type { OrganisationId, ParticipantId, QuoteId, ShareLinkId, UserId } from '#shared/ids.ts';

export interface UserActor {
  readonly kind: 'user';
  readonly userId: UserId;
  readonly organisationId: OrganisationId;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  /** Identifies the session for closing its sockets; not the cookie's value. */
  readonly sessionId: string;
}

/** A buyer who came by a share link: a right to one quote, no account. */
export interface GuestActor {
  readonly kind: 'guest';
  readonly participantId: ParticipantId;
  readonly quoteId: QuoteId;
  readonly organisationId: OrganisationId;
  readonly shareLinkId: ShareLinkId;
  readonly name: string;
  /** Identifies the session for closing its sockets; not the cookie's value. */
  readonly sessionId: string;
  /** A seller reads what this person would be answered: see `server/http/seen-by.ts`. */
  readonly isSeenBySeller?: true;
}

export type Actor = UserActor | GuestActor;

/** Resolves the session of a request or of a socket's upgrade; `null` when there is none (any more). */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Actor | null>;
