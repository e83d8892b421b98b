import { beforeEach, expect, it } from 'vitest';
import { limits } from '../../../server/rooms/limits.ts';
import { UnsentBytes } from '../../../server/rooms/unsent-bytes.ts';

const { bytesPerPerson: most } = limits.backlog;

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
