import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { addDays, endOfDay, type Instant } from '#shared/time.ts';

/** The instants a filter's days begin and end at, in the organisation's time zone; `null`: open. */
export function periodOf(
  { from, to }: Pick<InsightFilter, 'from' | 'to'>,
  timeZone: string,
): { readonly from: Instant | null; readonly until: Instant | null } {
  return {
    from: from === undefined ? null : endOfDay(timeZone, addDays(from, -1)),
    until: to === undefined ? null : endOfDay(timeZone, to),
  };
}
