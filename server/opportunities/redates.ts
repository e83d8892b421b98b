/** Every time the expected close of a deal was moved, as it was moved. */
import type { Kysely } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import type { Instant, IsoDate } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

export type Redates = readonly {
  readonly ordinal: number;
  readonly before: IsoDate;
  readonly after: IsoDate;
  /** How much later; 0 where it was moved to an earlier day. */
  readonly slipDays: number;
  readonly reason: string;
  readonly answersLetGo: boolean;
  readonly byName: string;
  /** The seller's day it was done on. */
  readonly onDay: IsoDate;
  readonly at: Instant;
}[];

/** By `opportunity cycle`, in order; a cycle that was never moved is absent. */
export async function readRedates(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  only?: readonly OpportunityId[],
): Promise<Map<string, Redates>> {
  const rows = await db
    .selectFrom('redate')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .orderBy('ordinal')
    .execute();
  const byCycle = Map.groupBy(rows, ({ opportunity_id, cycle }) => `${opportunity_id} ${cycle}`);
  return new Map(
    [...byCycle].map(([key, moves]) => [
      key,
      moves.map((move) => ({
        ordinal: move.ordinal,
        before: move.before_close,
        after: move.after_close,
        slipDays: move.slip_days,
        reason: move.reason,
        answersLetGo: move.answers_let_go === 1,
        byName: move.by_name,
        onDay: move.on_day,
        at: move.at,
      })),
    ]),
  );
}
