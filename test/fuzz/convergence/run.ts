/** One seed: 2–6 tabs, a list of steps drawn in advance, and checks after each. */
import '../seeded-chance.ts';
import { mock } from 'node:test';
import { Random } from '../random.ts';
import { withSeededChance } from '../seeded-chance.ts';
import { expectOneDocument } from './checkpoint.ts';
import { Company } from './company.ts';
import { type Premises, Server } from './server.ts';
import { drawSteps, type Step, take } from './steps.ts';
import { type Lines, type LostCount, nothingLost, plainLines, type Spoil } from './tab.ts';

// Each client listens for the end of the process.
process.setMaxListeners(100);

export interface RunOptions {
  readonly seed: number;
  readonly operations: number;
  /** In place of those the seed draws. */
  readonly steps?: readonly Step[];
  /** For showing that a fault would be found. */
  readonly spoil?: (random: Random) => Partial<Spoiling>;
}

export interface Spoiling {
  readonly line: Spoil;
  /** Called after each step. */
  readonly disk: (server: Server) => Promise<void>;
}

export interface RunResult {
  readonly seed: number;
  readonly steps: readonly Step[];
  /** What happened, step by step. */
  readonly trace: readonly string[];
  readonly committed: number;
  readonly lost: LostCount;
  /** What was found broken; `null` when all promises held. */
  readonly failure: unknown;
}

/** Steps between two checkpoints, at which everybody comes to rest. */
const stepsPerCheckpoint = 50;
/** In how many of the steps the server gets a turn afterwards; otherwise the next one comes first. */
const turnEvery = 0.6;

export async function run(premises: Premises, options: RunOptions): Promise<RunResult> {
  const random = new Random(options.seed);
  const steps = options.steps ?? drawSteps(random, options.operations);
  const trace: string[] = [];
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const server = await Server.start(premises);
  const spoiling = options.spoil?.(new Random(-options.seed)) ?? {};
  let company: Company | null = null;
  let failure: unknown = null;
  try {
    await withSeededChance(new Random(options.seed + 1), async () => {
      const people = new Company(server, 2 + random.below(5), random, linesOf(spoiling));
      company = people;
      await people.settle();
      for (const [index, step] of steps.entries()) {
        trace.push(await take(people, step));
        if (random.chance(turnEvery)) await people.turn();
        await spoiling.disk?.(server);
        people.check();
        if (index % stepsPerCheckpoint === stepsPerCheckpoint - 1) await checkpoint(people);
      }
      await checkpoint(people);
    });
  } catch (error) {
    failure = error;
  }
  const lost = await end(server, company);
  return { seed: options.seed, steps, trace, committed: server.history.seq, lost, failure };
}

const linesOf = ({ line }: Partial<Spoiling>): Lines => (line ? { spoil: line } : plainLines);

async function checkpoint(company: Company): Promise<void> {
  await expectOneDocument(company);
  if (company.server.status !== 'sent') company.server.wasSent = false;
}

async function end(server: Server, company: Company | null): Promise<LostCount> {
  company?.leave();
  await server.stop();
  mock.timers.reset();
  return company?.lost ?? nothingLost;
}
