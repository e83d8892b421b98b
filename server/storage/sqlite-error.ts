/** SQLite's result codes, without what their upper bits add. */
const constraintViolated = 19;
const inputOutput = 10;
const noRoom = 13;

/** The file cannot be read or written, is corrupt, cannot be opened, or is no database. */
const ofTheDisk: ReadonlySet<number> = new Set([inputOutput, 11, 14, 26]);

/** What SQLite threw on the thread that writes. */
export class SqliteError extends Error {
  /** SQLite's extended result code. */
  readonly errcode: number;

  constructor(message: string, errcode: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'SqliteError';
    this.errcode = errcode;
  }

  /** The thread is gone, and with it whatever it was doing. */
  static writerGone(cause?: Error): SqliteError {
    return new SqliteError('The thread that writes to the database has ended', inputOutput, { cause });
  }
}

/** Whether the file or the disk under it failed, so that no later write can be relied upon either. */
export function isLostDisk(error: unknown): error is SqliteError {
  return error instanceof SqliteError && ofTheDisk.has(error.errcode & 0xff);
}

/**
 * Whether a write found no room. Nothing of its transaction is on disk then, and all before it is: SQLite says this of
 * bytes that it could not write, and never of a sync.
 */
export function isDiskFull(error: unknown): error is SqliteError {
  return error instanceof SqliteError && (error.errcode & 0xff) === noRoom;
}

/** As `isDiskFull`, of whatever was thrown because of it, and of files beside the database. */
export function foundNoRoom(error: unknown): boolean {
  if (isDiskFull(error)) return true;
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || foundNoRoom(error.cause);
}

/** Whether SQLite failed (disk full, I/O, corruption …), as opposed to having been given what it may not store. */
export function isDiskFailure(error: unknown): boolean {
  return error instanceof SqliteError && (error.errcode & 0xff) !== constraintViolated;
}
