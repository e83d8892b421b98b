/** What is new among the proposals for somebody who has the room open: put by the other side, or answered by it. */
import type { Side } from '#shared/access/permissions.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';

export type News = { readonly proposal: ProposalView; readonly kind: 'put' | 'answered' };

/** How each stood when it was last told of. */
export type Heard = ReadonlyMap<string, ProposalView['state']>;

export const heardOf = (proposals: readonly ProposalView[]): Heard =>
  new Map(proposals.map(({ id, state }) => [id, state]));

/** Newest first in, the newest news out; `null` when there is none. What was countered is told of by its counter. */
export function newsIn(proposals: readonly ProposalView[], heard: Heard, side: Side): News | null {
  for (const proposal of proposals) {
    const before = heard.get(proposal.id);
    if (proposal.by.side !== side && before === undefined && proposal.state === 'open') {
      return { proposal, kind: 'put' };
    }
    const isAnswered = proposal.state === 'accepted' || proposal.state === 'declined';
    if (proposal.by.side === side && before === 'open' && isAnswered && proposal.answeredBy?.side !== side) {
      return { proposal, kind: 'answered' };
    }
  }
  return null;
}
