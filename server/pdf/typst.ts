import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Slots } from './slots.ts';
import type { TypesetJob } from './typst-process.ts';

const entry = fileURLToPath(new URL('./typst-process.ts', import.meta.url));

export interface TypstLimits {
  /** How many compilers may run at once; each takes a core and some 150 MB. */
  readonly atOnce: number;
  /** When a compiler that has not come to an end is killed. A quote takes about a second. */
  readonly milliseconds: number;
  /** How much memory a compiler's process may hold, some 300 that Node sets aside for itself among it. */
  readonly megabytes: number;
}

/**
 * A typesetter: job in, PDF out. Throws an Error with the compiler's reason, or when the time is over. Jobs beyond
 * `atOnce` wait for their turn.
 */
export function createTypesetter({ atOnce, ...limits }: TypstLimits) {
  const slots = new Slots(atOnce);
  return (job: TypesetJob): Promise<Uint8Array> => slots.run(() => runProcess(job, limits));
}

/** `exec` keeps the process: what is killed when the time is over is the compiler, not a shell around it. */
const withinMemory = 'ulimit -d "$1" && shift && exec "$@"';

async function runProcess(
  job: TypesetJob,
  { milliseconds, megabytes }: Omit<TypstLimits, 'atOnce'>,
): Promise<Uint8Array> {
  const kilobytes = String(megabytes * 1024);
  const child = spawn('/bin/sh', ['-c', withinMemory, 'sh', kilobytes, process.execPath, entry], {
    // It needs nothing of the server's environment, so it gets none of its secrets.
    env: {},
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: milliseconds,
    killSignal: 'SIGKILL',
  });
  // A child that ends early closes its input; its exit says why.
  child.stdin.on('error', () => {});
  child.stdin.end(JSON.stringify(job));
  const [pdf, reason, { code, signal }] = await Promise.all([
    buffer(child.stdout),
    text(child.stderr),
    new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => resolve({ code, signal }));
    }),
  ]);
  if (signal === 'SIGKILL') throw new Error(`Making the PDF was stopped after ${milliseconds} ms`);
  if (code !== 0) throw new Error(`Making the PDF failed (${signal ?? code}): ${reason.trim()}`);
  return pdf;
}
