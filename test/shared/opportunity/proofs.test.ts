import { describe, expect, it } from 'vitest';
import { proofOf } from '#shared/opportunity/proofs.ts';
import { stageEventTypes } from '#shared/opportunity/stages.ts';

describe('evidence of a form that nobody knows', () => {
  it.each(stageEventTypes)('leaves %s without a proof, and breaks nothing', (type) => {
    for (const evidence of [{}, null, 'x', { number: 'one' }]) expect(proofOf(type, evidence)).toBeNull();
  });
});

describe('what an event rests on', () => {
  const quoteId = 'quote-00001';
  it.each([
    ['buyer_engaged', { threadId: 'thread-1', commentId: 'c' }, { kind: 'comment', threadId: 'thread-1' }],
    ['buyer_engaged', { ready: true, hash: 'x' }, { kind: 'ready' }],
    ['buyer_engaged', { seq: 7 }, { kind: 'change', seq: 7, act: null, title: '' }],
    ['joint_session', { participants: [], from: 1, to: 2 }, { kind: 'step', reason: '' }],
    ['buyer_countered', { number: 2, proposalId: 'p' }, { kind: 'proposal', number: 2 }],
    ['accepted', { number: 2, hash: 'x' }, { kind: 'version', number: 2 }],
    ['pricing_returned', { reason: 'Start' }, { kind: 'step', reason: 'Start' }],
    [
      'buyer_declined',
      { number: 1, reason: 'price', comeBack: null, words: 'Too much' },
      { kind: 'decline', number: 1, reason: 'price', words: 'Too much' },
    ],
  ] as const)('of %s is read from %o', (type, evidence, proof) => {
    expect(proofOf(type, { quoteId, participantId: 'x', ...evidence })).toEqual({ quoteId, ...proof });
  });

  it('a loss tells what was last heard of the customer, where that was kept', () => {
    const lost = { kind: 'loss', variant: 'no_decision', note: '', wakeUpOn: null };
    const lastBuyerAct = { at: 1, name: 'Anna', kind: 'commented', title: '' };
    expect(proofOf('lost', { variant: 'no_decision', lastBuyerAct })).toEqual({ ...lost, lastBuyerAct });
    expect(proofOf('lost', { variant: 'no_decision' })).toEqual(lost);
  });
});
