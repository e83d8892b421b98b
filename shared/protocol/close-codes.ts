/**
 * Why the server closes a socket. y-websocket stops reconnecting on 4400–4499 and keeps trying on every other
 * code, so the number decides what the client does and the sentence what it says.
 */
export const closeCodes = {
  /** The server restarts; the client reconnects by itself and loses nothing. */
  restarting: { code: 1012, reason: 'The server is restarting' },
  /** The room stopped itself after a fault; the client reconnects to a freshly loaded one. */
  roomFault: { code: 1011, reason: 'The room had to be reloaded' },
  tooBig: { code: 1009, reason: 'The message is too big' },
  signIn: { code: 4401, reason: 'Sign in to open this quote' },
  revoked: { code: 4403, reason: 'This access was taken back' },
  notFound: { code: 4404, reason: 'There is no such quote' },
  /** Another document generation or an old client: reload, never merge. */
  mismatch: { code: 4409, reason: 'This page is out of date; reload it' },
  /** Too slow to take what the room sends; come back and be synced afresh. Outside 44xx: the client retries. */
  slow: { code: 4508, reason: 'The connection could not keep up' },
  /** More than any person sends; the client comes back after a pause. */
  tooMuch: { code: 4529, reason: 'This connection asked too much of the server' },
  tooMany: { code: 4530, reason: 'Too many connections are open; close some' },
  tooOften: { code: 4531, reason: 'This page asked for a connection too often' },
} as const satisfies Record<string, { code: number; reason: string }>;
export type CloseReason = keyof typeof closeCodes;

/** The server is well and has had enough of us: coming back at once is what it does not want. */
export const heldBackReasons = ['tooMuch', 'tooMany', 'tooOften'] as const satisfies readonly CloseReason[];
export type HeldBack = (typeof heldBackReasons)[number];
