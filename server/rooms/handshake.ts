/** Who may open which document by WebSocket. Everything is decided before a single message is read. */
import type { IncomingHttpHeaders } from 'node:http';
import { documentReaders } from '#shared/access/permissions.ts';
import { QuoteId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import type { Actor, Authenticate } from '../accounts/actor.ts';
import type { ClientClaims } from './connection.ts';

export interface Door {
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
  readonly claims: ClientClaims;
}

/** The document a request asks for: `/sync/{quoteId}` or `/sync/{quoteId}/internal`; `null` for any other URL. */
export function readDoor(url: string): Door | null {
  const parsed = URL.parse(url, 'ws://any');
  const [root, id, kind = 'shared', ...rest] = parsed?.pathname.slice(1).split('/') ?? [];
  const quoteId = QuoteId.safeParse(id);
  if (!parsed || root !== 'sync' || rest.length > 0 || !quoteId.success) return null;
  // The shared document has one address, and it is the shorter one.
  if (kind !== 'shared' && kind !== 'internal') return null;
  const schema = parsed.searchParams.get('schema');
  return {
    quoteId: quoteId.data,
    kind,
    claims: {
      schemaVersion: schema === null ? null : Number(schema),
      generation: parsed.searchParams.get('generation'),
    },
  };
}

export interface Admission {
  readonly actor: Actor;
  readonly participant: ParticipantView;
}

export interface AccessCheck {
  readonly authenticate: Authenticate;
  /** What the request says its session is, before anything is looked up; `null` when it names none. */
  readonly claimedSession: (headers: IncomingHttpHeaders) => string | null;
  /** Who the actor is in the quote; `null` when the quote does not exist or is not theirs to see. */
  readonly participantFor: (actor: Actor, quoteId: QuoteId) => Promise<ParticipantView | null>;
}

/** Decides by the session alone. A quote that is not theirs and one that does not exist get the same answer. */
export async function admit(
  headers: IncomingHttpHeaders,
  door: Door,
  { authenticate, participantFor }: Pick<AccessCheck, 'authenticate' | 'participantFor'>,
): Promise<Admission | { readonly refused: CloseReason }> {
  const actor = await authenticate(headers);
  if (!actor) return { refused: 'signIn' };
  const participant = await participantFor(actor, door.quoteId);
  const mayRead = participant !== null && documentReaders[door.kind].includes(participant.side);
  return mayRead ? { actor, participant } : { refused: 'notFound' };
}
