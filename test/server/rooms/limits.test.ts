import { describe, expect, it } from 'vitest';
import { limits } from '../../../server/rooms/limits.ts';
import { rows } from './raised/shown-by.ts';

const named = rows.map((row) => [`${row.group}.${row.name}`, row] as const);

/** That each limit has a test that goes past it is seen where they are raised: `raised/`. */
describe('the table of limits', () => {
  it.each(named)('%s is a whole number that somebody can reach', (_, { group, name }) => {
    const limit = (limits[group] as Record<string, number>)[name] ?? 0;
    expect(Number.isSafeInteger(limit) && limit > 0).toBe(true);
  });

  it('promises nobody an update that no message can bring', () => {
    expect(limits.update.bytes).toBeLessThanOrEqual(limits.traffic.messageBytes);
    expect(limits.traffic.stateVectorBytes).toBeLessThanOrEqual(limits.traffic.messageBytes);
  });
});
