/** What a feature gives for a row of the endpoint table: a function from what was asked to what is answered. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Audience } from '#shared/access/permissions.ts';
import type { Endpoint, EndpointAnswer, EndpointCall, EndpointName } from '#shared/protocol/api.ts';
import type { Refusal } from '#shared/protocol/problems.ts';
import type { Actor, GuestActor, UserActor } from '../accounts/actor.ts';

/** Who can have come through, by audience. A `participant` or `guest` is known to see the quote named in the path. */
interface ActorByAudience {
  anyone: Actor | null;
  signedIn: Actor;
  participant: Actor;
  user: UserActor;
  manager: UserActor;
  guest: GuestActor;
}
export type ActorOf<A extends Audience> = ActorByAudience[A];

/** What signing in and out needs of the connection; no other feature looks at it. */
export interface Caller {
  readonly headers: IncomingHttpHeaders;
  /** Network address, for limiting tries. */
  readonly address: string;
  /** Adds `Set-Cookie` headers to the answer. */
  readonly setCookies: (cookies: readonly string[]) => void;
}

export type Call<N extends EndpointName> = EndpointCall<N> & {
  readonly actor: ActorOf<Endpoint<N>['audience']>;
  /** The request's `Idempotency-Key`, 8 to 100 printable characters. What changes something always has one. */
  readonly idempotencyKey: Endpoint<N> extends { readonly method: 'POST' } ? string : null;
  readonly caller: Caller;
};

/** A file to download instead of a JSON answer. */
export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly fileName: string;
}

/** A file that is made while it is sent. */
export interface StreamAnswer extends Omit<FileAnswer, 'bytes'> {
  readonly parts: AsyncIterable<Uint8Array>;
}

export type HandlerAnswer<N extends EndpointName> =
  Endpoint<N> extends { readonly mediaType: string } ? FileAnswer | StreamAnswer : EndpointAnswer<N>;

/** Expected refusals are returned; whatever is thrown is a fault of ours and answered as `unexpected`. */
export type Handler<N extends EndpointName> = (call: Call<N>) => Promise<HandlerAnswer<N> | Refusal>;

/** One per endpoint. A feature writes `const handlers = { … } satisfies Partial<Handlers>`. */
export type Handlers = { readonly [N in EndpointName]: Handler<N> };
