import { leakScenarios } from './leaks/scenarios.ts';
import { networkScenarios } from './network/scenarios.ts';
import type { Scenario } from './scenario.ts';
import { failingSync } from './storage/failing-sync.ts';
import { fullDisk } from './storage/full-disk.ts';
import { cleanStop, kill } from './storage/kill.ts';
import { powerCut } from './storage/power-cut.ts';
import { tornTail } from './storage/torn-tail.ts';

/** Everything `npm run faults` does, in this order. */
export const scenarios: readonly Scenario[] = [
  kill,
  cleanStop,
  powerCut,
  tornTail,
  failingSync,
  fullDisk,
  ...networkScenarios,
  ...leakScenarios,
];
