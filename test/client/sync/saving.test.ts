import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  combineSaving,
  nextSaving,
  nothingToSave,
  type SavingEvent,
  type SavingState,
  savingOf,
  waitingChanges,
} from '../../../client/sync/saving.ts';
import type { Saving } from '../../../client/sync/session-state.ts';

const connected: SavingEvent = { type: 'connected' };
const disconnected: SavingEvent = { type: 'disconnected' };
const edited: SavingEvent = { type: 'edited' };
const sent = (answersStep1: boolean, digest: number): SavingEvent => ({ type: 'sent', answersStep1, digest });
const answer = (digest: number): SavingEvent => sent(true, digest);
const update = (digest: number): SavingEvent => sent(false, digest);
const saved = (digest: number, at = 1_000): SavingEvent => ({ type: 'saved', settled: [digest], at });

const having = (...events: SavingEvent[]): SavingState => events.reduce(nextSaving, nothingToSave);

describe('what the header may say', () => {
  it('is offline before there is a connection', () => {
    expect(savingOf(nothingToSave)).toBe('offline');
  });

  it('is saved once the answer to the server’s first question is settled', () => {
    expect(savingOf(having(connected, answer(1)))).toBe('saving');
    expect(savingOf(having(connected, answer(1), saved(1)))).toBe('saved');
  });

  it('is saving from a change until the frame that carried it is settled', () => {
    const typed = [connected, answer(1), saved(1), edited, update(2)];
    expect(savingOf(having(...typed))).toBe('saving');
    expect(savingOf(having(...typed, saved(2)))).toBe('saved');
  });

  it.each<[string, number]>([
    ['an earlier', 2],
    ['a later', 4],
  ])('is not saved by the acknowledgement of %s frame', (_, digest) => {
    const made = [edited, update(2), edited, update(3), edited, update(4)];
    const state = having(connected, answer(1), saved(1), ...made, saved(digest), saved(digest));
    expect(savingOf(state)).toBe('saving');
    expect(waitingChanges(state)).toBe(2);
  });

  it('tells when the last acknowledgement came, in server time', () => {
    expect(having(connected, answer(1), saved(1, 5_000)).savedAt).toBe(5_000);
    expect(having(connected, answer(1), saved(1, 5_000), disconnected).savedAt).toBe(5_000);
  });
});

describe('changes made without a connection', () => {
  it('wait, and are counted', () => {
    const state = having(connected, answer(1), saved(1), disconnected, edited, edited);
    expect(savingOf(state)).toBe('offline');
    expect(waitingChanges(state)).toBe(2);
  });

  it('are saved by the answer of the next connection, not by the connection itself', () => {
    const back = [edited, edited, connected];
    expect(savingOf(having(...back))).toBe('saving');
    expect(savingOf(having(...back, answer(1)))).toBe('saving');
    expect(savingOf(having(...back, answer(1), saved(1)))).toBe('saved');
  });

  it('that were under way when the connection broke wait again: nobody knows whether they arrived', () => {
    const state = having(connected, answer(1), saved(1), edited, update(2), disconnected);
    expect(waitingChanges(state)).toBe(1);
    expect(savingOf(nextSaving(state, connected))).toBe('saving');
  });

  it('are not taken as saved because of an update that overtook the answer', () => {
    const early = having(edited, connected, edited, update(1), saved(1));
    expect(savingOf(early)).toBe('saving');
    expect(waitingChanges(early)).toBe(2);
    expect(savingOf(having(edited, connected, edited, update(1), saved(1), answer(2), saved(2)))).toBe(
      'saved',
    );
  });
});

describe('any order of events', () => {
  /** What really happened: the frame of this connection that surely carries each change, if one does. */
  interface Truth {
    changes: { surelyIn: number | null }[];
    frames: number;
    answered: boolean;
    connected: boolean;
    settled: number;
  }

  const step = fc.constantFrom('connect', 'disconnect', 'edit', 'answer', 'update', 'settle' as const);

  it('never shows "saved" while a change is not settled, and counts exactly those that are not', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const truth: Truth = { changes: [], frames: 0, answered: false, connected: false, settled: 0 };
        let state = nothingToSave;
        const tell = (event: SavingEvent) => {
          state = nextSaving(state, event);
        };
        const acts: Record<(typeof steps)[number], () => void> = {
          connect: () => restart(true),
          disconnect: () => restart(false),
          edit: () => {
            truth.changes.push({ surelyIn: null });
            tell(edited);
          },
          answer: () => send(true),
          update: () => send(false),
          settle: () => {
            if (!truth.connected || truth.settled === truth.frames) return;
            truth.settled += 1;
            truth.changes = truth.changes.filter((change) => change.surelyIn !== truth.settled);
            tell(saved(truth.settled));
          },
        };
        const restart = (isConnected: boolean) => {
          Object.assign(truth, { frames: 0, settled: 0, answered: false, connected: isConnected });
          for (const change of truth.changes) change.surelyIn = null;
          tell(isConnected ? connected : disconnected);
        };
        const send = (answersStep1: boolean) => {
          if (!truth.connected) return;
          truth.frames += 1;
          truth.answered ||= answersStep1;
          if (truth.answered) for (const change of truth.changes) change.surelyIn ??= truth.frames;
          tell(sent(answersStep1, truth.frames));
        };
        for (const name of steps) {
          acts[name]();
          expect(waitingChanges(state)).toBe(truth.changes.length);
          if (truth.changes.length > 0) expect(savingOf(state)).not.toBe('saved');
          expect(savingOf(state) === 'offline').toBe(!truth.connected);
        }
      }),
    );
  });
});

describe('several documents as one', () => {
  const view = (saving: Saving, waiting = 0, savedAt: number | null = null, isKept = true) => ({
    saving,
    waiting,
    savedAt,
    isKept,
    heldBack: null,
  });

  it.each<[Saving, Saving, Saving]>([
    ['saved', 'saved', 'saved'],
    ['saved', 'saving', 'saving'],
    ['saving', 'offline', 'offline'],
    ['offline', 'saved', 'offline'],
  ])('%s and %s is %s', (one, other, both) => {
    expect(combineSaving([view(one), view(other)]).saving).toBe(both);
  });

  it('adds what waits and states the last acknowledgement of any', () => {
    expect(combineSaving([view('saving', 2, 5_000), view('saved', 1, 7_000)])).toMatchObject({
      waiting: 3,
      savedAt: 7_000,
    });
    expect(combineSaving([view('offline')]).savedAt).toBeNull();
  });

  it('survives the page only when each does', () => {
    const lost = view('offline', 1, null, false);
    expect(combineSaving([view('offline', 1), lost]).isKept).toBe(false);
    expect(combineSaving([view('offline', 1), view('offline')]).isKept).toBe(true);
  });
});
