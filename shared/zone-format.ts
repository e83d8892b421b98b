/**
 * English formats of one shape, by IANA time zone. Each is made once: making one costs a hundred times what using it
 * does, and there are only some hundreds of zones. Throws a RangeError for a zone that does not exist.
 */
export function formatPerZone(shape: Intl.DateTimeFormatOptions): (timeZone: string) => Intl.DateTimeFormat {
  const made = new Map<string, Intl.DateTimeFormat>();
  return (timeZone) => {
    const format = made.get(timeZone) ?? new Intl.DateTimeFormat('en', { ...shape, timeZone });
    made.set(timeZone, format);
    return format;
  };
}
