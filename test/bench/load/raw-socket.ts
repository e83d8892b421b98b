/**
 * The client's end of a WebSocket with nothing around it, so that the load costs its process as little as can be:
 * frames go out as bytes made beforehand and come in as ranges of what was read. It knows what the measured servers
 * send: whole unmasked frames, pings and closes.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const opcodes = { binary: 2, close: 8, ping: 9, pong: 10 } as const;
const maskKeyBytes = 4;
/** What the server says with `Retry-After`. */
const busyMs = 1_000;

/**
 * All sockets are read into this one place, one after the other. Memory of its own for each of thousands of reads a second
 * lies outside the heap, and to be rid of it the load stood still for a tenth of a second every other one: long enough
 * to be taken for the server's.
 */
const room = Buffer.allocUnsafeSlow(256 * 1024);

interface Door {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
}

export interface SocketListener {
  /** One frame's payload lies in `bytes` from `start` to `end`, for as long as this is called. */
  frame(bytes: Buffer, start: number, end: number): void;
  /** Bytes are about to be read as frames. */
  read?(): void;
  closed(): void;
}

/** A client's frame as it stands on the wire. The mask is zero: it is allowed, and the server takes it off as any other. */
export function clientFrame(payload: Uint8Array, opcode: number = opcodes.binary): Buffer {
  const { length } = payload;
  const lengthBytes = length < 126 ? 0 : length < 65_536 ? 2 : 8;
  const frame = Buffer.alloc(2 + lengthBytes + maskKeyBytes + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (lengthBytes === 0 ? length : lengthBytes === 2 ? 126 : 127);
  if (lengthBytes === 2) frame.writeUInt16BE(length, 2);
  if (lengthBytes === 8) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, 2 + lengthBytes + maskKeyBytes);
  return frame;
}

export class RawSocket {
  readonly #socket: Socket;
  readonly #listener: SocketListener;
  #rest: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket, listener: SocketListener) {
    this.#socket = socket;
    this.#listener = listener;
  }

  /**
   * Connects as a page of that origin does, and again when the server says that too many are doing so. Rejects when it
   * does not switch protocols.
   */
  static async open(at: Door, listener: SocketListener): Promise<RawSocket> {
    for (;;) {
      const socket = await RawSocket.#tryOpen(at, listener);
      if (socket) return socket;
      await pause(busyMs);
    }
  }

  /** `null` when the server is busy. */
  static #tryOpen(at: Door, listener: SocketListener): Promise<RawSocket | null> {
    const { port, path, cookie } = at;
    return new Promise((resolve, reject) => {
      let head = Buffer.alloc(0);
      let open: RawSocket | null = null;
      const readHead = (chunk: Buffer): void => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        if (!head.toString('latin1', 0, 12).endsWith(' 101')) {
          socket.destroy();
          if (head.toString('latin1', 0, 12).endsWith(' 503')) resolve(null);
          else reject(new Error(`no WebSocket at ${path}: ${head.toString('latin1', 0, end)}`));
          return;
        }
        open = new RawSocket(socket, listener);
        socket.on('close', () => listener.closed());
        resolve(open);
        open.#read(head.subarray(end + 4));
      };
      const onread = {
        buffer: room,
        callback: (length: number, into: Uint8Array): boolean => {
          const chunk = Buffer.from(into.buffer, into.byteOffset, length);
          if (open) open.#read(chunk);
          else readHead(chunk);
          return true;
        },
      };
      const socket = connect({ port, host: 'localhost', noDelay: true, onread });
      socket.on('error', reject);
      socket.write(
        [
          `GET ${path} HTTP/1.1`,
          `Host: localhost:${port}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
          `Origin: http://localhost:${port}`,
          `Cookie: ${cookie}`,
          '\r\n',
        ].join('\r\n'),
      );
    });
  }

  /** `frame` is one that `clientFrame` made. */
  send(frame: Buffer): void {
    this.#socket.write(frame);
  }

  close(): void {
    this.#socket.destroy();
  }

  #read(chunk: Buffer): void {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    this.#listener.read?.();
    let at = 0;
    for (;;) {
      const start = payloadStart(bytes, at);
      if (start === -1) break;
      const end = start + payloadLength(bytes, at);
      if (end > bytes.length) break;
      this.#take((bytes[at] ?? 0) & 0x0f, bytes, start, end);
      at = end;
    }
    // A copy: what is left of it would be read over.
    this.#rest = Buffer.from(bytes.subarray(at));
  }

  #take(opcode: number, bytes: Buffer, start: number, end: number): void {
    if (opcode === opcodes.binary) this.#listener.frame(bytes, start, end);
    else if (opcode === opcodes.ping) this.send(clientFrame(bytes.subarray(start, end), opcodes.pong));
    else if (opcode === opcodes.close) this.close();
  }
}

/** Where the payload of the frame at `at` begins; -1 while its header has not arrived whole. */
function payloadStart(bytes: Buffer, at: number): number {
  if (bytes.length < at + 2) return -1;
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  const start = at + 2 + (short === 126 ? 2 : short === 127 ? 8 : 0);
  return bytes.length < start ? -1 : start;
}

function payloadLength(bytes: Buffer, at: number): number {
  const short = (bytes[at + 1] ?? 0) & 0x7f;
  if (short === 126) return bytes.readUInt16BE(at + 2);
  return short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short;
}
