/**
 * The life of a proposal, as data. It is put by one side and answered by the other; what it says never changes, and
 * whoever wants something else answers with a proposal of their own.
 *
 *   open ──accept──▶ accepted    ──counter──▶ countered (the answer is a new one)    ──withdraw──▶ withdrawn
 *        ──decline─▶ declined    ──expire──▶ expired (its date passed, or the quote was closed or accepted)
 */
import { z } from 'zod';
import type { Side } from '../access/permissions.ts';
import type { QuoteStatus } from '../quote/lifecycle.ts';

export const proposalStates = ['open', 'accepted', 'declined', 'countered', 'withdrawn', 'expired'] as const;
export const ProposalState = z.enum(proposalStates);
export type ProposalState = z.infer<typeof ProposalState>;

export const proposalCommands = ['accept', 'decline', 'counter', 'withdraw', 'expire'] as const;
export type ProposalCommand = (typeof proposalCommands)[number];

export interface ProposalRule {
  readonly to: ProposalState;
  /** Whose command it is, as seen from the proposal; `nobody`: time, or what became of the quote. */
  readonly by: 'otherSide' | 'ownSide' | 'nobody';
  /** In which statuses of the quote each side may give it. */
  readonly while: Readonly<Record<Side, readonly QuoteStatus[]>>;
}

const talking: readonly QuoteStatus[] = ['co_design', 'pricing', 'sent'];
const both = { seller: talking, buyer: talking };

export const proposalRules: Readonly<Record<ProposalCommand, ProposalRule>> = {
  // While the seller's side calculates, the buyer's word does not move what it calculates on.
  accept: { to: 'accepted', by: 'otherSide', while: { seller: talking, buyer: ['co_design', 'sent'] } },
  decline: { to: 'declined', by: 'otherSide', while: both },
  counter: { to: 'countered', by: 'otherSide', while: both },
  withdraw: { to: 'withdrawn', by: 'ownSide', while: both },
  expire: { to: 'expired', by: 'nobody', while: { seller: [], buyer: [] } },
};

/** Whether anything may be proposed, by either side: while the two are talking. */
export function mayPropose(status: QuoteStatus): boolean {
  return talking.includes(status);
}

/** Whether `side` may give the command to an open proposal of `proposer`. */
export function mayAnswer(
  command: ProposalCommand,
  proposal: { readonly state: ProposalState; readonly side: Side },
  side: Side,
  status: QuoteStatus,
): boolean {
  const rule = proposalRules[command];
  const isTheirs = rule.by === (side === proposal.side ? 'ownSide' : 'otherSide');
  return proposal.state === 'open' && isTheirs && rule.while[side].includes(status);
}
