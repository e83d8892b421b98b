import type { Scenario } from '../scenario.ts';
import { unloadRaces } from './unload-races.ts';
import { visits } from './visits.ts';

/** What must be gone when nobody needs it, and what must not. */
export const leakScenarios: readonly Scenario[] = [visits, unloadRaces];
