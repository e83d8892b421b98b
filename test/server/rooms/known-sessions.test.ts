import { expect, it } from 'vitest';
import { KnownSessions } from '../../../server/rooms/known-sessions.ts';
import { limits } from '../../../server/rooms/limits.ts';

it('the latest of those who were let in are known, and no more than that', () => {
  const known = new KnownSessions();
  for (let n = 0; n < limits.handshakes.knownSessions; n += 1) known.remember(`${n}`);
  known.remember('0');
  known.remember('one more');
  expect(known.has('0')).toBe(true);
  expect(known.has('1')).toBe(false);
  expect(known.has('2')).toBe(true);
});

it('one that has ended is a stranger again', () => {
  const known = new KnownSessions();
  known.remember('ended');
  known.forget('ended');
  expect(known.has('ended')).toBe(false);
});
