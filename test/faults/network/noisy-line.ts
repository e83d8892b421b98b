/** A network that treats WebSocket frames as no network may: it repeats some, and lets some overtake others. */
import { once } from 'node:events';
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

const repeatChance = 0.2;
const holdChance = 0.2;
/** A frame that nothing overtakes goes on after this. */
const longestHoldMs = 40;

export interface NoisyLine {
  /** The address of the server as seen through it. */
  readonly url: string;
  /** It is quiet until this is set. */
  isNoisy: boolean;
  /** What each connection's client has sent, in order, as it was sent. */
  readonly sessions: readonly (readonly Uint8Array[])[];
  close(): void;
}

/** `random` is in [0, 1). */
export async function layNoisyLine(target: string, random: () => number): Promise<NoisyLine> {
  // What is no WebSocket passes as it is.
  const http = createServer((request, response) => {
    const { method, headers } = request;
    const forward = ask(target + request.url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    forward.on('error', () => response.destroy());
    request.pipe(forward);
  });
  const listener = new WebSocketServer({ server: http, perMessageDeflate: false });
  const sessions: Uint8Array[][] = [];
  const line = { isNoisy: false };

  listener.on('connection', (client, request) => {
    const { cookie = '' } = request.headers;
    const address = target.replace('http', 'ws') + request.url;
    const server = new WebSocket(address, { origin: target, headers: { cookie } });
    const opened = once(server, 'open').catch(() => client.terminate());
    const session: Uint8Array[] = [];
    sessions.push(session);

    const isNoisy = (): boolean => line.isNoisy;
    const up = scramble(
      async (frame) => {
        await opened;
        if (server.readyState === server.OPEN) server.send(frame);
      },
      random,
      isNoisy,
    );
    const down = scramble(
      (frame) => {
        if (client.readyState === client.OPEN) client.send(frame);
      },
      random,
      isNoisy,
    );
    client.on('message', (frame) => {
      if (!Buffer.isBuffer(frame)) return;
      session.push(frame);
      up(frame);
    });
    server.on('message', (frame) => {
      if (Buffer.isBuffer(frame)) down(frame);
    });
    client.on('close', () => server.close());
    server.on('close', (code, reason) => {
      // Codes below 3000 are the protocol's own; not all of them may be sent on.
      if (code >= 3_000) client.close(code, reason.toString());
      else client.terminate();
    });
    server.on('error', () => client.terminate());
  });

  await once(http.listen(0, 'localhost'), 'listening');
  return Object.assign(line, {
    url: `http://localhost:${(http.address() as AddressInfo).port}`,
    sessions,
    close: () => {
      for (const client of listener.clients) client.terminate();
      http.close();
    },
  });
}

/** Hands frames on, some twice and some after the one that followed them. */
function scramble(
  send: (frame: Uint8Array) => void,
  random: () => number,
  isNoisy: () => boolean,
): (frame: Uint8Array) => void {
  let held: { readonly frame: Uint8Array; readonly timer: NodeJS.Timeout } | null = null;
  const handOn = (frame: Uint8Array): void => {
    send(frame);
    if (isNoisy() && random() < repeatChance) send(frame);
  };
  const release = (): void => {
    if (!held) return;
    const { frame, timer } = held;
    clearTimeout(timer);
    held = null;
    handOn(frame);
  };
  return (frame) => {
    if (held === null && isNoisy() && random() < holdChance) {
      held = { frame, timer: setTimeout(release, longestHoldMs) };
      return;
    }
    handOn(frame);
    release();
  };
}
