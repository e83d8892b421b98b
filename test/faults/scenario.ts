/**
 * One way to hurt the product, and what must still be true afterwards. A scenario runs the real parts, writes what
 * happened to a history file, and lets a checker that knows nothing else judge it.
 */
export interface Scenario {
  /** The promises it puts to the test: "I-13, I-14". */
  readonly promises: string;
  readonly name: string;
  /** How often it is repeated: in `npm test`, and in `npm run faults`. What a round is, the name says. */
  readonly rounds: { readonly smoke: number; readonly full: number };
  /** Whoever repeats a run gives the seed it printed. Calls `progress` now and then with the rounds done so far. */
  run(rounds: number, seed: number, progress: Progress): Promise<Outcome>;
  /** The same with the protection off. The checker must find what that breaks: otherwise it checks nothing. */
  readonly control: (seed: number) => Promise<Outcome>;
  /** What it must find, in the checker's words: something else that is wrong with the control proves nothing. */
  readonly controlFinds: RegExp;
}

export type Progress = (roundsDone: number) => void;

export interface Outcome {
  /** One sentence per broken promise; empty when all held. */
  readonly failures: readonly string[];
  /** What was counted and measured, for the table. */
  readonly figures: Readonly<Record<string, number | string>>;
}
