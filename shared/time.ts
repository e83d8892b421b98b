import { z } from 'zod';

/** A calendar day, `2026-05-04`. Which instant it begins or ends at depends on the seller's time zone. */
export const IsoDate = z.iso.date();
export type IsoDate = z.infer<typeof IsoDate>;

/** A point in time as whole milliseconds since 1970-01-01 UTC. Both databases store it so. */
export const Instant = z.int().min(0);
export type Instant = z.infer<typeof Instant>;
