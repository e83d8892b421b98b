/** Attackers at full length. */
import { bounded, rowText } from '../../bench/row.ts';
import { shareOut } from '../pool.ts';
import { attacksPerRound } from './run.ts';
import type { Report, Task } from './worker.ts';

type Print = (line: string) => void;

const roundsPerSeed = 10;
const progressEveryMs = 15_000;
const mostFailures = 5;
const megabyte = 2 ** 20;
/** What one frame may keep the server busy for. It depends on the machine, so it is told and decides nothing. */
const longestFrameMs = 250;
/** What the heap of a process may grow by, from its first seed to its last. */
const mostGrowth = 40;

/** Resolves to whether no attack did harm. */
export async function fuzzHostile(attacks: number, processes: number, print: Print): Promise<boolean> {
  const start = performance.now();
  const sum = { attacks: 0, refused: 0, committed: 0, failures: 0 };
  let slowest: Report['slowest'] = { milliseconds: 0, attack: 'none' };
  /** By process, after its first seed and after its last. */
  const heaps = new Map<number, { readonly first: number; readonly last: number }>();
  const growth = () => Math.max(0, ...[...heaps.values()].map(({ first, last }) => last - first)) / megabyte;
  const status = () =>
    `hostile: ${sum.attacks} frames, ${sum.refused} refused, ${sum.committed} updates committed, ` +
    `${sum.failures} failed, slowest frame ${slowest.milliseconds.toFixed(1)} ms (${slowest.attack}), ` +
    `heap +${growth().toFixed(1)} MB, ${Math.round((performance.now() - start) / 1_000)} s`;

  let next = 1;
  const progress = setInterval(() => print(status()), progressEveryMs);
  const isWhole = await shareOut<Task, Report>({
    worker: new URL('./worker.ts', import.meta.url),
    processes,
    next: () => {
      if ((next - 1) * roundsPerSeed * attacksPerRound >= attacks || sum.failures >= mostFailures)
        return null;
      next += 1;
      return { seed: next - 1, rounds: roundsPerSeed };
    },
    report: (report) => {
      for (const figure of ['attacks', 'refused', 'committed'] as const) sum[figure] += report[figure];
      if (report.slowest.milliseconds > slowest.milliseconds) slowest = report.slowest;
      const first = heaps.get(report.process)?.first ?? report.heap;
      heaps.set(report.process, { first, last: report.heap });
      if (report.failure === null) return;
      sum.failures += 1;
      print(`hostile seed ${report.seed} failed after ${report.attacks} frames: ${report.failure}`);
    },
  });
  clearInterval(progress);
  if (!isWhole) print(`a process ended early, at a seed before ${next}`);
  print(status());
  const grown = bounded({ name: 'heap, grown by', value: growth(), unit: 'MB' }, 'at most', mostGrowth);
  const longest = {
    name: 'busy with one frame',
    value: slowest.milliseconds,
    unit: 'ms',
    note: slowest.attack,
  };
  for (const row of [grown, bounded(longest, 'at most', longestFrameMs)]) print(rowText(row));
  return isWhole && sum.failures === 0 && grown.target?.met === true;
}
