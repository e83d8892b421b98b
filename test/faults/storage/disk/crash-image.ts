/**
 * What may be found on a disk whose power went. Everything before a file's last sync is there. Of each write after
 * it the disk may have taken all, nothing, some sectors, or have been at it when the power went. Bytes that nobody
 * was writing stay as they were, which is what SQLite asks of a disk.
 */
import { bool, int32, type PRNG, real53, uint8Array } from 'lib0/prng';
import type { DiskRecord } from './recording.ts';

/** What a disk writes whole. */
const sectorBytes = 512;

/** By what follows the database's path: "" and "-wal". The shared memory beside them is made anew at each start. */
export type Files = ReadonlyMap<string, Buffer>;

/** The files when the power goes just before the record with the number `cut`. `base`: before the first one. */
export function crashImage(base: Files, records: readonly DiskRecord[], cut: number, random: PRNG): Files {
  const files = new Map(Array.from(base, ([name, bytes]) => [name, new DiskFile(bytes)]));
  for (const record of records.slice(0, cut)) {
    if (record.file === '-shm' || record.operation === 'failure') continue;
    const file = files.get(record.file) ?? new DiskFile(Buffer.alloc(0));
    files.set(record.file, file);
    if (record.operation === 'unlink') files.delete(record.file);
    else if (record.operation === 'sync') file.sync();
    else file.change(record);
  }
  return new Map(Array.from(files, ([name, file]) => [name, file.afterPowerCut(random)]));
}

/** What the files hold where nothing is lost: as an orderly machine shows them. */
export function wholeFiles(base: Files, records: readonly DiskRecord[]): Files {
  const syncs = [...base.keys(), ...records.map(({ file }) => file)].map(
    (file): DiskRecord => ({ t: 0, file, operation: 'sync' }),
  );
  const all = [...records, ...syncs];
  return crashImage(base, all, all.length, { next: () => 0 });
}

type Change = Extract<DiskRecord, { operation: 'write' | 'truncate' }>;

class DiskFile {
  #safe: Contents;
  #unsynced: Change[] = [];

  constructor(bytes: Buffer) {
    this.#safe = new Contents(bytes);
  }

  change(change: Change): void {
    this.#unsynced.push(change);
  }

  sync(): void {
    for (const change of this.#unsynced.splice(0)) this.#safe.apply(change);
  }

  afterPowerCut(random: PRNG): Buffer {
    for (const change of this.#unsynced)
      for (const part of whatRemains(change, random)) this.#safe.apply(part);
    return this.#safe.bytes();
  }
}

const fates = ['taken', 'taken', 'lost', 'lost', 'torn', 'noise'] as const;

function whatRemains(change: Change, random: PRNG): Change[] {
  if (change.operation === 'truncate') return bool(random) ? [change] : [];
  switch (fates[int32(random, 0, fates.length - 1)]) {
    case 'taken':
      return [change];
    case 'torn':
      return sectorsOf(change).filter(() => bool(random));
    case 'noise':
      // All that came before is there, and the sector in the making is rubbish.
      return sectorsOf(change)
        .slice(0, 1 + Math.floor(real53(random) * Math.ceil(change.data.length / sectorBytes)))
        .map((sector, index, all) =>
          index === all.length - 1
            ? { ...sector, data: Buffer.from(uint8Array(random, sector.data.length)) }
            : sector,
        );
    default:
      return [];
  }
}

type Write = Extract<DiskRecord, { operation: 'write' }>;

/** The write, cut where the disk's sectors begin. */
function sectorsOf(write: Write): Write[] {
  const sectors: Write[] = [];
  const end = write.offset + write.data.length;
  for (let at = write.offset; at < end; ) {
    const next = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes);
    sectors.push({ ...write, offset: at, data: write.data.subarray(at - write.offset, next - write.offset) });
    at = next;
  }
  return sectors;
}

/** Bytes that grow as they are written to. */
class Contents {
  #buffer: Buffer;
  #size: number;

  constructor(bytes: Buffer) {
    this.#buffer = Buffer.from(bytes);
    this.#size = bytes.length;
  }

  apply(change: Change): void {
    if (change.operation === 'truncate') {
      this.#reserve(change.size);
      this.#buffer.fill(0, Math.min(this.#size, change.size));
      this.#size = change.size;
      return;
    }
    const end = change.offset + change.data.length;
    this.#reserve(end);
    change.data.copy(this.#buffer, change.offset);
    this.#size = Math.max(this.#size, end);
  }

  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  #reserve(size: number): void {
    if (size <= this.#buffer.length) return;
    const larger = Buffer.alloc(Math.max(size, this.#buffer.length * 2));
    this.#buffer.copy(larger);
    this.#buffer = larger;
  }
}
