import { departuresOf } from '#shared/insight/drawn-process.ts';
import { isOpen, type Stage, stages } from '#shared/opportunity/stages.ts';
import type { InsightAnswers } from '#shared/protocol/insight-api.ts';
import { censoredQuantile, type Spell } from '#shared/statistics/survival.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { Cases, caseOf } from './cases.ts';
import { elapsedDays, type World } from './world.ts';

/** One digit a stage: a path is short to name, whatever the stages are called. */
const pathCell = ({ path }: Cycle) =>
  `path:${path.map(({ stage }) => stages.indexOf(stage)).join('')}`.slice(0, 100);

/**
 * One row for each cycle, with which stages it came to and which it reached from each of them; too young ones count in no
 * rate. And one for each of its stages, with how long it stayed: of those that are still there, how long so far.
 */
export function flowCases(world: World): Cases {
  return new Cases(
    world.cycles.flatMap((cycle) => [
      caseOf(cycle, { cells: world.isMature(cycle) ? wayCells(cycle) : ['unripe'] }),
      ...stagesMet(cycle).map((stage) => {
        const { after, event } = stayIn(world, cycle, stage);
        return caseOf(cycle, {
          days: after,
          cells: [`stay:${stage}`, ...(event === null ? [`stay:${stage}:still`] : [])],
        });
      }),
    ]),
  );
}

function wayCells(cycle: Cycle): string[] {
  const stagesOfPath = cycle.path.map(({ stage }) => stage);
  const came = [...new Set(stagesOfPath)];
  const { skipped, back } = departuresOf(stagesOfPath);
  return [
    ...came.flatMap((stage) => [
      `from:${stage}`,
      // Whenever it came there: it may have been there before, and gone back.
      ...came
        .filter((to) => to !== stage && stagesOfPath.lastIndexOf(to) > stagesOfPath.indexOf(stage))
        .map((to) => `from:${stage}:${to}`),
    ]),
    pathCell(cycle),
    ...(skipped.length + back.length === 0 ? ['way:drawn'] : []),
    ...(skipped.length > 0 ? ['way:skipped'] : []),
    ...(back.length > 0 ? ['way:back'] : []),
  ];
}

const stagesMet = ({ path }: Cycle): Stage[] =>
  stages.filter((stage) => isOpen(stage) && path.some((step) => step.stage === stage));

/** From when it first came there until it left. */
function stayIn(world: World, { path }: Cycle, stage: Stage): Spell {
  const at = path.findIndex((step) => step.stage === stage);
  const [entered, left] = [path[at]?.at ?? world.now, path[at + 1]?.at];
  return { after: elapsedDays(entered, left ?? world.now), event: left === undefined ? null : 'left' };
}

export function flow(world: World, cases: Cases): InsightAnswers['flow'] {
  const paths = cases.cells('path:').map((cell) => {
    const path = [...cell.slice('path:'.length)].map((digit) => stages[Number(digit)] ?? 'identified');
    const { skipped, back } = departuresOf(path);
    return { path, skipped: [...skipped], back: [...back], figure: cases.figure(cell) };
  });
  return {
    stages: stages.filter(isOpen).map((stage) => ({
      stage,
      entered: cases.figure(`from:${stage}`),
      reached: stages
        .filter((to) => stages.indexOf(to) > stages.indexOf(stage))
        .map((to) => ({ stage: to, rate: cases.rate(`from:${stage}`, `from:${stage}:${to}`) })),
      stayed: cases.figure(`stay:${stage}`),
      ...timesIn(world, stage),
    })),
    paths: paths.sort((a, b) => b.figure.count - a.figure.count),
    ways: {
      drawn: cases.figure('way:drawn'),
      skipped: cases.figure('way:skipped'),
      back: cases.figure('way:back'),
    },
    unripe: cases.figure('unripe'),
  };
}

function timesIn(world: World, stage: Stage) {
  const spells = world.cycles
    .filter((cycle) => stagesMet(cycle).includes(stage))
    .map((cycle) => stayIn(world, cycle, stage));
  return { medianDays: censoredQuantile(spells, 0.5), eightiethDays: censoredQuantile(spells, 0.8) };
}
