/** The rooms' WebSocket server. Beyond it and `SocketConnection` nobody knows a socket. */
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isOwnOrigin } from '../http/own-origin.ts';
import type { RoomLog } from './durable-document.ts';
import { type AccessCheck, type Admission, admit, type Door, readDoor } from './handshake.ts';
import { HandshakeQueue } from './handshake-queue.ts';
import { HandshakeRate } from './handshake-rate.ts';
import { KnownSessions } from './known-sessions.ts';
import { limits } from './limits.ts';
import type { LiveRooms } from './rooms-registry.ts';
import { closeWith, messageBounds, SocketConnection, sendAway } from './socket-connection.ts';
import { type Asker, type Lane, Traffic } from './traffic.ts';
import { UnsentBytes } from './unsent-bytes.ts';

/** RFC 6455: the endpoint got data of a type it cannot accept. */
const unsupportedData = 1003;

export interface SyncServerOptions extends AccessCheck {
  readonly rooms: Pick<LiveRooms, 'join' | 'revocations'>;
  /** Where people reach the server, "https://quotes.example.com". Only its own pages may open a socket. */
  readonly publicUrl: string;
  readonly log: RoomLog;
  /** Milliseconds that never go back. */
  readonly elapsed?: () => number;
}

export interface SyncServer {
  /** Stops taking sockets and cuts those that are still open. Close the rooms first. */
  close(): void;
}

/** Seconds in which some hundreds of those who wait have been let in. */
const busyRetryAfter = 1;
/** Seconds until an address that has used up its allowance has one more. */
const strangerRetryAfter = Math.ceil(60 / limits.handshakes.strangersPerMinute);

/** Without a session there is nothing to look up. */
const nobody = { refused: 'signIn' } as const;

/** What of a request's headers says whose it is. */
type Session = Pick<IncomingHttpHeaders, 'cookie'>;

/** Somebody who has been let in. */
interface Arrival {
  readonly socket: WebSocket;
  readonly raw: Duplex;
  readonly session: Session;
  readonly door: Door;
  readonly admission: Admission;
  readonly lane: Lane;
}

