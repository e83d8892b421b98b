/** Runs one scenario with its control, and says in lines of text how it went. */
import type { Outcome, Progress, Scenario } from './scenario.ts';

export interface Result {
  readonly scenario: Scenario;
  readonly rounds: number;
  readonly seed: number;
  readonly outcome: Outcome;
  readonly control: Outcome;
  readonly seconds: number;
}

export async function runScenario(
  scenario: Scenario,
  rounds: number,
  seed: number,
  progress: Progress,
): Promise<Result> {
  const started = performance.now();
  const outcome = await thrownAsFailure(() => scenario.run(rounds, seed, progress));
  const control = await runControl(scenario, seed);
  return { scenario, rounds, seed, outcome, control, seconds: (performance.now() - started) / 1000 };
}

const tries = 4;

/** What it breaks it breaks by chance, so it is tried a few times: a checker that is blind finds nothing in any. */
export async function runControl({ control, controlFinds }: Scenario, seed: number): Promise<Outcome> {
  let last: Outcome = { failures: [], figures: {} };
  for (let nth = 0; nth < tries && last.failures.length === 0; nth += 1) {
    // One that ends with an error has not shown that the checker finds anything.
    const { failures, figures } = await control(seed + nth).catch(
      (error): Outcome => ({ failures: [], figures: { 'the control ended with': String(error) } }),
    );
    const others = failures.filter((found) => !controlFinds.test(found));
    const told = others.length === 0 ? {} : { 'found besides': others.join(' · ') };
    last = {
      failures: failures.filter((found) => controlFinds.test(found)),
      figures: { ...figures, ...told },
    };
  }
  return last;
}

async function thrownAsFailure(run: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await run();
  } catch (error) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { failures: [`It ended with an error: ${told}`], figures: {} };
  }
}

/** Nothing broke, and what is meant to find breakage does find it. */
export function holds({ outcome, control }: Result): boolean {
  return outcome.failures.length === 0 && control.failures.length > 0;
}

const columns = ['scenario', 'promises', 'rounds', 'seed', 'failures', 'control found', 'seconds'] as const;

/** One line per scenario under a line of headings, each with what it counted below; then every failure in words. */
export function table(results: readonly Result[]): string[] {
  const cells = results.map(({ scenario, rounds, seed, outcome, control, seconds }) => [
    `${scenario.name}`,
    scenario.promises,
    String(rounds),
    String(seed),
    String(outcome.failures.length),
    control.failures.length === 0 ? 'NOTHING' : String(control.failures.length),
    seconds.toFixed(0),
  ]);
  const widths = columns.map((title, at) =>
    Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, at) => (at < 2 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ');
  return [
    line(columns),
    ...results.flatMap((result, at) => [
      line(cells[at] ?? []),
      ...figures(result).map((told) => `    ${told}`),
    ]),
    ...results.flatMap(({ scenario, outcome }) =>
      outcome.failures.map((failure) => `FAILED  ${scenario.name}: ${failure}`),
    ),
  ];
}

function figures({ outcome, control }: Result): string[] {
  const told = (of: Outcome): string =>
    Object.entries(of.figures)
      .map(([name, value]) => `${name} ${value}`)
      .join(' · ');
  return [
    told(outcome),
    `control: ${told(control)}`,
    ...control.failures.slice(0, 1).map((found) => `it found: ${found}`),
  ];
}
