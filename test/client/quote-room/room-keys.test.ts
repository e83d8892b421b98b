import { describe, expect, it } from 'vitest';
import type { KeyPress } from '../../../client/find/presses.ts';
import { roomCommand, roomCommands, roomKeys } from '../../../client/quote-room/room-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}) =>
  roomCommand({ key, ctrl: false, alt: false, shift: false, where: 'paper', ...more });

describe('the keyboard of the room', () => {
  it.each([
    ['j', 'nextRow'],
    ['ArrowUp', 'previousRow'],
    [' ', 'toggle'],
    ['+', 'more'],
    ['-', 'less'],
    ['P', 'lane'],
    ['.', 'latest'],
    ['z', 'undo'],
    ['/', 'addComponent'],
  ] as const)('takes %j on the paper for %s', (key, command) => {
    expect(press(key)).toBe(command);
  });

  it('leaves every single key to a field that is typed in', () => {
    for (const key of ['j', 'p', 'z', ' ', '+', '/', '.', 'Enter', 'ArrowDown']) {
      expect(press(key, { where: 'field' })).toBeNull();
    }
    expect(press('Escape', { where: 'field' })).toBe('leave');
  });

  it('leaves a box and a button the keys they answer themselves', () => {
    for (const key of [' ', 'Enter', 'ArrowUp', 'ArrowDown']) {
      expect(press(key, { where: 'control' })).toBeNull();
    }
    expect(press('j', { where: 'control' })).toBe('nextRow');
  });

  it('moves rows with Alt and sends with Ctrl Enter from anywhere', () => {
    for (const where of ['field', 'control', 'paper'] as const) {
      expect(press('ArrowUp', { alt: true, where })).toBe('moveUp');
      expect(press('ArrowDown', { alt: true, where })).toBe('moveDown');
      expect(press('Enter', { ctrl: true, where })).toBe('send');
    }
  });

  it('undoes and redoes with Ctrl Z outside fields, which undo their own typing', () => {
    expect(press('z', { ctrl: true })).toBe('undo');
    expect(press('Z', { ctrl: true, shift: true })).toBe('redo');
    expect(press('y', { ctrl: true })).toBe('redo');
    expect(press('z', { ctrl: true, where: 'field' })).toBeNull();
  });

  it('can do without single keys, and keeps all others', () => {
    const without = (key: string, more: Partial<KeyPress> = {}) =>
      roomCommand({ key, ctrl: false, alt: false, shift: false, where: 'paper', ...more }, false);
    for (const key of ['j', 'v', 'p', 'z', 'c', '+', '.', '/', ']']) {
      expect(press(key)).not.toBeNull();
      expect(without(key)).toBeNull();
    }
    expect(without('ArrowDown')).toBe('nextRow');
    expect(without(' ')).toBe('toggle');
    expect(without('z', { ctrl: true })).toBe('undo');
  });

  it('has every command in its table once', () => {
    expect(roomKeys.map(({ command }) => command)).toEqual([...roomCommands]);
  });

  it('leaves all other combinations to the browser', () => {
    expect(press('p', { ctrl: true })).toBeNull();
    expect(press('j', { alt: true })).toBeNull();
    expect(press('F5')).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
