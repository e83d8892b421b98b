/**
 * Random people against the guard alone, without rooms, disk or client (those are in `test/fuzz`). Every run prints
 * its seed when it fails; replay it with `fc.assert(…, { seed, path })`.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { localOrigin } from '#shared/quote-doc/quote-document.ts';
import { choosing } from '../../fuzz/edits/choosing.ts';
import { selling } from '../../fuzz/edits/selling.ts';
import { writingIn } from '../../fuzz/edits/writing.ts';
import { pickFrom } from '../../fuzz/random.ts';
import { asPlain, GuardedRoom, type Peer } from '../../support/guarded-room.ts';

const buyerEdits = Object.values({ ...choosing, ...writingIn('goals') });
const sellerEdits = [...buyerEdits, ...Object.values({ ...selling, ...writingIn('intro') })];

const step = fc.record({
  who: fc.nat({ max: 3 }),
  what: fc.nat({ max: 1_000 }),
  number: fc.nat({ max: 1_000 }),
  word: fc.string({ maxLength: 8, unit: 'grapheme' }).filter((word) => word.isWellFormed()),
  /** Some steps are about the connection, or undo, or the whole document once more. */
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('edit' as const) },
    { weight: 2, arbitrary: fc.constantFrom('drop', 'return', 'undo', 'redo', 'repeat') },
  ),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Company {
  readonly room: GuardedRoom;
  readonly peers: readonly Peer[];
  readonly undo: readonly Y.UndoManager[];
}

function company(): Company {
  const room = new GuardedRoom();
  const peers = [room.join('seller'), room.join('seller'), room.join('buyer'), room.join('buyer')];
  for (const { doc } of peers) leaveFormatting(doc);
  const undo = peers.map(({ doc, participant }) => {
    const roots =
      participant.side === 'seller'
        ? ['terms', 'components', 'texts', 'jointTexts']
        : ['choices', 'jointTexts'];
    return new Y.UndoManager(
      roots.map((root) => doc.getMap(root)),
      { trackedOrigins: new Set([localOrigin, null]), captureTimeout: 0 },
    );
  });
  return { room, peers, undo };
}

function take({ peers, undo }: Company, { who, what, number, word, kind }: Step): void {
  const peer = peers[who];
  if (peer === undefined) return;
  const edits = peer.participant.side === 'seller' ? sellerEdits : buyerEdits;
  if (kind === 'edit') pickFrom(edits, what)?.(peer, number, word);
  else if (kind === 'drop') peer.disconnect();
  else if (kind === 'return') peer.connect();
  else if (kind === 'undo') undo[who]?.undo();
  else if (kind === 'redo') undo[who]?.redo();
  else if (peer.connected) peer.send(Y.encodeStateAsUpdate(peer.doc));
}

function expectAllHeard({ room, peers }: Company): void {
  // Twice: what the last one brings home reaches those who came before.
  for (const peer of [...peers, ...peers]) peer.connect();
  for (const peer of peers) {
    expect(peer.judgements.filter(({ verdict }) => verdict === 'refuse' || verdict === 'gap')).toEqual([]);
    expect(asPlain(peer.doc)).toEqual(asPlain(room.doc));
  }
}

describe('honest people', () => {
  it('are never refused, and end up with one document', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const everyone = company();
        for (const one of steps) take(everyone, one);
        expectAllHeard(everyone);
      }),
      { numRuns: 150 },
    );
  });
});
