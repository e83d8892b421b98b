/** Two versions of a quote beside each other, or a version beside what stands in the room. */
import type { Kysely } from 'kysely';
import type { QuoteId, VersionId } from '#shared/ids.ts';
import { priceMargins, type QuoteMargins } from '#shared/pricing/margin.ts';
import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { MarginPair } from '#shared/protocol/versions-api.ts';
import { type ComparedOffer, compareOffers } from '#shared/quote/compare/compare-offers.ts';
import { compareQuotes } from '#shared/quote/compare/compare-quotes.ts';
import type { ComparedQuote } from '#shared/quote/compare/comparison.ts';
import { filledTexts } from '#shared/quote/fill-variables.ts';
import type { FrozenFormat } from '#shared/quote/frozen-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import type { VariableSource } from '#shared/quote/variable-values.ts';
import { dayIn } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import type { InternalReading } from '../rooms/rooms.ts';
import type { Schema } from '../storage/schema.ts';
import { lastChangeIn, originsIn } from './difference-origins.ts';
import { offerTerms } from './offer-terms.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame } from './quote-frame.ts';
import { readVersion } from './versions.ts';

type Answer = EndpointAnswer<'compareVersions'>;

export interface Pair {
  readonly from: number;
  readonly to: number | 'draft';
}

/** One of the two, with what is around it, and how far in the log it had come. */
interface Compared extends ComparedQuote {
  readonly offer: ComparedOffer;
  readonly seq: number;
}

/** A guest compares what was sent to them; the working copy and all margins are the seller's. */
export async function compareVersions(
  deps: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
  { from, to }: Pair,
): Promise<Answer | Refusal> {
  if (to !== 'draft' && from >= to) {
    return refuse('invalid-request', { detail: 'Compare an earlier version with a later one.' });
  }
  const before = await version(deps, actor, quoteId, from);
  if (isRefusal(before)) return before;
  const after = to === 'draft' ? await draft(deps, actor, quoteId) : await version(deps, actor, quoteId, to);
  if (isRefusal(after)) return after;

  const { organisationId } = actor;
  const originOf = await originsIn(deps.db, { organisationId, quoteId, after: before.seq, upTo: after.seq });
  const reader = actor.kind === 'user' ? 'seller' : 'buyer';
  return {
    comparison: compareQuotes(before, after, { reader, originOf }),
    offer: compareOffers(before.offer, after.offer),
    margins: actor.kind === 'user' ? await marginsOf(deps, quoteId, before, after) : null,
  };
}

async function version(
  deps: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
  number: number,
): Promise<Compared | Refusal> {
  const sent = await readVersion(deps, actor, quoteId, number);
  if (isRefusal(sent)) return sent;
  const { frozen, priced, version } = sent;
  const { seller, customer, offer, format } = frozen;
  return {
    content: asRead({ ...frozen, priced }),
    priced,
    offer: {
      seller,
      customer,
      answers: offer,
      signatories: formatsWithOffer.has(format) ? offer.signatories : null,
      message: await messageOf(deps.db, actor, version.id),
    },
    seq: await lastChangeIn(deps.db, { ...actor, quoteId }, number),
  };
}

/** Texts are compared as people read them: a sum or a day in them that is another one has changed. */
function asRead(source: VariableSource & { readonly content: QuoteContent }): QuoteContent {
  const { intro, terms, goals } = filledTexts(source);
  return { ...source.content, texts: { intro, terms }, jointTexts: { goals } };
}

/** The forms that say who may sign. */
const formatsWithOffer: ReadonlySet<FrozenFormat> = new Set(['coquote-quote-3']);

/** The words that went with a version, to whoever may read the version. */
async function messageOf(db: Kysely<Schema>, { organisationId }: Actor, id: VersionId): Promise<string> {
  const { message } = await db
    .selectFrom('version')
    .select('message')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return message;
}

async function draft(
  { db, rooms, now }: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
): Promise<Compared | Refusal> {
  if (actor.kind !== 'user') return refuse('not-allowed');
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { content, seq } = await rooms.read(quoteId);
  const { quote, seller, customer, participants } = frame;
  const { signatories } = offerTerms(participants, {});
  const priced = priceQuote(content, { asOf: dayIn(frame.timeZone, now()) });
  return {
    content: asRead({ number: quote.number, seller, customer, content, priced }),
    seq,
    priced,
    // How it may be answered, and in what words it goes, is chosen when it is sent.
    offer: { seller, customer, answers: null, signatories, message: null },
  };
}

/** `null` where no cost is known, as there is nothing to say then. */
async function marginsOf(
  { rooms }: QuoteDeps,
  quoteId: QuoteId,
  before: ComparedQuote,
  after: ComparedQuote,
): Promise<Answer['margins']> {
  const { costs } = await rooms.readInternal(quoteId);
  const [was, is] = [before, after].map((quote) => marginsIn(quote, costs)) as [QuoteMargins, QuoteMargins];
  const ids = new Set([...Object.keys(was.lines), ...Object.keys(is.lines)]);
  if (ids.size === 0) return null;
  const pair = (
    of: (margins: QuoteMargins) => { readonly percent: string | null } | undefined,
  ): MarginPair => ({
    before: of(was)?.percent ?? null,
    after: of(is)?.percent ?? null,
  });
  return {
    components: Object.fromEntries([...ids].map((id) => [id, pair(({ lines }) => lines[id])])),
    firstYear: pair(({ firstYear }) => firstYear),
  };
}

function marginsIn({ content, priced }: ComparedQuote, costs: InternalReading['costs']): QuoteMargins {
  return priceMargins(content, costs, createPricer(), { asOf: priced.asOf });
}
