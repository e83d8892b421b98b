import { expect, test } from 'vitest';
import { isComplete, turnsOf } from '#shared/acceptance/signing-turns.ts';

const people = ['anna', 'johan', 'karin'];

test.each([
  ['one', [], people, false],
  ['one', ['johan'], [], true],
  ['all', [], people, false],
  ['all', ['johan'], ['anna', 'karin'], false],
  ['all', ['karin', 'anna', 'johan'], [], true],
  ['in-order', [], ['anna'], false],
  ['in-order', ['anna'], ['johan'], false],
  ['in-order', ['anna', 'johan', 'karin'], [], true],
  // Whoever is none of them counts for nothing.
  ['one', ['somebody'], people, false],
  ['all', ['anna', 'johan', 'somebody'], ['karin'], false],
] as const)('%s, signed by %j: next %j', (rule, signed, turns, complete) => {
  expect(turnsOf<string>(rule, people, signed)).toEqual(turns);
  expect(isComplete<string>(rule, people, signed)).toBe(complete);
});

test('without anybody who may sign nothing is ever complete', () => {
  for (const rule of ['one', 'all', 'in-order'] as const) expect(isComplete(rule, [], [])).toBe(false);
});
