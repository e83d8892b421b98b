import { describe, expect, it } from 'vitest';
import { ThreadId } from '#shared/ids.ts';
import { actionOf, answerPlace, suggestedEnd } from '../../../client/pipeline/outstanding-actions.ts';

const today = '2026-11-24';

describe('the one thing to do', () => {
  it.each([
    ['waiting-for-us', 'answer'],
    ['expires-soon', 'extend'],
    ['expired', 'extend'],
    ['waiting-for-customer', 'remind'],
    ['let-go', 'setDate'],
  ] as const)('where it is %s: %s', (nextStep, action) => {
    expect(actionOf({ nextStep, expectedClose: today }, today)).toBe(action);
  });

  it('is another day for the deal, where that has passed and a next version would be refused', () => {
    const expectedClose = '2026-11-23';
    expect(actionOf({ nextStep: 'expired', expectedClose }, today)).toBe('setDate');
    expect(actionOf({ nextStep: 'waiting-for-us', expectedClose }, today)).toBe('answer');
  });
});

it('the suggested end is as far ahead as the first one was, and a week at least', () => {
  expect(suggestedEnd({ ageDays: 28, daysToExpiry: 2 }, today)).toBe('2026-12-24');
  expect(suggestedEnd({ ageDays: 40, daysToExpiry: -10 }, today)).toBe('2026-12-24');
  expect(suggestedEnd({ ageDays: 1, daysToExpiry: 0 }, today)).toBe('2026-12-01');
});

it('an answer is given in the thread that waits, else among the proposals', () => {
  const waitingThread = ThreadId.parse('some-thread');
  expect(answerPlace({ waitingThread, openQuestions: 1 })).toEqual({ thread: waitingThread });
  expect(answerPlace({ waitingThread: null, openQuestions: 1 })).toEqual({ panel: 'proposals' });
  expect(answerPlace({ waitingThread: null, openQuestions: 0 })).toEqual({});
});
