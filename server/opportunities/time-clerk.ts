/**
 * Runs the time rules: when a day begins for an organisation, and every now and then in between. Several processes may
 * do so at once; the rows they write let one of them through. Whoever opens the pipeline is shown what holds at that
 * moment, whether or not this has run.
 */
import type { OrganisationId } from '#shared/ids.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { learnSilences } from './learn-silence.ts';
import { readOpenCycles } from './open-cycles.ts';
import { keepTasks } from './time-tasks.ts';

const lookMs = 60_000;
/** A deal that changes during the day is looked at within this. */
const againMs = 30 * 60_000;

type ClerkDeps = Pick<QuoteDeps, 'db' | 'now'>;

interface Telling {
  /** Tells people what they are asked, after it has been found. */
  readonly tell: (organisationId: OrganisationId) => Promise<void>;
}

export interface TimeClerk {
  /** Does what is due now. Runs by itself. */
  look(): Promise<void>;
  stop(): Promise<void>;
}

export function keepTimeRules(
  deps: ClerkDeps & Partial<Telling>,
  failed: (error: unknown) => void,
): TimeClerk {
  const seen = new Map<OrganisationId, { readonly day: IsoDate; readonly at: Instant }>();
  let round: Promise<void> = Promise.resolve();

  const look = (): Promise<void> => {
    round = round.then(() => lookOnce()).catch(failed);
    return round;
  };

  async function lookOnce(): Promise<void> {
    const at = deps.now();
    const organisations = await deps.db.selectFrom('organisation').select(['id', 'time_zone']).execute();
    for (const { id, time_zone } of organisations) {
      const last = seen.get(id);
      const day = dayIn(time_zone, at);
      if (last?.day === day && at - last.at < againMs) continue;
      if (last?.day !== day) await learnSilences(deps.db, id, day);
      await applyTimeRules(deps, id);
      await deps.tell?.(id);
      seen.set(id, { day, at });
    }
  }

  const timer = setInterval(() => void look(), lookMs).unref();
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
}

/** Finds what time asks of one organisation, as of now. Doing so again finds nothing more. */
export async function applyTimeRules({ db, now }: ClerkDeps, organisationId: OrganisationId): Promise<void> {
  const at = now();
  await keepTasks(db, organisationId, await readOpenCycles(db, organisationId, at), at);
}
