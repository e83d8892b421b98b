import { expect, it } from 'vitest';
import { FairLine } from '../../../server/rooms/fair-line.ts';

function lineOf(...those: readonly string[]): FairLine<string> {
  const line = new FairLine<string>();
  for (const one of those) line.add(one.charAt(0), one);
  return line;
}

function inOrder(line: FairLine<string>): string[] {
  const order: string[] = [];
  for (let one = line.next; one; one = line.next) {
    order.push(one);
    line.shift();
  }
  return order;
}

it('parties have their turns one after another, and each its own in the order in which they came', () => {
  expect(inOrder(lineOf('a1', 'a2', 'a3', 'b1', 'c1', 'b2'))).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

it('a party that comes while another has its turns does not wait for all of them', () => {
  const line = lineOf('a1', 'a2', 'a3');
  line.shift();
  line.add('b', 'b1');
  expect(inOrder(line)).toEqual(['a2', 'b1', 'a3']);
});

it('the latest of whoever has the most gives way, and nobody when none has more than is allowed', () => {
  const line = lineOf('a1', 'b1', 'b2', 'b3', 'c1');
  expect(line.dropOneAbove(1)).toBe('b3');
  expect(line.dropOneAbove(1)).toBe('b2');
  expect(line.dropOneAbove(1)).toBeUndefined();
  expect(inOrder(line)).toEqual(['a1', 'b1', 'c1']);
  expect(line.dropOneAbove(0)).toBeUndefined();
});

it('of a party none of whom is left nothing is remembered', () => {
  const line = lineOf('a1');
  expect(line.dropOneAbove(0)).toBe('a1');
  expect(line.next).toBeUndefined();
  expect(line.countOf('a')).toBe(0);
});
