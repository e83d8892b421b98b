/**
 * Loaded before the server in each of its threads, where there is no C compiler for `disk-shim.c`: watches the
 * database file from the side of SQLite's caller. The same orders, the same records, but coarser: a commit is one
 * write of all that is different in the files after it, and what SQLite's settings say is taken for what it synced.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { DatabaseSync, StatementSync } from 'node:sqlite';
import { errnos } from './failures.ts';
import { recordBytes } from './recording.ts';

const watched = process.env['DISK_FILES'] ?? '';
const recording = process.env['DISK_RECORD'];
const control = process.env['DISK_CONTROL'];

/** SQLite's codes for a disk that fails, and for one that has no room. */
const inputOutput = 10;
const full = 13;

/** What a disk writes whole. */
const sectorBytes = 512;

const { prepare, exec } = DatabaseSync.prototype;
const { run } = StatementSync.prototype;
const owners = new WeakMap<StatementSync, DatabaseSync>();
const known = new Map(['-wal', ''].map((file) => [file, contents(file)]));
let commits = 0;

DatabaseSync.prototype.prepare = function (sql, ...options) {
  const statement = prepare.call(this, sql, ...options);
  owners.set(statement, this);
  return statement;
};
DatabaseSync.prototype.exec = function (sql) {
  watching(this, sql, () => exec.call(this, sql));
};
StatementSync.prototype.run = function (this: StatementSync, ...values: unknown[]) {
  const database = owners.get(this);
  const really = (): ReturnType<typeof run> => Reflect.apply(run, this, values);
  return database ? watching(database, this.sourceSQL, really) : really();
};

/** Whatever changes the file ends outside a transaction: as its commit, or as a statement that is one by itself. */
function watching<T>(database: DatabaseSync, sql: string, really: () => T): T {
  if (database.location() !== watched) return really();
  try {
    if (database.isTransaction && sql.toLowerCase() === 'commit') failIfOrdered();
    const result = really();
    if (!database.isTransaction && recording) record(database, recording);
    return result;
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
    const ofTheDisk = errcode === inputOutput || errcode === full;
    if (ofTheDisk && recording) {
      appendFileSync(recording, recordBytes({ file: '-wal', operation: 'failure', call: 'write' }));
    }
    throw error;
  }
}

function failIfOrdered(): void {
  if (!control || !existsSync(control)) {
    commits = 0;
    return;
  }
  const [, first, errno, times] = readFileSync(control, 'utf8').split(' ').map(Number);
  commits += 1;
  if (first === undefined || times === undefined || commits < first || commits >= first + times) return;
  const errcode = errno === errnos.ENOSPC ? full : inputOutput;
  throw Object.assign(new Error('The disk was ordered to fail'), { code: 'ERR_SQLITE_ERROR', errcode });
}

function record(database: DatabaseSync, recording: string): void {
  const isSyncing = Number(prepare.call(database, 'pragma synchronous').get()?.['synchronous']) >= 2;
  const log = changesOf('-wal');
  // The database file is written by checkpoints alone: they sync the log before and the file after.
  const checkpoint = changesOf('');
  const records = [
    ...log,
    ...((isSyncing && log.length > 0) || checkpoint.length > 0
      ? [{ file: '-wal', operation: 'sync' } as const]
      : []),
    ...checkpoint,
    ...(checkpoint.length > 0 ? [{ file: '', operation: 'sync' } as const] : []),
  ];
  for (const one of records) appendFileSync(recording, recordBytes(one));
}

/** What is different in that file since the last time: stretches of changed sectors, exact to the byte at both ends. */
function changesOf(file: string): Parameters<typeof recordBytes>[0][] {
  const before = known.get(file) ?? Buffer.alloc(0);
  const after = contents(file);
  known.set(file, after);
  const differs = (at: number): boolean => at >= before.length || before[at] !== after[at];
  const isSame = (from: number, to: number): boolean =>
    to <= before.length && before.subarray(from, to).equals(after.subarray(from, to));
  const writes: { file: string; operation: 'write'; offset: number; data: Buffer }[] = [];
  for (let at = 0; at < after.length; at += sectorBytes) {
    let end = Math.min(at + sectorBytes, after.length);
    if (isSame(at, end)) continue;
    let start = at;
    while (!differs(start)) start += 1;
    while (!differs(end - 1)) end -= 1;
    const last = writes.at(-1);
    if (last && last.offset + last.data.length === start) last.data = after.subarray(last.offset, end);
    else writes.push({ file, operation: 'write', offset: start, data: after.subarray(start, end) });
  }
  const isShorter = after.length < before.length;
  return [...(isShorter ? [{ file, operation: 'truncate', size: after.length } as const] : []), ...writes];
}

function contents(file: string): Buffer {
  const path = watched + file;
  return existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
}
