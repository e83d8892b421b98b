import { describe, expect, it } from 'vitest';
import { FrameLedger, type Ticket } from '../../../server/rooms/frame-ledger.ts';

function ledgerWith(...settlesAt: (number | 'hangs')[]): { ledger: FrameLedger; tickets: Ticket[] } {
  const ledger = new FrameLedger();
  const tickets = settlesAt.map((seq) => {
    const ticket = ledger.open();
    if (seq === 'hangs') ticket.hangs = true;
    else ticket.settlesAt = seq;
    return ticket;
  });
  return { ledger, tickets };
}

describe('FrameLedger: what "saved" states', () => {
  it('counts frames from 1', () => {
    const { tickets } = ledgerWith(1, 2);
    expect(tickets.map(({ frame }) => frame)).toEqual([1, 2]);
  });

  it('settles a frame only when its sequence number is on disk (I-13)', () => {
    const { ledger } = ledgerWith(5, 6);
    expect(ledger.advance(4)).toBeNull();
    expect(ledger.advance(5)).toBe(1);
    expect(ledger.advance(6)).toBe(2);
  });

  it('never counts past a frame that is still open, even when later ones are settled', () => {
    const { ledger, tickets } = ledgerWith(9, 0, 0);
    expect(ledger.advance(3)).toBeNull();
    if (tickets[0]) tickets[0].settlesAt = 3;
    expect(ledger.advance(3)).toBe(3);
  });

  it('settles a frame that hangs together with the answer that repeats it, not before', () => {
    const { ledger, tickets } = ledgerWith('hangs', 'hangs', 7);
    const [, , answer] = tickets;
    expect(ledger.advance(7)).toBeNull();
    if (answer) ledger.answer(answer);
    expect(ledger.advance(6)).toBeNull();
    expect(ledger.advance(7)).toBe(3);
  });

  it('an answer does not settle what hangs after it', () => {
    const { ledger, tickets } = ledgerWith('hangs', 1, 'hangs');
    if (tickets[1]) ledger.answer(tickets[1]);
    expect(ledger.advance(1)).toBe(2);
  });

  it('says nothing when nothing moved', () => {
    const { ledger } = ledgerWith(1);
    expect(ledger.advance(1)).toBe(1);
    expect(ledger.advance(2)).toBeNull();
    expect(ledger.settled).toBe(1);
  });
});
