/** What the two sides have proposed, and to the seller alone what each would leave over. */
import type { QuoteId } from '#shared/ids.ts';
import { fitOf } from '#shared/negotiation/apply.ts';
import { marginEffect } from '#shared/negotiation/effect.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { listRequests } from './acceptance-requests.ts';
import { listViews } from './proposal-rows.ts';

type Answer = EndpointAnswer<'listProposals'>;

export async function listProposals(
  deps: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Answer | Refusal> {
  const { db, now } = deps;
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const proposals = await listViews(db, actor.organisationId, quoteId);
  const requests = await listRequests(db, actor.organisationId, quoteId);
  const today = dayIn(frame.timeZone, now());
  return {
    proposals,
    requests,
    margins: actor.kind === 'user' ? await marginsOf(deps, quoteId, proposals, today) : null,
  };
}

/** The internal document is read for users alone, and what is made of it leaves in a field of its own (promise I-24). */
async function marginsOf(
  { rooms }: QuoteDeps,
  quoteId: QuoteId,
  proposals: readonly ProposalView[],
  today: string,
): Promise<Answer['margins']> {
  const open = proposals.filter(({ state }) => state === 'open');
  if (open.length === 0) return { proposals: {}, all: null };
  const { content } = await rooms.read(quoteId);
  const { costs } = await rooms.readInternal(quoteId);
  const fitting = open.filter((each) => fitOf(content, each) === 'open');
  const theirs = fitting.filter(({ by }) => by.side === 'buyer');
  return {
    proposals: Object.fromEntries(
      fitting.map((each) => [each.id, marginEffect(content, [each], costs, today)]),
    ),
    all: theirs.length === 0 ? null : marginEffect(content, theirs, costs, today),
  };
}
