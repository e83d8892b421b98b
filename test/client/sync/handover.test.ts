import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OrganisationId, UserId } from '#shared/ids.ts';
import { forgetHandover, handedOver, handOver } from '../../../client/sync/handover.ts';
import { forgetEverything } from '../../../client/sync/kept-names.ts';

const erik = UserId.parse('user-erik-0001');
const nordvik = OrganisationId.parse('org-nordvik-01');
const others = OrganisationId.parse('org-granvik-01');
const costs = { training: { unitCost: '4000', floorPrice: null, note: 'ours' } };

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});
afterEach(() => void vi.unstubAllGlobals());

const copy = (name: string) => handOver({ name, owner: erik, organisation: nordvik, costs, sources: {} });

describe('what only sellers know of copied components (I-24)', () => {
  it('is handed to people of the same organisation, by the name on the clipboard', () => {
    copy('first');
    expect(handedOver('first', nordvik)?.costs).toEqual(costs);
    expect(handedOver('first', others)).toBeNull();
    expect(handedOver('second', nordvik)).toBeNull();
  });

  it('is of the last copy alone, and nothing that was put there by hand', () => {
    copy('first');
    copy('second');
    expect(handedOver('first', nordvik)).toBeNull();
    const [key = ''] = kept.keys();
    kept.set(key, JSON.stringify({ name: 'second', owner: erik, organisation: nordvik, costs: 1 }));
    expect(handedOver('second', nordvik)).toBeNull();
    kept.set(key, '{');
    expect(handedOver('second', nordvik)).toBeNull();
  });

  it('is forgotten by whoever signs out, and when somebody else comes', async () => {
    copy('first');
    forgetHandover(erik);
    expect(handedOver('first', nordvik)).not.toBeNull();
    forgetHandover(UserId.parse('user-maria-001'));
    expect(kept.size).toBe(0);
    copy('first');
    await forgetEverything();
    expect(kept.size).toBe(0);
  });
});
