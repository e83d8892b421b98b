/**
 * The distribution of something known only to lie within brackets (B. W. Turnbull, J. R. Stat. Soc. B 38, 1976). All
 * that brackets can tell is how much lies on certain innermost stretches; where within one, nobody knows, so the curve
 * has a plateau there whose width is shown and not smoothed over.
 */

/** Above `low` and up to `high`; `Infinity`: no upper end is known. Equal ends are a value that is known exactly. */
export interface Bracket {
  readonly low: number;
  readonly high: number;
}

export interface Stretch extends Bracket {
  /** Share of the whole that lies on it. All together are 1. */
  readonly share: number;
}

/**
 * Rising stretches with their shares, by self-consistency from an even start, until no share moves by 1e-7. Those that
 * hold nothing are left out. What it costs grows with how many brackets differ: round their ends first.
 */
export function turnbull(brackets: readonly Bracket[]): Stretch[] {
  const stretches = innermost(brackets);
  const within = [...Map.groupBy(brackets, ({ low, high }) => `${low} ${high}`).values()].flatMap((same) => {
    const [bracket] = same;
    if (!bracket) return [];
    const places = stretches.flatMap(({ low, high }, i) =>
      bracket.low <= low && high <= bracket.high ? [i] : [],
    );
    return [{ places, weight: same.length / brackets.length }];
  });
  let shares = stretches.map(() => 1 / stretches.length);
  for (let round = 0; round < 5_000; round++) {
    const next = stretches.map(() => 0);
    for (const { places, weight } of within) {
      const held = places.reduce((sum, i) => sum + (shares[i] ?? 0), 0);
      for (const i of places) next[i] = (next[i] ?? 0) + ((shares[i] ?? 0) / held) * weight;
    }
    const moved = next.reduce((most, share, i) => Math.max(most, Math.abs(share - (shares[i] ?? 0))), 0);
    shares = next;
    if (moved < 1e-7) break;
  }
  return stretches
    .map((stretch, i) => ({ ...stretch, share: shares[i] ?? 0 }))
    .filter(({ share }) => share > 1e-4);
}

/** Where a lower end is followed at once by an upper end. A lower end is open: it comes after an upper one at the same place. */
function innermost(brackets: readonly Bracket[]): Bracket[] {
  const ends = brackets.flatMap(({ low, high }) =>
    // A known value stands as itself, after what ends there and before what begins there.
    [
      { at: low, isLow: true, order: low === high ? 0 : 2 },
      { at: high, isLow: false, order: 1 },
    ],
  );
  ends.sort((a, b) => (a.at === b.at ? a.order - b.order : a.at - b.at));
  return ends.flatMap((end, i) => {
    const next = ends[i + 1];
    return end.isLow && next && !next.isLow ? [{ low: end.at, high: next.at }] : [];
  });
}
