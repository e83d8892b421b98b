/** Replays the demo's year: the steps of all its deals, each in its turn. */
import type { UserActor } from '../../accounts/actor.ts';
import { beginnings, keepDemoTemplates } from '../demo-templates.ts';
import type { SeedOptions } from '../seed.ts';
import { demoDeals } from './deals.ts';
import { live } from './life.ts';
import { openPast, type Seller } from './past.ts';

const hourMs = 3_600_000;

export interface Colleagues {
  readonly sellers: readonly Seller[];
  readonly manager: UserActor;
}

/** What has happened until an hour ago is told; the rest is the future of deals that are still open. */
export async function liveYear(options: SeedOptions, { sellers, manager }: Colleagues): Promise<void> {
  const until = options.now() - hourMs;
  const deals = demoDeals(until, sellers.length);
  const past = openPast(options, deals[0]?.beginsAt ?? until);
  try {
    const templates = await past.db
      .transaction()
      .execute((trx) => keepDemoTemplates(trx, manager, past.now(), beginnings));
    const lives = deals.map((deal) => {
      const seller = sellers[deal.owner];
      if (!seller) throw new Error('every deal is somebody’s');
      return live(past, deal, { seller, manager, templates });
    });
    const due = await Promise.all(lives.map(async (life) => ({ life, at: await nextOf(life) })));
    for (;;) {
      const next = due.reduce((first, one) => (one.at < first.at ? one : first));
      if (next.at > until) break;
      past.comeTo(next.at);
      next.at = await nextOf(next.life);
      await past.mailed();
    }
  } finally {
    await past.close();
  }
}

/** When the next step is due; never, when there is none. */
async function nextOf(life: AsyncGenerator<number, void>): Promise<number> {
  const { value } = await life.next();
  return value ?? Number.POSITIVE_INFINITY;
}
