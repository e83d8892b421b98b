import { expect, it } from 'vitest';
import { ParticipantId } from '#shared/ids.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { Member } from '../../../server/rooms/member.ts';
import { ServerSubmission, type Submission } from '../../../server/rooms/submission.ts';

const participant = {
  id: ParticipantId.parse('buyer-number-1'),
  side: 'buyer',
  name: 'Anna',
  title: '',
  colour: 0,
} as const;

function memberWithUnsent(bufferedAmount: number) {
  const closed: CloseReason[] = [];
  const member = new Member({
    participant,
    sessionId: 'session',
    shareLinkId: null,
    bufferedAmount,
    send: () => {},
    whenDrained: () => {},
    close: (reason) => void closed.push(reason),
  });
  return { member, closed };
}

const frameOf = (bytes: number): Submission =>
  new ServerSubmission(participant, new Uint8Array(bytes), undefined);

const told: [string, (member: Member) => void][] = [
  ['a refusal', (member) => member.refuse(member.ledger.open(1), { code: 'forbidden', path: [] }, [])],
  ['what others do', (member) => member.tell(new Uint8Array(1))],
  ['a question', (member) => member.askForAll(new Uint8Array(1))],
];

it.each(told)('somebody who reads nothing of what they are told is sent away: %s', (_, tell) => {
  const { member, closed } = memberWithUnsent(limits.backlog.hopelessBytes + 1);
  tell(member);
  expect(closed).toEqual(['slow']);
});

it.each(told)('negative control: somebody who reads slowly is told and stays: %s', (_, tell) => {
  const { member, closed } = memberWithUnsent(limits.backlog.hopelessBytes);
  tell(member);
  expect(closed).toEqual([]);
});

it('somebody whose frames never settle is sent away before they fill the memory', () => {
  const { member, closed } = memberWithUnsent(0);
  for (let n = 0; n < limits.backlog.unsettledFrames; n++) expect(member.openFrame(1)).not.toBeNull();
  expect(closed).toEqual([]);
  expect(member.openFrame(1)).toBeNull();
  expect(closed).toEqual(['tooMuch']);
  expect(member.isSentAway).toBe(true);
});

it('negative control: somebody whose frames settle may send as many as they like', () => {
  const { member, closed } = memberWithUnsent(0);
  for (let n = 0; n < 2 * limits.backlog.unsettledFrames; n++) {
    const ticket = member.openFrame(1);
    if (ticket !== null) ticket.settlesAt = n;
    member.tellSaved(n, 0);
  }
  expect(closed).toEqual([]);
});

it('somebody whose updates build on what never comes is sent away before they fill the memory', () => {
  const { member, closed } = memberWithUnsent(0);
  const nothing = () => new Uint8Array();
  member.hang(frameOf(limits.backlog.hangingBytes), nothing);
  expect(closed).toEqual([]);
  member.hang(frameOf(1), nothing);
  expect(closed).toEqual(['tooMuch']);
});

it('negative control: as many bytes may hang again when they have been judged again', () => {
  const { member, closed } = memberWithUnsent(0);
  for (let n = 0; n < 3; n++) {
    member.hang(frameOf(limits.backlog.hangingBytes), () => new Uint8Array());
    member.hanging.judgeAgain(() => {});
  }
  expect(closed).toEqual([]);
});

it('of what hangs, it is judged again up to the first that still lacks something, and nothing is forgotten', () => {
  const { hanging } = memberWithUnsent(0).member;
  const [first, second, third] = [frameOf(1), frameOf(2), frameOf(3)];
  for (const frame of [first, second, third]) hanging.add(frame);
  const judged: Submission[] = [];
  hanging.judgeAgain((frame) => {
    judged.push(frame);
    if (frame === second) hanging.add(frame);
  });
  expect(judged).toEqual([first, second]);
  hanging.judgeAgain((frame) => judged.push(frame));
  expect(judged).toEqual([first, second, second, third]);
});

it('of those who had something refused the latest are remembered, and no more than that', () => {
  const { member } = memberWithUnsent(0);
  const refuse = (client: number) =>
    member.refuse(member.ledger.open(1), { code: 'forbidden', path: [] }, [client]);
  for (let client = 1; client <= limits.backlog.refusedClients; client++) refuse(client);
  expect(member.hasRefused([1])).toBe(true);
  refuse(1);
  refuse(0);
  expect(member.hasRefused([1])).toBe(true);
  expect(member.hasRefused([0])).toBe(true);
  expect(member.hasRefused([2])).toBe(false);
});

it('what is sent while too much is unsent waits', () => {
  expect(memberWithUnsent(limits.backlog.behindBytes).member.isClogged).toBe(false);
  expect(memberWithUnsent(limits.backlog.behindBytes + 1).member.isClogged).toBe(true);
});
