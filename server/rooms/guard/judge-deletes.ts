/** Deletes are writes: every live struct that a deleted range touches is resolved and judged like one. */
import * as Y from 'yjs';
import { limits } from '../limits.ts';
import { covers } from './covered.ts';
import type { ClockRange, DecodedUpdate } from './decoded-update.ts';
import type { StructJudge } from './judge-structs.ts';
import { clockOf, structsBetween } from './known-structs.ts';
import type { Sender } from './new-structs.ts';
import { everMayWriteAt, mustBeWritable, mustNotBeFixed, type Writer } from './permission.ts';
import type { Place, Places } from './places.ts';
import { Refusal } from './refusal.ts';
import { isMereTidying } from './tidying.ts';

export interface JudgedDeletes {
  /** What is left of the ranges: what is alive at the server, and what the update itself brings. */
  readonly ranges: ReadonlyMap<number, readonly ClockRange[]>;
  /** Where something alive goes. */
  readonly places: readonly Place[];
}

/**
 * Throws when something may not be deleted, or is not there yet: it would die the moment it arrives. Throws `too-large`
 * when it is too much at once.
 */
export function judgeDeletes(
  deletes: DecodedUpdate['deletes'],
  structs: StructJudge,
  places: Places,
  sender: Sender & Writer,
): JudgedDeletes {
  const { doc } = sender;
  const kept = new Map<number, ClockRange[]>();
  const touched: Place[] = [];
  const alsoDeleted = ({ id }: Y.Item) => covers(deletes.get(id.client), id.clock);

  for (const [client, ranges] of deletes) {
    const known = clockOf(doc, client);
    const keep: ClockRange[] = [];
    for (const { clock, length } of ranges) {
      const end = clock + length;
      if (end > structs.endOf(client)) throw structs.missing({ client, clock: end - 1 });
      if (clock < known) {
        for (const item of structsBetween(doc, client, clock, Math.min(end, known))) {
          if (item.deleted || !(item instanceof Y.Item)) continue;
          const place = places.ofItem(item);
          if (!everMayWriteAt(place, sender) && isMereTidying(item, alsoDeleted)) continue;
          mustBeWritable(place, sender);
          mustNotBeFixed(place);
          touched.push(place);
          if (touched.length > limits.update.newDeletes) throw new Refusal('too-large');
          push(keep, Math.max(clock, item.id.clock), Math.min(end, item.id.clock + item.length));
        }
      }
      if (end > known) push(keep, Math.max(clock, known), end);
    }
    if (keep.length > 0) kept.set(client, keep);
  }
  return { ranges: kept, places: touched };
}

/** Ranges come in order; one that goes on where the last one ended makes it longer. */
function push(ranges: ClockRange[], start: number, end: number): void {
  const last = ranges.at(-1);
  if (last !== undefined && last.clock + last.length === start) {
    ranges[ranges.length - 1] = { clock: last.clock, length: end - last.clock };
  } else ranges.push({ clock: start, length: end - start });
}
