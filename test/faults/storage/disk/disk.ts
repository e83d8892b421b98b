/** How a server is started so that what it does to its database file is seen, and fails on demand. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Between the process and the kernel, where there is a C compiler; between the process and SQLite everywhere. Both
 * write the same records and obey the same orders.
 */
export type Disk =
  | { readonly seenBy: 'system calls'; readonly library: string }
  | { readonly seenBy: 'statements' };

export interface Watch {
  /** The database file. */
  readonly database: string;
  /** The file to record to; see `readRecording`. */
  readonly recording?: string;
  /** Where `orderFailures` writes; not there while the disk works. */
  readonly control?: string;
  /** As a negative control: SQLite does not wait for the disk at a commit, or its failures are kept from the server. */
  readonly without?: 'sync' | 'errors';
}

export const statementDisk: Disk = { seenBy: 'statements' };

/** What the server must find in its environment. */
export function diskEnvironment(disk: Disk, watch: Watch): Record<string, string> {
  const first = [
    ...(disk.seenBy === 'statements' ? ['watch-statements.ts'] : []),
    ...(watch.without ? [`without-${watch.without}.ts`] : []),
  ].map((module) => `--import ${pathToFileURL(join(import.meta.dirname, module))}`);
  return {
    ...(disk.seenBy === 'system calls' ? { LD_PRELOAD: disk.library } : {}),
    NODE_OPTIONS: first.join(' '),
    DISK_FILES: watch.database,
    ...(watch.recording ? { DISK_RECORD: watch.recording } : {}),
    ...(watch.control ? { DISK_CONTROL: watch.control } : {}),
  };
}

/** The more exact one that this machine offers. */
export function openDisk(): Disk {
  const library = compileShim();
  return library === null ? statementDisk : { seenBy: 'system calls', library };
}

let compiled: string | null | undefined;

/** `disk-shim.c` for this machine; `null` where there is no C compiler, or no LD_PRELOAD. */
function compileShim(): string | null {
  if (process.platform !== 'linux') return null;
  if (compiled !== undefined) return compiled;
  const folder = mkdtempSync(join(tmpdir(), 'coquote-shim-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const library = join(folder, 'disk-shim.so');
  const source = join(import.meta.dirname, 'disk-shim.c');
  const { status, error, stderr } = spawnSync('cc', [
    '-O2',
    '-shared',
    '-fPIC',
    '-o',
    library,
    source,
    '-ldl',
  ]);
  const isMissing = error && 'code' in error && error.code === 'ENOENT';
  if (status !== 0 && !isMissing) throw new Error(`cc does not compile ${source}:\n${stderr}`);
  compiled = isMissing ? null : library;
  return compiled;
}
