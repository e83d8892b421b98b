/** The grammar of a struct: a place that may lie, and content that may be anything. */
import * as encoding from 'lib0/encoding';
import {
  format,
  gone,
  type Id,
  type Links,
  skip,
  struct,
  text,
  type,
  values,
} from '../../support/hand-made-update.ts';
import type { Target } from './target.ts';
import { anyMark, anyName, anyNode, anyValue } from './values.ts';

type Write = (encoder: encoding.Encoder) => void;

export interface Own {
  readonly client: number;
  /** The clock that the struct will have. */
  readonly clock: number;
}

const places: readonly ((target: Target, own: Own) => Links)[] = [
  (target) => {
    const parent = target.anyRoot();
    return { parent, key: target.keyIn(parent) };
  },
  (target) => ({ parent: target.anyRoot(), key: anyName(target.random) }),
  (target) => ({ parent: target.anyRoot() }),
  (target) => ({ parent: anyName(target.random), key: 'me' }),
  (target) => ({ parent: target.anyId() }),
  (target) => ({ parent: target.anyId(), key: target.random.one(['unitPrice', 'title', 'level', 'href']) }),
  (target) => ({ parent: target.idIn('components') ?? target.anyId(), key: 'unitPrice' }),
  (target) => ({ origin: target.anyId() }),
  (target) => ({ rightOrigin: target.anyId() }),
  (target) => ({ origin: target.anyId(), rightOrigin: target.anyId() }),
  (target) => {
    const id = target.idIn(target.anyRoot()) ?? target.anyId();
    return target.random.chance(0.5) ? { origin: id } : { rightOrigin: id };
  },
  // In front of something that may be written to, behind something that may not.
  (target) => ({
    origin: target.idIn('choices') ?? target.anyId(),
    rightOrigin: target.idIn('components') ?? target.anyId(),
  }),
  (target) => ({ parent: target.idIn('jointTexts') ?? target.anyId() }),
  (target) => ({ origin: target.idIn('jointTexts') ?? target.anyId() }),
  (target) => ({ origin: target.idIn('texts') ?? target.anyId() }),
  // What the same update made just before, what does not exist, and itself.
  (_target, { client, clock }) => ({ origin: { client, clock: Math.max(0, clock - 1) } }),
  (_target, { client, clock }) => ({ parent: { client, clock: Math.max(0, clock - 1) }, key: 'x' }),
  (target) => ({ origin: future(target, target.random.one(target.clients())) }),
  (_target, own) => ({ origin: own }),
];

function future(target: Target, client: number): Id {
  return { client, clock: target.nextClock(client) + target.random.below(5) };
}

const raw = (links: Links, kind: number, bytes: readonly number[]): Write =>
  struct(kind, links, (encoder) => {
    for (const byte of bytes) encoding.writeUint8(encoder, byte);
  });

const contents: readonly ((target: Target, links: Links) => Write)[] = [
  ({ random }, links) => values(links, anyValue(random)),
  ({ random }, links) => values(links, ...random.some(1, 3, () => anyValue(random))),
  ({ random }, links) => text(links, random.word() || 'x'),
  ({ random }, links) => text(links, random.one(['\ud83c', '\udfaf', '\u0000', 'x'.repeat(20_000)])),
  ({ random }, links) => format(links, ...anyMark(random)),
  ({ random }, links) => type(links, random.below(8), anyNode(random)),
  ({ random }, links) => type(links, 3, anyNode(random)),
  (_target, links) => type(links, 1),
  (_target, links) => type(links, 4),
  // A tombstone in the place of something.
  ({ random }, links) =>
    struct(1, links, (encoder) => encoding.writeVarUint(encoder, random.one([0, 1, 3, 2 ** 31]))),
  // Old JSON, bytes, an embed, a sub-document, and kinds that there are none of.
  ({ random }, links) =>
    raw(
      links,
      random.one([2, 3, 5, 9]),
      random.some(0, 12, () => random.below(128)),
    ),
  ({ random }, links) =>
    raw(
      links,
      11 + random.below(20),
      random.some(0, 6, () => random.below(256)),
    ),
];

/** One struct. How many clocks it takes is not known here, so those after it may be wrong: that is an attack too. */
export function anyStruct(target: Target, own: Own): Write {
  const { random } = target;
  if (random.chance(0.04)) return gone(random.one([0, 1, 50, 2 ** 31]));
  if (random.chance(0.03)) return skip(random.one([0, 1, 50]));
  return random.one(contents)(target, random.one(places)(target, own));
}
