import type { SignatureMark } from '#shared/evidence/acceptance-facts.ts';

type Drawn = Extract<SignatureMark, { kind: 'drawn' }>;

/** Commands and numbers of an SVG path and nothing else, so that it cannot end the attribute it stands in. */
const pathData = /^[MmLlHhVvCcSsQqTtZz0-9eE.,+\-\s]{1,100000}$/;

/** A drawn name as an SVG picture of its strokes. Throws where the path is none, or larger than a name is. */
export function signaturePicture({ path, width, height }: Drawn): string {
  const isBox = [width, height].every((side) => side > 0 && side <= 10_000);
  if (!isBox || !pathData.test(path)) throw new Error('A drawn signature is no SVG path in a box');
  const stroke = 'fill="none" stroke="#141C18" stroke-linecap="round" stroke-linejoin="round"';
  const thickness = Math.max(1, height / 60).toFixed(2);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}"><path ${stroke} stroke-width="${thickness}" d="${path}"/></svg>`;
}
