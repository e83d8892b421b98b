/** What the event loop asks of the thread that writes, and what it answers. One answer per request, in their order. */
import type { Statement, StatementResult } from './sqlite-connection.ts';

/** `statements` are run only where `condition` changed exactly one row: checked and done in one step, whoever else writes. */
export interface ConditionalWrite {
  readonly condition: Statement;
  readonly statements: readonly Statement[];
}

export type WriterRequest =
  /** `begins`: the first of a transaction, which is opened before it. */
  | { readonly type: 'run'; readonly begins: boolean; readonly statement: Statement }
  | {
      readonly type: 'conditional';
      readonly begins: boolean;
      readonly writes: readonly ConditionalWrite[];
      /** The transaction is committed after it. */
      readonly commits: boolean;
    }
  | { readonly type: 'commit' }
  /** Does nothing where SQLite has rolled back by itself, as after a full disk. */
  | { readonly type: 'rollback' }
  | { readonly type: 'close' };

export type WriterAnswer =
  | { readonly result: StatementResult }
  /** Per write, whether its condition held. */
  | { readonly held: readonly boolean[] }
  /** `write`: which of the conditional writes threw. */
  | {
      readonly error: { readonly message: string; readonly errcode: number | null; readonly write?: number };
    };
