import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BadgeInput, badgeOf } from '../../../../client/quote-room/people/live-badge.ts';
import { nextSaving, nothingToSave, savingOf, waitingChanges } from '../../../../client/sync/saving.ts';
import type { Saving } from '../../../../client/sync/session-state.ts';

const calm: BadgeInput = {
  saving: 'saved',
  waiting: 0,
  isLive: true,
  isAway: false,
  isSlow: false,
  wasSaved: true,
};

describe('what the header says', () => {
  it.each<[string, Partial<BadgeInput>, string]>([
    ['everything is on disk', {}, 'saved'],
    ['somebody types on a good line', { saving: 'saving', waiting: 1 }, 'saved'],
    ['that takes longer than a moment', { saving: 'saving', waiting: 1, isSlow: true }, 'saving'],
    ['the line broke a moment ago with nothing under way', { saving: 'offline' }, 'saved'],
    ['the line broke a moment ago with a change under way', { saving: 'offline', waiting: 1 }, 'saving'],
    ['the line is gone', { saving: 'offline', isAway: true }, 'offline'],
    ['it is back and sends what waited', { saving: 'saving', waiting: 1, wasSaved: false }, 'saving'],
    ['an earlier visit’s copy is shown', { saving: 'offline', isLive: false, wasSaved: false }, 'connecting'],
    [
      'that copy holds unsent work',
      { saving: 'offline', waiting: 2, isLive: false, wasSaved: false },
      'saving',
    ],
  ])('when %s', (_, input, badge) => {
    expect(badgeOf({ ...calm, ...input })).toBe(badge);
  });

  const step = fc.constantFrom(
    'connect',
    'disconnect',
    'edit',
    'answer',
    'update',
    'settle',
    'wait' as const,
  );

  it('is never "saved" for something that is not, but for a moment of typing on a line that holds (I-13)', () => {
    fc.assert(
      fc.property(fc.nat(3), fc.array(step, { maxLength: 80 }), (recalled, steps) => {
        let state = nextSaving(nothingToSave, { type: 'recalled', changes: recalled });
        let [sent, settled, isLive, isPatient] = [0, 0, false, false];
        const send = (answersStep1: boolean): void => {
          if (state.connected) state = nextSaving(state, { type: 'sent', answersStep1, digest: ++sent });
        };
        let rest: Saving = 'offline';
        /** Since everything was saved, the line has not been lost. */
        let held = false;
        const acts: Record<(typeof steps)[number], () => void> = {
          connect: () => {
            if (state.connected) return;
            [sent, settled, held] = [0, 0, false];
            state = nextSaving(state, { type: 'connected' });
          },
          disconnect: () => {
            [sent, settled, held] = [0, 0, false];
            state = nextSaving(state, { type: 'disconnected' });
          },
          edit: () => {
            state = nextSaving(state, { type: 'edited' });
          },
          answer: () => {
            send(true);
            isLive ||= state.connected;
          },
          update: () => send(false),
          settle: () => {
            if (settled < sent) state = nextSaving(state, { type: 'saved', settled: [++settled], at: 1 });
          },
          wait: () => {},
        };
        for (const name of steps) {
          acts[name]();
          const [saving, waiting] = [savingOf(state), waitingChanges(state)];
          isPatient = name === 'wait';
          if (saving !== 'saving') rest = saving;
          if (saving === 'saved') held = true;
          const badge = badgeOf({
            saving,
            waiting,
            isLive,
            isAway: saving === 'offline' && isPatient,
            isSlow: saving === 'saving' && isPatient,
            wasSaved: rest === 'saved',
          });
          if (badge === 'saved' && waiting > 0) {
            expect({ saving, held, isPatient }).toEqual({ saving: 'saving', held: true, isPatient: false });
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
