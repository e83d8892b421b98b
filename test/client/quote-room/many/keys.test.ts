import { describe, expect, it } from 'vitest';
import { roomCommand } from '../../../../client/quote-room/room-keys.ts';

type KeyPress = Parameters<typeof roomCommand>[0];
const press = (key: string, more: Partial<KeyPress> = {}) =>
  roomCommand({ key, ctrl: false, alt: false, shift: false, where: 'paper', ...more });

describe('the keys of several components at once', () => {
  it('select with Shift, with Ctrl A and not at all with Esc, where nothing is typed', () => {
    expect(press('ArrowDown', { shift: true })).toBe('selectDown');
    expect(press('ArrowUp', { shift: true })).toBe('selectUp');
    expect(press('a', { ctrl: true })).toBe('selectAll');
    expect(press('Escape')).toBe('selectNone');
    expect(press('Delete')).toBe('removeSelected');
    expect(press('ArrowDown')).toBe('nextRow');
    expect(press('a', { ctrl: true, where: 'field' })).toBeNull();
    expect(press('Delete', { where: 'field' })).toBeNull();
    expect(press('ArrowDown', { shift: true, where: 'field' })).toBeNull();
  });

  it('leave copying, cutting and pasting to the browser, whose events are listened to', () => {
    for (const key of ['c', 'x', 'v']) expect(press(key, { ctrl: true })).toBeNull();
  });
});
