import { beforeEach, expect, it } from 'vitest';
import { limits } from '../../../server/rooms/limits.ts';
import { UnsentBytes } from '../../../server/rooms/unsent-bytes.ts';

const { bytesPerPerson: most, bytesAltogether } = limits.backlog;

let unsent: UnsentBytes;
let givenUp: string[];
beforeEach(() => {
  unsent = new UnsentBytes();
  givenUp = [];
});

function open(who: string, name = who) {
  const line = { bufferedAmount: 0, giveUp: () => void givenUp.push(name) };
  const share = unsent.open(who, line);
  return {
    close: () => share.close(),
    /** So much is unsent now; whoever sent it says so. */
    send: (bytes: number) => {
      line.bufferedAmount += bytes;
      share.grew();
    },
    /** Nobody says so. */
    drain: () => {
      line.bufferedAmount = 0;
    },
  };
}

it('of one person so much waits over all their sockets; those that hold most are given up, and the others stay', () => {
  const lines = ['small', 'large', 'middle'].map((name) => open('Anna', name));
  lines[0]?.send(most / 8);
  lines[1]?.send(most / 2);
  lines[2]?.send((most * 3) / 8);
  expect(givenUp).toEqual([]);
  lines[0]?.send(1);
  expect(givenUp).toEqual(['large']);
  lines[0]?.send(most / 2 - 1);
  expect(givenUp).toEqual(['large']);
  lines[0]?.send(1);
  expect(givenUp).toEqual(['large', 'small']);
});

it('negative control: another person has as much of their own', () => {
  open('Anna').send(most);
  open('Bert').send(most);
  expect(givenUp).toEqual([]);
});

it('what has left since, or waited for a socket that is closed, does not count', () => {
  const [first, second, third] = [open('Anna'), open('Anna'), open('Anna')];
  first.send(most);
  first.drain();
  second.send(most);
  expect(givenUp).toEqual([]);
  second.close();
  third.send(most);
  expect(givenUp).toEqual([]);
  third.send(1);
  expect(givenUp).toEqual(['Anna']);
});

it('of everybody so much waits; whoever holds most loses what holds most, and nobody else anything', () => {
  const crowd = Array.from({ length: bytesAltogether / most - 1 }, (_, nth) => open(`person ${nth}`));
  for (const person of crowd) person.send(most - 10);
  // In many sockets that each hold less than those of others.
  const many = Array.from({ length: 4 }, (_, nth) => open('Carl', `Carl ${nth}`));
  for (const line of many) line.send(most / 4);
  const anna = open('Anna');
  anna.send(10 * crowd.length);
  expect(givenUp).toEqual([]);
  anna.send(1);
  expect(givenUp).toEqual(['Carl 0']);
  anna.send(most / 4);
  expect(givenUp).toEqual(['Carl 0', 'person 0']);
});

it('negative control: what has left since, or waited for a socket that is closed, is nothing that others hold', () => {
  const crowd = Array.from({ length: bytesAltogether / most }, (_, nth) => open(`person ${nth}`));
  for (const person of crowd) person.send(most);
  crowd[0]?.drain();
  crowd[1]?.close();
  const [anna, bert] = [open('Anna'), open('Bert')];
  anna.send(most);
  bert.send(most);
  expect(givenUp).toEqual([]);
  bert.send(1);
  expect(givenUp).toEqual(['Bert']);
});
