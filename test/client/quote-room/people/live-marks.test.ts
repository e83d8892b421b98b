import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LiveMarks, washFadeMs, washHoldMs } from '../../../../client/quote-room/people/live-marks.ts';
import { anna, change, erik } from '../../../support/changes.ts';

describe('the mark of a row that another person changed', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const phase = (marks: LiveMarks) => marks.markOf('onboarding')?.phase ?? null;

  it('holds three seconds, fades three, and leaves the name', () => {
    const marks = new LiveMarks();
    marks.take([change(1)], erik.id);
    expect(phase(marks)).toBe('wash');
    vi.advanceTimersByTime(washHoldMs);
    expect(phase(marks)).toBe('fading');
    vi.advanceTimersByTime(washFadeMs);
    expect(phase(marks)).toBe('tag');
  });

  it('stands still and goes at once where motion is unwanted', () => {
    const marks = new LiveMarks({ still: true });
    marks.take([change(1)], erik.id);
    vi.advanceTimersByTime(washHoldMs + washFadeMs - 1);
    expect(phase(marks)).toBe('wash');
    vi.advanceTimersByTime(1);
    expect(phase(marks)).toBe('tag');
  });

  it('is never made for what I did myself', () => {
    const marks = new LiveMarks();
    marks.take([change(1)], anna.id);
    expect(phase(marks)).toBeNull();
  });

  it('begins again with a new change, and not with one it has seen', () => {
    const marks = new LiveMarks();
    marks.take([change(1)], erik.id);
    vi.advanceTimersByTime(washHoldMs);
    marks.take([change(1)], erik.id);
    expect(phase(marks)).toBe('fading');
    marks.take([change(2), change(1)], erik.id);
    expect(phase(marks)).toBe('wash');
    vi.advanceTimersByTime(washHoldMs);
    expect(phase(marks)).toBe('fading');
  });

  it('goes once the row was read, but not while it is washed', () => {
    const marks = new LiveMarks();
    marks.take([change(1)], erik.id);
    marks.seen('onboarding');
    expect(phase(marks)).toBe('wash');
    vi.advanceTimersByTime(washHoldMs + washFadeMs);
    marks.seen('onboarding');
    expect(phase(marks)).toBeNull();
  });

  it('tells which row was changed last', () => {
    const marks = new LiveMarks();
    const other = change(2, { element: { id: 'licence', title: 'Licence' } });
    marks.take([change(3), other, change(1)], erik.id);
    expect(marks.marked()).toEqual(['licence', 'onboarding']);
  });

  it('tells its listeners each time it becomes another, and nobody after the end', () => {
    const marks = new LiveMarks();
    const heard = vi.fn();
    marks.subscribe(heard);
    marks.take([change(1)], erik.id);
    vi.advanceTimersByTime(washHoldMs + washFadeMs);
    expect(heard).toHaveBeenCalledTimes(3);
    marks.dispose();
    marks.take([change(2)], erik.id);
    expect(heard).toHaveBeenCalledTimes(3);
  });
});
