/** Who is signed in, asked once and believed for a while. */
import { query } from '../api/queries.ts';

/** A session that ended meanwhile is noticed at the next page after this long; the API refuses at once anyway. */
const believedMs = 60_000;

export const meQuery = { ...query('me', {}), staleTime: believedMs };
