/** Files as answers: those that are there, and those that are made while they are sent. */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { FileAnswer, StreamAnswer } from './handler.ts';

/** Of what is made while it is sent, no part is asked for before the receiver has taken those before it. */
export function sendFile(response: Response, file: FileAnswer | StreamAnswer): Promise<void> | void {
  response.attachment(file.fileName).type(file.mediaType);
  if ('parts' in file) return sendParts(response, file.parts);
  const { buffer, byteOffset, byteLength } = file.bytes;
  response.send(Buffer.from(buffer, byteOffset, byteLength));
}

/** A file that fails half-way, or that nobody waits for any more, ends without its end: the receiver can tell. */
function sendParts(response: Response, parts: AsyncIterable<Uint8Array>): Promise<void> {
  return pipeline(Readable.from(parts), response).catch(() => void response.destroy());
}
