import type { Scenario } from './scenario.ts';

/** Everything `npm run faults` does, in this order. */
export const scenarios: readonly Scenario[] = [];
