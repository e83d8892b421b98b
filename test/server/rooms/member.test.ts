import { expect, it } from 'vitest';
import { ParticipantId } from '#shared/ids.ts';
import type { CloseReason } from '#shared/protocol/close-codes.ts';
import { Member } from '../../../server/rooms/member.ts';

function memberWithUnsent(bufferedAmount: number) {
  const closed: CloseReason[] = [];
  const participant = {
    id: ParticipantId.parse('buyer-number-1'),
    side: 'buyer',
    name: 'Anna',
    title: '',
    colour: 0,
  } as const;
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

it('somebody who reads no answers and goes on sending what is refused is sent away', () => {
  const { member, closed } = memberWithUnsent(8_000_001);
  member.refuse(member.ledger.open(), { code: 'forbidden', path: [] }, []);
  expect(closed).toEqual(['slow']);
});

it('somebody who reads slowly is told of a refusal and stays', () => {
  const { member, closed } = memberWithUnsent(8_000_000);
  member.refuse(member.ledger.open(), { code: 'forbidden', path: [] }, []);
  expect(closed).toEqual([]);
});
