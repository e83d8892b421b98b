import { inRisingOrder, quantileOf } from './quantile.ts';
import { seededWords } from './random.ts';

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
  const word = seededWords(seed);
  const expected = deals.reduce((sum, { worth, probability }) => sum + worth * probability, 0);
  const outcomes = new Float64Array(Math.ceil(draws / lanes) * lanes);
  for (const deal of deals) addTo(outcomes, deal, word);
  const rising = inRisingOrder(outcomes.subarray(0, draws));
  const largest = deals.reduce((most, { worth, probability }) => Math.max(most, worth * probability), 0);
  return {
    expected,
    low: quantileOf(rising, 0.1) ?? 0,
    high: quantileOf(rising, 0.9) ?? 0,
    largestShare: expected === 0 ? 0 : largest / expected,
  };
}

/** Outcomes that are drawn at once, a bit each. */
const lanes = 32;

/** Adds a deal to those outcomes in which it is won. What happens more seldom, winning or losing, is what is drawn. */
function addTo(outcomes: Float64Array, { worth, probability }: Chance, word: () => number): void {
  const isMostlyWon = probability > 0.5;
  if (isMostlyWon) for (let at = 0; at < outcomes.length; at++) outcomes[at] = (outcomes[at] ?? 0) + worth;
  const [seldom, change] = isMostlyWon ? [1 - probability, -worth] : [probability, worth];
  for (let from = 0; from < outcomes.length; from += lanes) {
    for (let hit = hits(seldom, word); hit !== 0; hit &= hit - 1) {
      const at = from + lanes - 1 - Math.clz32(hit & -hit);
      outcomes[at] = (outcomes[at] ?? 0) + change;
    }
  }
}

/**
 * A number whose bits are each 1 with the chance `p`, exactly: of each a uniform number is drawn a binary digit at a time
 * until it differs from `p`, and is below it or not. Seven draws on average settle all thirty-two.
 */
function hits(p: number, word: () => number): number {
  let hit = 0;
  let open = -1;
  for (let rest = p; open !== 0 && rest > 0; ) {
    rest *= 2;
    const drawn = word();
    if (rest < 1) open &= ~drawn;
    else {
      rest -= 1;
      hit |= open & ~drawn;
      open &= drawn;
    }
  }
  return hit;
}
