/** Orders the disk of a running server to fail. Both kinds of disk read these orders. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../struck-server.ts';

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

/** Data in `folder` on a disk that obeys the order. */
export function failingCall(folder: string, order: FailureOrder): Fault {
  const control = join(folder, 'control');
  return {
    dataDir: join(folder, 'data'),
    control,
    strike: () => orderFailures(control, order),
    heal: () => rmSync(control, { force: true }),
  };
}

/** From the next call on. */
function orderFailures(control: string, { call, first, error, times }: FailureOrder): void {
  // Whole at once: the server may be looking.
  writeFileSync(`${control}.new`, `${call} ${first} ${errnos[error]} ${times}\n`);
  renameSync(`${control}.new`, control);
}
