import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import { notAsWritten } from './check-recent.ts';
import { verifyAll } from './verify.ts';

/** When few people work in Europe, by UTC. */
const hour = 2;
const dayMs = 86_400_000;

export interface NightlyCheck {
  /** Looks at everything now; a line for each organisation in which something is wrong, or one that nothing is. */
  look(): Promise<void>;
  /** Ends what it is looking at. */
  stop(): Promise<void>;
}

/** Looks at all audit logs, versions and evidence once a night, while the server runs. */
export function checkNightly(
  db: Kysely<Schema>,
  now: Clock,
  log: Pick<Logger, 'info' | 'error'>,
): NightlyCheck {
  const stopping = new AbortController();
  let timer: NodeJS.Timeout;
  let looking = Promise.resolve();

  const look = async (): Promise<void> => {
    try {
      let [rows, problems] = [0, 0];
      for await (const verdict of verifyAll(db, [], stopping.signal)) {
        rows += verdict.rows;
        if (verdict.problem === null) continue;
        problems += 1;
        const { name, organisationId, problem } = verdict;
        log.error({ problem: `${name} (${organisationId}): ${problem}` }, notAsWritten);
      }
      if (problems === 0) log.info({ rows }, 'All of the audit log is as it was written');
    } catch (error) {
      if (!stopping.signal.aborted) log.error({ err: error }, 'The audit log could not be checked');
    }
  };

  const schedule = (): void => {
    timer = setTimeout(() => {
      looking = look();
      schedule();
    }, untilNight(now())).unref();
  };
  schedule();

  return {
    look,
    stop: async () => {
      clearTimeout(timer);
      stopping.abort();
      await looking;
    },
  };
}

/** Milliseconds until the hour comes next; a day where it has just come. */
export function untilNight(now: number): number {
  const today = Math.floor(now / dayMs) * dayMs + hour * 3_600_000;
  return today > now ? today - now : today + dayMs - now;
}
