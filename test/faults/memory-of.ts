import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { History } from './history.ts';

/** What a process has in memory, in bytes; 0 when it is gone. */
export async function residentBytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => null);
  const kilobytes =
    status === null ? await askPs(pid) : Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0);
  return kilobytes * 1_024;
}

/** Where there is no /proc. */
async function askPs(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]).catch(() => ({
    stdout: '0',
  }));
  return Number(stdout);
}

/** Writes down what a process takes ten times a second, until the answer is called. `pid` is asked each time. */
export function watchMemory(proc: string, pid: () => number, history: History): () => void {
  const timer = setInterval(async () => {
    const bytes = await residentBytes(pid());
    if (bytes > 0) history.tell({ proc, op: 'memory', type: 'info', bytes });
  }, 100);
  return () => clearInterval(timer);
}
