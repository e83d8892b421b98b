import { describe, expect, it } from 'vitest';
import { FrameLedger, type Ticket } from '../../../server/rooms/frame-ledger.ts';

function ledgerWith(...settlesAt: number[]): { ledger: FrameLedger; tickets: Ticket[] } {
  const ledger = new FrameLedger();
  const tickets = settlesAt.map((seq, index) => {
    const ticket = ledger.open(index + 1);
    ticket.settlesAt = seq;
    return ticket;
  });
  return { ledger, tickets };
}

describe('FrameLedger: what "saved" states', () => {
  it('settles a frame only when its sequence number is on disk (I-13)', () => {
    const { ledger } = ledgerWith(5, 6);
    expect(ledger.advance(4)).toEqual([]);
    expect(ledger.advance(5)).toEqual([1]);
    expect(ledger.advance(6)).toEqual([2]);
  });

  it('names nothing past a frame that is still open, even when later ones are settled', () => {
    const { ledger, tickets } = ledgerWith(9, 0, 0);
    expect(ledger.advance(3)).toEqual([]);
    if (tickets[0]) tickets[0].settlesAt = 3;
    expect(ledger.advance(3)).toEqual([1, 2, 3]);
  });

  it('says nothing when nothing moved', () => {
    const { ledger } = ledgerWith(1);
    expect(ledger.advance(1)).toEqual([1]);
    expect(ledger.advance(2)).toEqual([]);
  });
});
