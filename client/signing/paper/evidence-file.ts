/** A file as the person chose it → what is handed in, or why it cannot be. */
import { largestKeptFile, mediaTypeOf, type NewFile } from '#shared/evidence/kept-file.ts';

export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg';

export type FileRefusal = 'too-large' | 'kind';

export async function readEvidenceFile(file: File): Promise<NewFile | FileRefusal> {
  if (file.size > largestKeptFile) return 'too-large';
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (mediaTypeOf(bytes) === null) return 'kind';
  return { name: file.name.slice(0, 200), data: toBase64(bytes) };
}

/** In pieces: a function takes only so many arguments. A multiple of three keeps padding out of the middle. */
const piece = 3 * 8_192;

export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += piece) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + piece)));
  }
  return text;
}
