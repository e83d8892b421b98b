import { expect, it } from 'vitest';
import { ParticipantId } from '#shared/ids.ts';
import { RefusalLog } from '../../../server/rooms/refusal-log.ts';

const [anna, bert] = [ParticipantId.parse('anna-000'), ParticipantId.parse('bert-000')];

it('tells the first refusals of each person, and of a flood a line at every doubling', () => {
  const log = new RefusalLog();
  const lines = Array.from({ length: 10_000 }, () => log.count(anna)).filter((count) => count !== null);
  expect(lines.slice(0, 5)).toEqual([1, 2, 4, 8, 16]);
  expect(lines).toHaveLength(14);
  expect(log.count(bert)).toBe(1);
});
