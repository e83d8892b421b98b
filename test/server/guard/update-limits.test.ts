import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { format, gone, idOf, text, update, values } from '../../support/hand-made-update.ts';

const own = 0xffff_ffff;
const choice = values({ parent: 'choices', key: 'training' }, true);

/** Somebody's text in the goals, and where it begins. */
function writeIn(doc: Y.Doc, words: string) {
  const start = { client: doc.clientID, clock: Y.getState(doc.store, doc.clientID) };
  const [paragraph] = new QuoteDocument(doc, 'shared').fragment('goals').toArray();
  const [inline] = paragraph instanceof Y.XmlElement ? paragraph.toArray() : [];
  if (!(inline instanceof Y.XmlText)) throw new Error('there is a text in the goals');
  inline.insert(0, words);
  return start;
}

describe('an update has an end', () => {
  type Probe = readonly [
    name: keyof typeof limits.update,
    code: RefusalCode,
    update: (n: number, room: GuardedRoom) => Uint8Array,
  ];
  const mine = (...structs: Parameters<typeof update>[0][number]['structs']) =>
    update([{ client: own, clock: 0, structs }]);
  const repeated = <T>(count: number, make: (n: number) => T): T[] =>
    Array.from({ length: count }, (_, n) => make(n));
  const mineGone = (n: number) => update([{ client: own, clock: 0, structs: repeated(n, () => gone(1)) }]);
  /** So many letters of a text that is twice as long. */
  const everyOther = (n: number, { doc }: GuardedRoom) => {
    const { client, clock } = writeIn(doc, 'x'.repeat(2 * n));
    return update([], [{ client, ranges: repeated(n, (at) => [clock + 2 * at, 1]) }]);
  };
  const ofBytes = (n: number, { doc }: GuardedRoom) => {
    const long = (length: number) =>
      mine(text({ parent: idOf(doc, 'jointTexts', 'goals', 0, 0) }, 'x'.repeat(length)));
    // The length of a slightly shorter one is written in as many bytes.
    const around = long(n - 100).length - (n - 100);
    return long(n - around);
  };
  const nested = (depth: number): unknown => repeated(depth, () => 0).reduce<unknown>((inner) => [inner], 0);
  const probes: readonly Probe[] = [
    // Well formed, and refused for its length alone: within it, it is a text that is too long.
    ['bytes', 'malformed', ofBytes],
    [
      'sections',
      'malformed',
      (n) => update(repeated(n, (client) => ({ client, clock: 0, structs: [gone(1)] }))),
    ],
    [
      'newClients',
      'too-large',
      (n) => update(repeated(n, (client) => ({ client: client + 1, clock: 0, structs: [gone(1)] }))),
    ],
    ['structs', 'malformed', mineGone],
    ['newStructs', 'too-large', mineGone],
    [
      'deleteRanges',
      'malformed',
      (n) => update([], [{ client: 5, ranges: repeated(n, (at) => [2 * at, 1]) }]),
    ],
    ['newDeletes', 'too-large', everyOther],
    [
      'valueMembers',
      'malformed',
      (n) =>
        mine(
          values(
            { parent: 'choices', key: 'training' },
            repeated(n - 1, () => 0),
          ),
        ),
    ],
    ['valueDepth', 'malformed', (n) => mine(values({ parent: 'choices', key: 'training' }, nested(n - 1)))],
    ['keyLength', 'malformed', (n) => mine(values({ parent: 'choices', key: 'a'.repeat(n) }, true))],
    [
      'formatBytes',
      'malformed',
      (n, { doc }) =>
        mine(format({ parent: idOf(doc, 'jointTexts', 'goals', 0, 0) }, 'bold', 'x'.repeat(n - 2))),
    ],
    ['clientId', 'malformed', (client) => update([{ client, clock: 0, structs: [choice] }])],
    ['clock', 'malformed', (n) => update([{ client: own, clock: n - 1, structs: [choice] }])],
  ];
  const judged = (bytes: Uint8Array, room: GuardedRoom) => {
    const { participant } = room.join('buyer');
    const judgement = room.judge(bytes, participant);
    return judgement.verdict === 'refuse' ? judgement.code : judgement.verdict;
  };

  it.each(probes)('%s: past it the update is %s', (name, code, make) => {
    const room = new GuardedRoom();
    expect(judged(make(limits.update[name] + 1, room), room)).toBe(code);
  });

  it.each(probes)('%s: negative control: up to it, it is not', (name, code, make) => {
    const room = new GuardedRoom();
    expect(judged(make(limits.update[name], room), room)).not.toBe(code);
  });
});
