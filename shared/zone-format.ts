import { madeOnce } from './made-once.ts';

/**
 * English formats of one shape, by IANA time zone. Each is made once: making one costs a hundred times what using it
 * does, and there are only some hundreds of zones. Throws a RangeError for a zone that does not exist.
 */
export function formatPerZone(shape: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  return madeOnce((timeZone) => new Intl.DateTimeFormat('en', { ...shape, timeZone }));
}
