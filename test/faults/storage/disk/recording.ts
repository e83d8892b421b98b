/** What happened to the database files, in the order in which it happened, as `disk-shim.c` writes it down. */
import { readFileSync } from 'node:fs';

export type DiskRecord = {
  /** Milliseconds since 1970 by the clock of histories. Of a sync: when it had succeeded; else: before it was done. */
  readonly t: number;
  /** What follows the database's path: "", "-wal" or "-shm". */
  readonly file: string;
} & (
  | { readonly operation: 'write'; readonly offset: number; readonly data: Buffer }
  | { readonly operation: 'truncate'; readonly size: number }
  | { readonly operation: 'sync' }
  | { readonly operation: 'unlink' }
  /** By order or by itself. */
  | { readonly operation: 'failure'; readonly call: 'write' | 'sync' }
);

const headerBytes = 32;
const operations = ['write', 'truncate', 'sync', 'unlink', 'failure'] as const;

/** Of what was recorded by another process on this machine. A record that a kill cut short is left out. */
export function readRecording(path: string): DiskRecord[] {
  const bytes = readFileSync(path);
  const records: DiskRecord[] = [];
  for (let at = 0; at + headerBytes <= bytes.length; ) {
    const pathStart = at + headerBytes;
    const dataStart = pathStart + bytes.readUInt32LE(at + 20);
    const end = dataStart + bytes.readUInt32LE(at + 24);
    if (end > bytes.length) break;
    const operation = operations[bytes.readUInt32LE(at + 16) - 1];
    const place = Number(bytes.readBigUInt64LE(at + 8));
    const told = {
      t: toHistoryClock(bytes.readBigUInt64LE(at)),
      file: bytes.toString('utf8', pathStart, dataStart),
    };
    if (operation === 'write') {
      records.push({ ...told, operation, offset: place, data: bytes.subarray(dataStart, end) });
    } else if (operation === 'truncate') records.push({ ...told, operation, size: place });
    else if (operation === 'failure') {
      records.push({ ...told, operation, call: place === 1 ? 'write' : 'sync' });
    } else if (operation) records.push({ ...told, operation });
    else throw new Error(`${path} is no recording: there is no such operation at byte ${at}`);
    at = end;
  }
  return records;
}

/** The bytes of a record of now, as `readRecording` reads them. */
export function recordBytes(record: Untimed): Buffer {
  const file = Buffer.from(record.file);
  const data = record.operation === 'write' ? record.data : Buffer.alloc(0);
  const header = Buffer.alloc(headerBytes);
  header.writeBigUInt64LE(process.hrtime.bigint(), 0);
  header.writeBigUInt64LE(BigInt(placeOf(record)), 8);
  header.writeUInt32LE(operations.indexOf(record.operation) + 1, 16);
  header.writeUInt32LE(file.length, 20);
  header.writeUInt32LE(data.length, 24);
  return Buffer.concat([header, file, data]);
}

function placeOf(record: Untimed): number {
  switch (record.operation) {
    case 'write':
      return record.offset;
    case 'truncate':
      return record.size;
    case 'failure':
      return operations.indexOf(record.call) + 1;
    default:
      return 0;
  }
}

type Untimed = DiskRecord extends infer R ? (R extends DiskRecord ? Omit<R, 't'> : never) : never;

/** The monotonic clock, which all processes of a machine share, against the clock of histories of this one. */
const clockOffset = performance.timeOrigin + performance.now() - Number(process.hrtime.bigint()) / 1e6;

function toHistoryClock(nanoseconds: bigint): number {
  return clockOffset + Number(nanoseconds) / 1e6;
}
