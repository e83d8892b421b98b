/**
 * A signature as it comes in. It is stored for years and printed in a PDF, so what is taken is narrow: a line of
 * text, or strokes of straight pieces in a box of fixed size, as an SVG path.
 */
import { z } from 'zod';
import type { SignatureMark } from '../evidence/acceptance-facts.ts';

/** The box a name is drawn in, in the path's own units. */
export const drawingBox = { width: 800, height: 200 } as const;

/** Each stroke a start and at least one piece, all whole numbers: "M10 20L12 24L15 30M40 20L41 20". */
const strokes = /^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/;
/** A name that is drawn for a long time, with a wide margin. */
const longestPath = 20_000;

const isInBox = (path: string): boolean =>
  [...path.matchAll(/(\d+) (\d+)/g)].every(
    ([, x, y]) => Number(x) <= drawingBox.width && Number(y) <= drawingBox.height,
  );

export const NewMark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed'), text: z.string().trim().min(1).max(120) }),
  z.strictObject({
    kind: z.literal('drawn'),
    path: z.string().max(longestPath).regex(strokes).refine(isInBox),
    width: z.literal(drawingBox.width),
    height: z.literal(drawingBox.height),
  }),
]) satisfies z.ZodType<SignatureMark>;
export type NewMark = z.infer<typeof NewMark>;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The path of strokes drawn in a box of this size; points that fall together with the one before are left out. A
 * stroke of one point, a dot, becomes the shortest piece there is. `null`: nothing was drawn, or more than is taken.
 */
export function pathOf(
  drawn: readonly (readonly Point[])[],
  box: { readonly width: number; readonly height: number },
): string | null {
  const place = (value: number, from: number, to: number) =>
    Math.min(Math.max(Math.round((value / from) * to), 0), to);
  const path = drawn
    .map((points) => {
      const placed = points.map(
        ({ x, y }) => `${place(x, box.width, drawingBox.width)} ${place(y, box.height, drawingBox.height)}`,
      );
      const [first, ...rest] = placed.filter((point, i) => point !== placed[i - 1]);
      return first === undefined
        ? ''
        : `M${first}${(rest.length > 0 ? rest : [first]).map((p) => `L${p}`).join('')}`;
    })
    .join('');
  return path === '' || path.length > longestPath ? null : path;
}
