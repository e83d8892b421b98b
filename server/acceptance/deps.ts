import type { QuoteId } from '#shared/ids.ts';
import type { GuestActor } from '../accounts/actor.ts';
import type { DerivedSecrets } from '../accounts/derived-secrets.ts';
import type { Origin } from '../accounts/origin.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';

/** What answering a version stands on. */
export interface AcceptanceDeps extends QuoteDeps {
  readonly secrets: Pick<DerivedSecrets, 'sixDigits'>;
}

/** Which version somebody answers, who does, and from where. */
export interface Answering {
  readonly actor: GuestActor;
  readonly quoteId: QuoteId;
  readonly number: number;
  readonly origin: Origin;
}
