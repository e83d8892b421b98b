import { inRisingOrder, quantileOf } from './quantile.ts';
import { seededRandom } from './random.ts';

/** What one deal is worth, in any unit, and how likely it is to be won. An estimate: it may be floating. */
export interface Chance {
  readonly worth: number;
  readonly probability: number;
}

/** The weight of what the organisation started out assuming, in cases. */
const priorCases = 10;

/** How likely a stage leads to a win: (won + 10·p₀) ÷ (n + 10). What was assumed gives way to what happened. */
export function stageProbability(won: number, entered: number, assumed: number): number {
  return (won + priorCases * assumed) / (entered + priorCases);
}

export interface Spread {
  /** Σ worth × probability. */
  readonly expected: number;
  /** Between these lie four of five outcomes: the 10th and 90th percentile. */
  readonly low: number;
  readonly high: number;
  /** The largest single deal's share of `expected`, 0 to 1; 0 of none. */
  readonly largestShare: number;
}

/** What the deals may come to together, each won or lost by itself, in `draws` outcomes that are the same every time. */
export function spreadOf(deals: readonly Chance[], { draws = 10_000, seed = 1 } = {}): Spread {
  const random = seededRandom(seed);
  const expected = deals.reduce((sum, { worth, probability }) => sum + worth * probability, 0);
  const outcomes = new Float64Array(draws);
  for (const deal of deals) addTo(outcomes, deal, random);
  const rising = inRisingOrder(outcomes);
  const largest = deals.reduce((most, { worth, probability }) => Math.max(most, worth * probability), 0);
  return {
    expected,
    low: quantileOf(rising, 0.1) ?? 0,
    high: quantileOf(rising, 0.9) ?? 0,
    largestShare: expected === 0 ? 0 : largest / expected,
  };
}

/**
 * Adds a deal to those outcomes in which it is won. What happens more seldom, winning or losing, is drawn by how many
 * outcomes lie between one and the next: the same in law as to ask each outcome, and several times as quick.
 */
function addTo(outcomes: Float64Array, { worth, probability }: Chance, random: () => number): void {
  const isMostlyWon = probability > 0.5;
  if (isMostlyWon) for (let at = 0; at < outcomes.length; at++) outcomes[at] = (outcomes[at] ?? 0) + worth;
  const seldom = isMostlyWon ? 1 - probability : probability;
  if (seldom <= 0) return;
  const change = isMostlyWon ? -worth : worth;
  const scale = 1 / Math.log1p(-seldom);
  const between = () => Math.floor(Math.log(1 - random()) * scale);
  for (let at = between(); at < outcomes.length; at += 1 + between()) {
    outcomes[at] = (outcomes[at] ?? 0) + change;
  }
}
