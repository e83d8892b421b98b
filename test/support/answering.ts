/** A quote that lies with the customer, and what a page of theirs says when somebody presses the button. */
import type { QuoteId } from '#shared/ids.ts';
import type { Acceptance, AnswerView } from '#shared/protocol/acceptance-api.ts';
import type { OfferSettings } from '#shared/protocol/sending-api.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { acceptVersion } from '../../server/acceptance/accept.ts';
import { viewAnswer } from '../../server/acceptance/answer-view.ts';
import type { AcceptanceDeps, Answering } from '../../server/acceptance/deps.ts';
import { type Offer, readOffer } from '../../server/acceptance/offer.ts';
import type { GuestActor } from '../../server/accounts/actor.ts';
import { derivedSecrets } from '../../server/accounts/derived-secrets.ts';
import { reviewQuote } from '../../server/quotes/review.ts';
import { sendQuote } from '../../server/quotes/send-quote.ts';
import { randomId } from '../../server/storage/random-id.ts';
import { accepted, invite, sendableContent, startQuote, type Workshop } from './workshop.ts';

export interface Lying {
  readonly quoteId: QuoteId;
  readonly anna: GuestActor;
  readonly johan: GuestActor;
}

export interface LyingOptions {
  readonly content?: QuoteContent;
  readonly offer?: OfferSettings;
}

/** Sends version 1 to Anna and Johan, who both may sign, in this order. */
export async function lieWithCustomer(world: Workshop, options: LyingOptions = {}): Promise<Lying> {
  const { quoteId } = await startQuote(world, world.erik, options.content ?? sendableContent());
  const anna = await invite(world, world.erik, quoteId, 'Anna Bergman');
  const johan = await invite(world, world.erik, quoteId, 'Johan Lindqvist');
  const { offer = {} } = options;
  const { hash, seq } = accepted(await reviewQuote(world, world.erik, quoteId, offer));
  const request = {
    quoteId,
    hash,
    seq,
    offer,
    message: '',
    notReadyReason: 'They asked for it by phone',
    idempotencyKey: randomId(),
  };
  accepted(await sendQuote(world, world.erik, request));
  return { quoteId, anna, johan };
}

export function depsOf(world: Workshop): AcceptanceDeps {
  return { ...world, secrets: derivedSecrets('a secret of the tests, long enough') };
}

export function answeringOf(actor: GuestActor, number = 1): Answering {
  return { actor, quoteId: actor.quoteId, number, origin: { address: '192.0.2.7', userAgent: 'Test' } };
}

export async function offerTo(world: Workshop, actor: GuestActor, number = 1): Promise<Offer> {
  return accepted(await readOffer(world.db, actor, actor.quoteId, number, world.now()));
}

export async function answerTo(
  world: Workshop,
  actor: GuestActor | Workshop['erik'],
  quoteId: QuoteId,
  number = 1,
): Promise<AnswerView> {
  return accepted(await viewAnswer(world.db, actor, quoteId, number, world.now()));
}

/** Exactly what the page of this person shows now, with their name under it. */
export async function shownTo(world: Workshop, actor: GuestActor, number = 1): Promise<Acceptance> {
  const { version, choices, totals } = await offerTo(world, actor, number);
  return {
    versionId: version.id,
    hash: version.hash,
    participantId: actor.participantId,
    choices,
    totals,
    statement: 'sign-1',
    language: 'sv',
    name: actor.name,
    title: 'CFO',
    company: 'Lindqvist Industri AB',
    mark: { kind: 'typed', text: actor.name },
  };
}

/** Presses the button; `shown` is what the page showed otherwise. */
export async function press(
  world: Workshop,
  actor: GuestActor,
  shown: Partial<Acceptance> = {},
  { number = 1, idempotencyKey = randomId() } = {},
) {
  const whole = { ...(await shownTo(world, actor, number)), ...shown };
  return acceptVersion(depsOf(world), { ...answeringOf(actor, number), shown: whole, idempotencyKey });
}
