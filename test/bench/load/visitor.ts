import { type Dialect, frameTypes, nothingMissing, syncKinds } from '../peers/dialects.ts';
import { clientFrame, RawSocket } from './raw-socket.ts';

export interface Visit {
  /** The document as it was given, as a Yjs update. */
  readonly document: Uint8Array;
  /** From knocking to having all of it. */
  readonly milliseconds: number;
  /** Whether the connection still stands. */
  isOpen(): boolean;
  leave(): void;
}

/** Opens one document as somebody who holds nothing of it. Rejects when the server hangs up first. */
export async function visit(
  dialect: Dialect,
  at: { readonly port: number; readonly room: string; readonly cookie: string },
): Promise<Visit> {
  const prefix = dialect.prefix(at.room).length;
  const answer = (): void => socket.send(clientFrame(nothingMissing(dialect.prefix(at.room))));
  const start = performance.now();
  let isOpen = true;
  const given = Promise.withResolvers<{ document: Uint8Array; milliseconds: number }>();
  const socket = await RawSocket.open(
    { ...at, path: dialect.path(at.room) },
    {
      frame: (bytes, from, end) => {
        const type = bytes[from + prefix];
        if (type !== frameTypes.sync && type !== frameTypes.syncReply) return;
        const kind = bytes[from + prefix + 1];
        if (kind === syncKinds.step1) answer();
        if (kind !== syncKinds.step2) return;
        const milliseconds = performance.now() - start;
        given.resolve({ document: carried(bytes, from + prefix + 2, end), milliseconds });
      },
      closed: () => {
        isOpen = false;
        given.reject(new Error(`the server closed room ${at.room} before it gave the document`));
      },
    },
  );
  for (const frame of dialect.hello(at.room)) socket.send(clientFrame(frame));
  return { ...(await given.promise), isOpen: () => isOpen, leave: () => socket.close() };
}

/** What a sync frame carries after its kind, without its length. A copy: the bytes are read into again. */
function carried(bytes: Buffer, at: number, end: number): Uint8Array {
  let start = at;
  while ((bytes[start] ?? 0) >= 0x80) start += 1;
  return new Uint8Array(bytes.subarray(start + 1, end));
}
