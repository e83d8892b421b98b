/** Answering a version with other choices than it was sent with: inside its offer space that is a yes, outside a counter-offer. */
import type { QuoteId } from '#shared/ids.ts';
import { type AskedChoices, changedChoices } from '#shared/negotiation/changed-choices.ts';
import { outsideOffer } from '#shared/pricing/inside-offer.ts';
import { offerSpaceOf } from '#shared/pricing/offer-space.ts';
import type { NewProposal, ProposalView } from '#shared/protocol/negotiation-api.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { readVersion } from '../quotes/versions.ts';
import { propose } from './propose.ts';

export interface OtherChoices extends Pick<NewProposal, 'note' | 'shown'> {
  readonly quoteId: QuoteId;
  readonly number: number;
  readonly choices: AskedChoices;
}

/** Resolves to `null`, having written nothing, when the choices can be accepted as they are (promise I-11). */
export async function counterOffer(
  deps: QuoteDeps,
  actor: Actor,
  { quoteId, number, choices, note, shown }: OtherChoices,
): Promise<ProposalView | null | Refusal> {
  const sent = await readVersion(deps, actor, quoteId, number);
  if (isRefusal(sent)) return sent;
  const { content } = sent.frozen;
  // Whether it is too late is the acceptance's to say; a counter may be put at any time while the version stands.
  if (outsideOffer(offerSpaceOf(content), choices).length === 0) return null;
  const asked = { topic: 'choices', value: changedChoices(content, choices) } as const;
  const said = { asked, given: [], note, expiresOn: null, shown };
  return propose(deps, actor, { quoteId, said, content, toVersion: number });
}
