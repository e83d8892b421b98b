/**
 * What a signature binds, compared with what stands (I-3). A page says what it showed; the server works the same out
 * by itself and takes the signature only where nothing differs.
 */
import type { BoundThing } from '#shared/acceptance/answers.ts';
import { currentStatement } from '#shared/acceptance/statements.ts';
import type { Acceptance } from '#shared/protocol/acceptance-api.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { Offer } from './offer.ts';

const isSame = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

const comparisons: Readonly<
  Record<BoundThing, (shown: Acceptance, offer: Offer, actor: GuestActor) => boolean>
> = {
  version: (shown, { version }) => shown.versionId === version.id,
  hash: (shown, { version }) => shown.hash === version.hash,
  signer: (shown, _, actor) => shown.participantId === actor.participantId,
  choices: (shown, { choices }) => isSame(shown.choices, choices),
  totals: (shown, { totals }) => isSame(shown.totals, totals),
  statement: (shown) => shown.statement === currentStatement,
};

/** What the page showed otherwise than it is; nothing, when it is exactly that. */
export function differing(shown: Acceptance, offer: Offer, actor: GuestActor): BoundThing[] {
  return (Object.keys(comparisons) as BoundThing[]).filter(
    (thing) => !comparisons[thing](shown, offer, actor),
  );
}
