import * as encoding from 'lib0/encoding';

/** Almost every message is shorter; the rest get the more that they need, for once. */
const roomBytes = 16 * 1024;

const newEncoder = (): encoding.Encoder => {
  const encoder = encoding.createEncoder();
  encoder.cbuf = new Uint8Array(roomBytes);
  return encoder;
};

let shared = newEncoder();
let isBusy = false;

/**
 * What `write` writes, as bytes of their own. The room in which it is written is used again and again: one for each of
 * thousands of messages a second lies outside the heap, and is dearer to be rid of than all that is written into it.
 */
export function encodeBytes(write: (encoder: encoding.Encoder) => void): Uint8Array {
  // What is written in the middle of something else needs room elsewhere.
  if (isBusy) return encoding.encode(write);
  isBusy = true;
  try {
    write(shared);
    return encoding.toUint8Array(shared);
  } finally {
    isBusy = false;
    if (shared.bufs.length > 0) shared = newEncoder();
    else shared.cpos = 0;
  }
}
