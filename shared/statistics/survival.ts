/** How long things last of which some are still going on, or were ended by something else. */

/** `after`: in any unit. `event`: what ended it, named; `null` where it still goes on and is only known to have lasted. */
export interface Spell<Event extends string = string> {
  readonly after: number;
  readonly event: Event | null;
}

interface Moment<Event extends string> {
  readonly at: number;
  /** How many had lasted until then. */
  readonly atRisk: number;
  readonly ended: Readonly<Partial<Record<Event, number>>>;
}

/** The moments at which something ended, in their order. */
function moments<Event extends string>(spells: readonly Spell<Event>[]): Moment<Event>[] {
  const byTime = Map.groupBy(spells, ({ after }) => after);
  let atRisk = spells.length;
  const found: Moment<Event>[] = [];
  for (const at of [...byTime.keys()].sort((a, b) => a - b)) {
    const here = byTime.get(at) ?? [];
    const ended: Partial<Record<Event, number>> = {};
    for (const { event } of here) if (event !== null) ended[event] = (ended[event] ?? 0) + 1;
    if (Object.keys(ended).length > 0) found.push({ at, atRisk, ended });
    atRisk -= here.length;
  }
  return found;
}

const sumOfCounts = (counts: Readonly<Record<string, number | undefined>>) =>
  Object.values(counts).reduce<number>((sum, count = 0) => sum + count, 0);

/**
 * The share still going on after each moment at which one ended (E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53,
 * 1958). All events are one here.
 */
export function kaplanMeier(spells: readonly Spell[]): { readonly at: number; readonly going: number }[] {
  let going = 1;
  return moments(spells).map(({ at, atRisk, ended }) => {
    going *= 1 - sumOfCounts(ended) / atRisk;
    return { at, going };
  });
}

/** The time by which that share had ended; `null` where so many have not yet. Worked: the median of 1, 2, 3+ is 2. */
export function censoredQuantile(spells: readonly Spell[], share: number): number | null {
  // The last bits of a product must not carry a share past the moment it was reached.
  return kaplanMeier(spells).find(({ going }) => going <= 1 - share + 1e-9)?.at ?? null;
}

/** A curve is drawn no further than where at least this many still go on. */
export const fewestAtRisk = 10;

export interface IncidenceStep<Event extends string> {
  readonly at: number;
  readonly atRisk: number;
  /** The share that each event has ended by then. They and what goes on are 1 together. */
  readonly share: Readonly<Record<Event, number>>;
}

/**
 * How many each of several events that exclude each other has ended by when (O. O. Aalen and S. Johansen, Scand. J.
 * Stat. 5, 1978). Not one less Kaplan–Meier of each event, which counts what another has ended as if it could still
 * come. Cut where fewer than `fewest` remain at risk.
 */
export function cumulativeIncidence<Event extends string>(
  spells: readonly Spell<Event>[],
  events: readonly Event[],
  fewest = fewestAtRisk,
): IncidenceStep<Event>[] {
  let going = 1;
  const share = Object.fromEntries(events.map((event) => [event, 0])) as Record<Event, number>;
  const steps: IncidenceStep<Event>[] = [];
  for (const { at, atRisk, ended } of moments(spells)) {
    if (atRisk < fewest) break;
    for (const event of events) share[event] += going * ((ended[event] ?? 0) / atRisk);
    going *= 1 - sumOfCounts(ended) / atRisk;
    steps.push({ at, atRisk, share: { ...share } });
  }
  return steps;
}
