import { describe, expect, it } from 'vitest';
import { EventView, LossView, RedateView } from '#shared/protocol/pipeline-api.ts';
import { historyOf, slipsOf } from '../../../client/pipeline/deal-model.ts';

const event = (seq: number, cycle: number, type: EventView['type']) =>
  EventView.parse({
    ...{ seq, cycle, type, at: seq * 10 },
    ...{ actorName: 'Erik', movedTo: null, evidence: {}, proof: null },
  });
const redate = (cycle: number, at: number, slipDays: number) =>
  RedateView.parse({
    ...{ cycle, at, slipDays },
    ...{ before: '2027-01-01', after: '2027-02-01', reason: 'They said so', byName: 'Erik' },
  });
const loss = LossView.parse({
  ...{ cycle: 1, stage: 'identified', amount: 100, currency: 'SEK', byName: 'Erik', at: 30 },
  loss: { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: null },
});

describe('the history of a deal', () => {
  const deal = {
    events: [event(1, 1, 'identified'), event(3, 1, 'lost'), event(4, 2, 'revived'), event(6, 2, 'lost')],
    redates: [redate(1, 20, 31), redate(2, 50, 0), redate(2, 55, 5)],
    losses: [loss],
    handovers: [{ cycle: 2, fromName: 'Erik', toName: 'Maria', note: '', byName: 'Erik', at: 52 }],
  };

  it('is told cycle after cycle, the last one first, with dates where they were moved', () => {
    const told = historyOf(deal).map(({ cycle, lines }) => [
      cycle,
      lines.map(({ kind, at }) => `${kind} ${at}`),
    ]);
    expect(told).toEqual([
      [2, ['event 40', 'redate 50', 'handover 52', 'redate 55', 'event 60']],
      [1, ['event 10', 'redate 20', 'event 30']],
    ]);
  });

  it('gives an end the loss of its own cycle, and no other', () => {
    const ends = historyOf(deal).flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === 'event' && line.event.type === 'lost' ? [line.loss] : [])),
    );
    expect(ends).toEqual([null, loss]);
  });

  it('counts as slips what this cycle was moved later', () => {
    expect(slipsOf({ redates: deal.redates, cycle: 2 })).toEqual({ count: 1, days: 5 });
    expect(slipsOf({ redates: deal.redates, cycle: 3 })).toEqual({ count: 0, days: 0 });
  });
});
