/** Structs of several client ids that wait for each other's: a person's tabs, or a crowd made to be slow to judge. */
import { describe, expect, it, vi } from 'vitest';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { idOf, update } from '../../support/hand-made-update.ts';
import { beginnings, spiral } from '../../support/spiral.ts';

const first = 1_000;
const rounds = 4;

function spiralOf(clients: number) {
  const room = new GuardedRoom();
  const buyer = room.join('buyer');
  const at = idOf(room.doc, 'jointTexts', 'goals', 0, 0);
  const ids = Array.from({ length: clients }, (_, index) => first + index);
  for (let from = 0; from < clients; from += 50) {
    const begun = beginnings(ids.slice(from, from + 50), at);
    expect(room.receive(update(begun), buyer).verdict).toBe('accept');
  }
  return { room, buyer, sections: spiral(ids, rounds) };
}

describe('a spiral of structs', () => {
  it('is taken, whichever of them comes first', () => {
    for (const inOrder of [<T>(all: T[]) => all, <T>(all: T[]) => all.toReversed()]) {
      const { room, buyer, sections } = spiralOf(6);
      expect(room.receive(update(inOrder(sections)), buyer).verdict).toBe('accept');
      expect(room.snapshot()).toContain('y');
    }
  });

  it('is refused where one is missing', () => {
    const { room, buyer, sections } = spiralOf(6);
    const missing = update(sections.filter(({ client }) => client !== first + 3));
    expect(room.judge(missing, buyer.participant).verdict).toBe('gap');
  });

  it('is looked at about as often for each struct, however many clients there are', () => {
    const looksAt = (clients: number): number => {
      const { room, buyer, sections } = spiralOf(clients);
      const looks = vi.spyOn(room.doc.store.clients, 'get');
      expect(room.judge(update(sections), buyer.participant).verdict).toBe('accept');
      return looks.mock.calls.length / (clients * rounds);
    };
    expect(looksAt(200)).toBeLessThan(1.5 * looksAt(20));
  });
});
