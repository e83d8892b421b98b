/** Orders the disk of a running server to fail. Both kinds of disk read these orders. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** As Linux numbers them. */
export const errnos = { EIO: 5, ENOSPC: 28 } as const;

export interface FailureOrder {
  readonly call: 'sync' | 'write';
  /** The first call of that kind that fails, counted from 1 and from the order on. */
  readonly first: number;
  readonly error: keyof typeof errnos;
  /** How many fail in a row. */
  readonly times: number;
}

/** From the next call on. */
export function orderFailures(control: string, { call, first, error, times }: FailureOrder): void {
  // Whole at once: the server may be looking.
  writeFileSync(`${control}.new`, `${call} ${first} ${errnos[error]} ${times}\n`);
  renameSync(`${control}.new`, control);
}

/** The disk works again. */
export function endFailures(control: string): void {
  rmSync(control, { force: true });
}
