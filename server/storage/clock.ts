/** Milliseconds since 1970-01-01 UTC. Whoever needs the time is given one, so that tests can set it. */
export type Clock = () => number;
