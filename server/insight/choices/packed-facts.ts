/**
 * The facts of a choice as one small number: the views of choices look at every observation there is, and a number is
 * read, kept and asked at a fraction of what an object of ten fields costs.
 */
import { sql } from 'kysely';
import { type ChoiceFacts, choiceTest } from '#shared/insight/choice-cells.ts';
import { priceBands } from '#shared/insight/price-bands.ts';
import { madeOnce } from '#shared/made-once.ts';

const bits = {
  ...{ preselected: 1, everSelected: 2, dropped: 4, readded: 8, atSend: 16, closed: 32, kept: 64 },
  ...{ based: 128, ready: 256 },
};
/** Above them all stands the price band: its place from one on, 0 where there is none. */
const bandUnit = 512;

/** Of a row of `observation` that was seen: figures are counted from no others. */
export const packedFacts = sql<number>`observation.preselected + 2 * observation.ever_selected
  + 4 * observation.dropped + 8 * observation.readded + 16 * observation.at_send
  + 32 * (observation.at_accept is not null) + 64 * coalesce(observation.at_accept, 0)
  + 128 * (observation.at_base is not null) + 256 * coalesce(observation.at_base, 0)
  + 512 * (coalesce(observation.band, -1) + 1)`;

export function packFacts({ atBase, atAccept, band, ...facts }: ChoiceFacts): number {
  const ends = { closed: atAccept !== null, kept: atAccept === true };
  const said = { ...facts, ...ends, based: atBase !== null, ready: atBase === true };
  const low = Object.entries(bits).reduce(
    (sum, [name, bit]) => sum + (said[name as keyof typeof bits] ? bit : 0),
    0,
  );
  return low + bandUnit * (band === null ? 0 : priceBands.indexOf(band) + 1);
}

function unpackFacts(packed: number): ChoiceFacts {
  const has = (bit: number) => (packed & bit) !== 0;
  return {
    seen: true,
    preselected: has(bits.preselected),
    everSelected: has(bits.everSelected),
    dropped: has(bits.dropped),
    readded: has(bits.readded),
    atBase: has(bits.based) ? has(bits.ready) : null,
    atSend: has(bits.atSend),
    atAccept: has(bits.closed) ? has(bits.kept) : null,
    band: priceBands[Math.floor(packed / bandUnit) - 1] ?? null,
  };
}

const combinations = bandUnit * (priceBands.length + 1);

/** By packed facts, 1 where every word of the cell is true of them. */
export const truthOf = madeOnce((cell: string): Uint8Array => {
  const test = choiceTest(cell);
  return Uint8Array.from({ length: combinations }, (_, packed) => (test?.(unpackFacts(packed)) ? 1 : 0));
});
