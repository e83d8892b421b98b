/** For how long a page with a sent version is in sight, in milliseconds, before the version counts as seen. */
export const leastLookMs = 10_000;
