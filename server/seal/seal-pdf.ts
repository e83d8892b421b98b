import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SealKey } from './seal-key.ts';
import type { SealJob } from './seal-thread.ts';

const entry = new URL('./seal-thread.ts', import.meta.url);

/**
 * Adds a seal to a finished PDF: a PAdES signature over all its bytes, appended, so that the file without it stays as
 * it was. The same file, key and time give the same bytes. It is made on a thread of its own, because reading and
 * hashing a long file takes longer than people who edit should wait. The seal says that it was made when the file was
 * complete (`completedAt`, milliseconds since 1970), or as early as its key can say. Throws an Error for what is no PDF.
 */
export async function sealPdf(pdf: Uint8Array, key: SealKey, completedAt: number): Promise<Uint8Array> {
  const job: SealJob = { pdf, key, sealedAt: Math.max(completedAt, key.since) };
  const worker = new Worker(entry, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: 256 } });
  try {
    const [sealed] = await once(worker, 'message', { signal: AbortSignal.timeout(20_000) });
    return sealed;
  } finally {
    await worker.terminate();
  }
}
