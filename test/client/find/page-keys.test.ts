import { describe, expect, it } from 'vitest';
import { type PageCommand, pageKeysFor } from '../../../client/find/page-keys.ts';
import { capsOf, isPressed, isSingle } from '../../../client/find/presses.ts';

const commands = (role: Parameters<typeof pageKeysFor>[0]): PageCommand[] =>
  pageKeysFor(role).map(({ command }) => command);

describe('the keys of every page', () => {
  it('lead each person where they may go', () => {
    expect(commands(null)).toEqual(['find', 'help']);
    expect(commands('seller')).toEqual(['find', 'help', 'pipeline', 'quotes', 'catalogue']);
    expect(commands('manager')).toContain('insight');
  });

  it('leave the browser its own search', () => {
    const press = { key: 'f', ctrl: true, alt: false, shift: false, where: 'paper' } as const;
    expect(pageKeysFor('manager').filter((key) => isPressed(key.press, press))).toEqual([]);
  });

  it('are single but for the one with Ctrl, and written as they are pressed', () => {
    const keys = pageKeysFor('manager');
    expect(keys.filter(({ press }) => !isSingle(press)).map(({ command }) => command)).toEqual(['find']);
    expect(keys.map(({ press }) => capsOf(press).join(' '))).toEqual([
      'Ctrl K',
      '?',
      'G P',
      'G Q',
      'G C',
      'G I',
    ]);
  });
});