/** Answers every upgrade request of the HTTP server: those to `/sync/…` with a room, others with 404. */
export function attachSyncServer(http: Server, options: SyncServerOptions): SyncServer {
  const { rooms, publicUrl, log, elapsed = () => performance.now() } = options;
  const sockets = new WebSocketServer({ noServer: true, ...messageBounds, perMessageDeflate: false });
  const open = new Set<SocketConnection>();
  const unsent = new UnsentBytes();
  const traffic = new Traffic(elapsed);
  const handshakes = new HandshakeRate(elapsed);
  const known = new KnownSessions();
  const queue = new HandshakeQueue(() => handshakes.passAnybody());

  const upgrade = async (request: IncomingMessage, raw: Duplex, head: Buffer): Promise<void> => {
    const door = readDoor(request.url ?? '');
    if (!door) return refuse(raw, '404 Not Found');
    // Browsers send cookies with any page's WebSocket and apply no CORS to it, so a socket must name its page.
    const { origin, host } = request.headers;
    if (origin === undefined || !isOwnOrigin(origin, host, publicUrl)) return refuse(raw, '403 Forbidden');
    // A session is all that is looked at again later; the rest of the request need not be kept for it.
    const session = { cookie: request.headers.cookie };
    const claimed = options.claimedSession(session);
    const address = request.socket.remoteAddress ?? '';
    if (claimed !== null && !(await turn(claimed, address, raw))) {
      return refuse(raw, '503 Service Unavailable', busyRetryAfter);
    }
    const admission = claimed === null ? nobody : await admitForGood(session, door);
    if ('refused' in admission) {
      if (claimed !== null) known.forget(claimed);
      if (!handshakes.passStranger(address)) return refuse(raw, '429 Too Many Requests', strangerRetryAfter);
    } else if (claimed !== null) known.remember(claimed);
    sockets.handleUpgrade(request, raw, head, (socket) => {
      socket.on('error', socket.terminate);
      // A browser cannot read the status of a refused upgrade, so the refusal is a close code.
      if ('refused' in admission) return closeWith(socket, admission.refused);
      const asker = askerOf(admission, address);
      if (!handshakes.passKnown(asker)) return sendAway(socket, 'tooOften');
      const lane = traffic.open(asker);
      if (lane === null) sendAway(socket, 'tooMany');
      else seat({ socket, raw, session, door, admission, lane });
    });
  };

  const turn = (session: string, address: string, raw: Duplex): Promise<boolean> =>
    queue.turn({
      session,
      // Who hangs up ends the stream; it is destroyed by us, or by an end without a word.
      isGone: () => raw.destroyed || raw.readableEnded,
      isDoubtful: () => handshakes.hasNoMoreStrangers(address) && !known.has(session),
    });

  /** As `admit`, asked again when access was taken back while it was looked up. */
  const admitForGood = async (session: Session, door: Door) => {
    for (;;) {
      const before = rooms.revocations;
      const admission = await admit(session, door, options);
      if (rooms.revocations === before) return admission;
    }
  };

  const seat = ({ socket, raw, session, door, admission, lane }: Arrival): void => {
    const stillAllowed = async (): Promise<boolean> => !('refused' in (await admit(session, door, options)));
    const connection = new SocketConnection(socket, raw, admission, { stillAllowed, unsent });
    const place = rooms.join(door.quoteId, door.kind, connection, door.claims);
    open.add(connection);
    socket.on('message', (data, isBinary) => {
      if (socket.readyState !== socket.OPEN) return;
      if (!isBinary || !Buffer.isBuffer(data)) socket.close(unsupportedData, 'Binary messages only');
      else if (!lane.pass(data.length, () => place.receive(new Uint8Array(data)))) {
        const { id: participantId } = admission.participant;
        log.info({ quoteId: door.quoteId, participantId }, 'A connection was closed: it asked too much');
        sendAway(socket, 'tooMuch');
      }
    });
    socket.on('close', () => {
      lane.close();
      open.delete(connection);
      place.leave();
    });
  };

  const onUpgrade = (request: IncomingMessage, raw: Duplex, head: Buffer): void => {
    raw.on('error', () => raw.destroy());
    upgrade(request, raw, head).catch((error) => {
      log.error({ err: error }, 'A WebSocket could not be opened');
      refuse(raw, '500 Internal Server Error');
    });
  };

  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
    for (const connection of open) connection.tick(ticks);
    if (ticks % limits.line.ticksPerReview === 0) {
      reviewAccess(open).catch((error) => log.error({ err: error }, 'Open sockets could not be reviewed'));
    }
  }, limits.line.tickMs).unref();

  http.on('upgrade', onUpgrade);
  return {
    close() {
      clearInterval(timer);
      http.off('upgrade', onUpgrade);
      queue.close();
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

function askerOf({ actor, participant }: Admission, address: string): Asker {
  return {
    person: participant.id,
    user: actor.kind === 'user' ? actor.userId : null,
    link: actor.kind === 'guest' ? actor.shareLinkId : null,
    address,
  };
}

/** One after the other, so that a thousand open sockets never mean a thousand look-ups at once. */
async function reviewAccess(open: ReadonlySet<SocketConnection>): Promise<void> {
  for (const connection of [...open]) {
    if (await connection.stillAllowed()) continue;
    // A user can sign in again; a guest whose link has ended cannot.
    connection.close(connection.shareLinkId === null ? 'signIn' : 'revoked');
  }
}

/** `retryAfter` in seconds. */
function refuse(raw: Duplex, status: string, retryAfter?: number): void {
  const lines = ['Connection: close', 'Content-Length: 0'];
  if (retryAfter !== undefined) lines.push(`Retry-After: ${retryAfter}`);
  raw.end(`HTTP/1.1 ${status}\r\n${lines.join('\r\n')}\r\n\r\n`);
}
