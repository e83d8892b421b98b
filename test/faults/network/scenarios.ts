import type { Scenario } from '../scenario.ts';
import { halfOpen } from './half-open.ts';
import { noisyFrames } from './noisy-frames.ts';
import { restarts } from './restarts.ts';
import { slowReader } from './slow-reader.ts';
import { storm } from './storm.ts';

/** What networks do, and what clients must bear of servers. */
export const networkScenarios: readonly Scenario[] = [halfOpen, noisyFrames, restarts, storm, slowReader];
