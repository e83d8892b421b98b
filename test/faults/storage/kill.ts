/** kill -9 and Ctrl-C at any moment while four people edit, again and again on the same data. */
import { join } from 'node:path';
import { create, real53 } from 'lib0/prng';
import { type Product, startProduct } from '../../support/product.ts';
import { brokenPromises, checkHistory, type Verdict } from '../check-history.ts';
import { demoDoors } from '../demo-doors.ts';
import { History, readHistory } from '../history.ts';
import type { Outcome, Progress, Scenario } from '../scenario.ts';
import { inScratchFolder } from '../scratch.ts';
import { type EagerProcess, startEagerProcess } from './eager-process.ts';
import { runKillCycles } from './kill-cycles.ts';

/** Cycles on one set of data. After these it starts afresh, so that the text stays as long as texts are. */
const cyclesPerQuote = 20;
const controlCycles = 3;

export const kill: Scenario = {
  name: 'kill -9 while people edit (a round: one kill and restart)',
  promises: 'I-13, I-14, I-15',
  rounds: { smoke: 20, full: 200 },
  run: (rounds, seed, progress) => endings(rounds, seed, progress, (product) => product.kill()),
  controlFinds: /is gone$/,
  control: (seed) => eagerEndings(seed, (server) => server.kill()),
};

export const cleanStop: Scenario = {
  name: 'Ctrl-C while people edit (a round: one stop and restart)',
  promises: 'I-13, I-14, I-15',
  rounds: { smoke: 2, full: 40 },
  run: (rounds, seed, progress) =>
    endings(rounds, seed, progress, async (product) => {
      const code = await product.stop();
      if (code !== 0) throw new Error(`told to stop, the server ended with ${code}`);
    }),
  controlFinds: /is gone$/,
  control: (seed) => eagerEndings(seed, (server) => server.stop()),
};

/** The product, ended so often and in that way. */
function endings(
  rounds: number,
  seed: number,
  progress: Progress,
  end: (product: Product) => Promise<void>,
): Promise<Outcome> {
  const generator = create(seed);
  return inScratchFolder(async (folder) => {
    const verdicts: Verdict[] = [];
    const refused: unknown[] = [];
    for (let done = 0; done < rounds; done += cyclesPerQuote) {
      const history = new History(join(folder, `history-${done}.jsonl`));
      const cycles = Math.min(cyclesPerQuote, rounds - done);
      const product = await startProduct();
      try {
        const doors = await demoDoors(product);
        const server = { kill: () => end(product), restart: () => product.restart() };
        const random = () => real53(generator);
        refused.push(...(await runKillCycles(server, { cycles, doors, history, random })));
      } finally {
        await product.dispose();
      }
      verdicts.push(checkHistory(readHistory(history.path)));
      progress(done + cycles);
    }
    const failures = verdicts.flatMap(brokenPromises);
    return {
      failures: [
        ...failures,
        ...refused.map((told) => `An honest edit was refused: ${JSON.stringify(told)}`),
      ],
      figures: counted(verdicts),
    };
  });
}

/** A server that acknowledges before the commit. */
function eagerEndings(seed: number, end: (server: EagerProcess) => Promise<void>): Promise<Outcome> {
  const generator = create(seed);
  return inScratchFolder(
    async (folder) => {
      const history = new History(join(folder, 'history.jsonl'));
      const server = await startEagerProcess(folder);
      try {
        await runKillCycles(
          { kill: () => end(server), restart: server.restart },
          { cycles: controlCycles, doors: server.doors, history, random: () => real53(generator) },
        );
      } finally {
        await server.kill();
      }
      const verdict = checkHistory(readHistory(history.path));
      return { failures: brokenPromises(verdict), figures: counted([verdict]) };
    },
    { keep: false },
  );
}

function counted(verdicts: readonly Verdict[]): Outcome['figures'] {
  const sum = (count: (verdict: Verdict) => number): number =>
    verdicts.reduce((total, verdict) => total + count(verdict), 0);
  return {
    acknowledged: sum((verdict) => verdict.acknowledged),
    reads: sum((verdict) => verdict.reads),
    lost: sum((verdict) => verdict.lost.length),
    'seen and gone': sum((verdict) => verdict.vanished.length),
    doubled: sum((verdict) => verdict.doubled.length),
  };
}
