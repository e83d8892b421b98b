import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Schema } from '../storage/schema.ts';
import { verifyRecent } from './verify.ts';

/** Enough to notice what happened to the file while no server ran, and little enough for every start. */
const recentRows = 1_000;

/** What is said where something is wrong: an operator searches the log for it. */
export const notAsWritten = 'The audit log is not as it was written. Run: npm run admin -- verify';

/**
 * Begins to look at the latest rows of every organisation's audit log, and says in one line how they are. What is
 * wrong stops nobody's work: it is for whoever reads the log to act on.
 */
export function checkRecent(
  db: Kysely<Schema>,
  log: Pick<Logger, 'info' | 'error'>,
): { readonly done: Promise<void>; stop(): Promise<void> } {
  const stopping = new AbortController();
  const done = verifyRecent(db, recentRows, stopping.signal).then(
    ({ rows, problem }) => {
      if (problem === null) log.info({ rows }, 'The latest rows of the audit log are as they were written');
      else log.error({ problem }, notAsWritten);
    },
    (error) => log.error({ err: error }, 'The audit log could not be checked'),
  );
  return {
    done,
    stop: async () => {
      stopping.abort();
      await done;
    },
  };
}
