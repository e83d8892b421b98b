import type { RefusalCode } from '#shared/protocol/room-messages.ts';

/** Ends a judgement from wherever it stands. Caught in `judgeUpdate` and never seen outside the guard. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly path: string[];

  constructor(code: RefusalCode, path: readonly (string | null)[] = []) {
    super(`${code} at ${path.join('/')}`);
    this.code = code;
    this.path = path.filter((step) => step !== null);
  }
}

/** The update builds on something of the sender's own that has not arrived yet: nothing to punish, ask for it. */
export class Gap extends Error {}

export function malformed(): Refusal {
  return new Refusal('malformed');
}
