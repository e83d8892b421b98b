import { isOpen, type Stage, stages } from '#shared/opportunity/stages.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { censoredQuantile, type Spell } from '#shared/statistics/survival.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import { elapsedDays, type World } from './world.ts';

/** One digit a stage: a path is short to name, whatever the stages are called. */
const pathCell = ({ path }: Cycle) =>
  `path:${path.map(({ stage }) => stages.indexOf(stage)).join('')}`.slice(0, 100);

/** Which stages a cycle came to, and which it reached from each of them. Too young ones count in no rate. */
export function flowCases(world: World): Cases {
  return new Cases(
    world.cycles.map((cycle) => {
      if (!world.isMature(cycle)) return caseOf(cycle, { cells: ['unripe'] });
      const first = firstVisits(cycle);
      const cells = [...first].flatMap(([stage, at]) => [
        `from:${stage}`,
        ...[...first].flatMap(([to, then]) => (then > at ? [`from:${stage}:${to}`] : [])),
      ]);
      return caseOf(cycle, { cells: [...cells, pathCell(cycle)] });
    }),
  );
}

/** By stage, which one on the way it was when the cycle first came to it. */
function firstVisits({ path }: Cycle): Map<Stage, number> {
  const first = new Map<Stage, number>();
  path.forEach(({ stage }, i) => {
    if (!first.has(stage)) first.set(stage, i);
  });
  return first;
}

const mostPaths = 12;

export function flow(world: World, cases: Cases): InsightAnswers['flow'] {
  const paths = cases.cells('path:').map((cell) => ({
    path: [...cell.slice('path:'.length)].map((digit) => stages[Number(digit)] ?? 'identified'),
    figure: cases.figure(cell),
  }));
  return {
    stages: stages.filter(isOpen).map((stage) => ({
      stage,
      entered: cases.figure(`from:${stage}`),
      reached: stages
        .filter((to) => stages.indexOf(to) > stages.indexOf(stage))
        .map((to) => ({ stage: to, rate: cases.rate(`from:${stage}`, `from:${stage}:${to}`) })),
      ...timesIn(world, stage),
    })),
    paths: paths.sort((a, b) => b.figure.count - a.figure.count).slice(0, mostPaths),
    unripe: cases.figure('unripe'),
  };
}

function timesIn(world: World, stage: Stage) {
  const spells = world.cycles.flatMap(({ path }) => {
    const at = path.findIndex((step) => step.stage === stage);
    const [entered, left] = [path[at], path[at + 1]];
    if (!entered) return [];
    const spell: Spell = {
      after: elapsedDays(entered.at, left?.at ?? world.now),
      event: left ? 'left' : null,
    };
    return [spell];
  });
  return { medianDays: censoredQuantile(spells, 0.5), eightiethDays: censoredQuantile(spells, 0.8) };
}
