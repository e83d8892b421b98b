import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import type { Me } from '#shared/protocol/views.ts';

export type OwnedDeal = Pick<DealCard, 'opportunityId' | 'customerName' | 'ownerUserId'>;

/** One's own deals; a manager anybody's. The server says so too. */
export function mayHandOver(
  { id, role }: Pick<Extract<Me, { kind: 'user' }>, 'id' | 'role'>,
  { ownerUserId }: Pick<OwnedDeal, 'ownerUserId'>,
): boolean {
  return role !== 'seller' || ownerUserId === id;
}
