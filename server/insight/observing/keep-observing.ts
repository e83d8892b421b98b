import type { Kysely } from 'kysely';
import type { Clock } from '../../storage/clock.ts';
import type { Schema } from '../../storage/schema.ts';
import { observeOffers } from './observe-offers.ts';

const everyMs = 60_000;

/**
 * Observes every organisation's offers now and then, so that whoever opens insight has little left to wait for; the
 * first round also takes up what was offered before there was insight. `stop` waits for the round under way.
 */
export function keepObserving(
  { db, now }: { readonly db: Kysely<Schema>; readonly now: Clock },
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  let isStopped = false;

  async function look(): Promise<void> {
    const organisations = await db.selectFrom('organisation').select('id').execute();
    for (const { id } of organisations) if (!isStopped) await observeOffers(db, id, now());
  }

  const begin = () => {
    round = round.then(look).catch(failed);
  };
  const timer = setInterval(begin, everyMs).unref();
  begin();
  return {
    stop() {
      isStopped = true;
      clearInterval(timer);
      return round;
    },
  };
}
