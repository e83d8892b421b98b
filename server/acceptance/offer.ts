/**
 * A sent version as it may be answered at this moment: what was frozen, what was chosen and signed since, and what
 * that comes to. Every command and view of this folder starts here, so all of them judge by the same.
 */
import type { Kysely, Selectable } from 'kysely';
import type { AnswerState } from '#shared/acceptance/answers.ts';
import { afterMoves, choicesOf, chosenContent, OfferMove } from '#shared/acceptance/offer-choices.ts';
import { turnsOf } from '#shared/acceptance/signing-turns.ts';
import { type AcceptedChoices, SignatureFacts } from '#shared/evidence/acceptance-facts.ts';
import { type DisplayedTotals, displayedTotals } from '#shared/evidence/displayed-totals.ts';
import type { ParticipantId, QuoteId } from '#shared/ids.ts';
import type { OfferAnswerable } from '#shared/negotiation/standing-offer.ts';
import { type OfferSpace, offerSpaceOf } from '#shared/pricing/offer-space.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { PricedQuote } from '#shared/pricing/priced-quote.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import { offerStandingFor } from '../negotiation/offer-standing.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { readVersion, type SentVersion } from '../quotes/versions.ts';
import type { AcceptanceTable, ParticipantTable, Schema, VersionChoiceTable } from '../storage/schema.ts';

export interface Signed {
  readonly participantId: ParticipantId;
  readonly title: string;
  readonly facts: SignatureFacts;
  readonly requestKey: string;
  readonly at: number;
}

export interface Offer extends Pick<SentVersion, 'version' | 'frozen'> {
  readonly frame: QuoteFrame;
  readonly space: OfferSpace;
  readonly moves: readonly Selectable<VersionChoiceTable>[];
  readonly choices: AcceptedChoices;
  /** In the order of the list that was frozen, or of arrival. */
  readonly signatories: readonly Selectable<ParticipantTable>[];
  /** In the order they were given. */
  readonly signatures: readonly Signed[];
  /** Whose signature is wanted now. */
  readonly turns: readonly ParticipantId[];
  readonly acceptance: Selectable<AcceptanceTable> | null;
  /** The day it is priced for, in the seller's zone: today, or the day it was accepted. */
  readonly asOf: IsoDate;
  readonly priced: PricedQuote;
  readonly totals: DisplayedTotals;
  readonly state: AnswerState;
}

/** As of today, or of the day `on`. Refuses with `not-found`, also what a buyer may not see yet. */
export async function readOffer(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  number: number,
  now: number,
  on?: IsoDate,
): Promise<Offer | Refusal> {
  const stored = await readVersion({ db, now: () => now }, actor, quoteId, number);
  if (isRefusal(stored)) return stored;
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { version, frozen } = stored;
  const ofVersion = { organisationId: actor.organisationId, versionId: version.id };
  const moves = await readMoves(db, ofVersion);
  const signatures = await readSignatures(db, ofVersion);
  const acceptance = await readAcceptance(db, ofVersion);

  const choices = afterMoves(choicesOf(frozen.content), moves.map(moveOf));
  const asOf = acceptance?.accepted_on ?? on ?? dayIn(frame.timeZone, acceptance?.at ?? now);
  const priced = priceQuote(chosenContent(frozen.content, choices), { asOf });
  const totals = displayedTotals(priced);
  const signatories = signatoriesOf(frozen.offer.signatories, frame.participants);
  return {
    version,
    frozen,
    frame,
    space: offerSpaceOf(frozen.content),
    moves,
    choices,
    signatories,
    signatures,
    turns: turnsOf(
      frozen.offer.signing,
      signatories.map(({ id }) => id),
      signatures.map(({ participantId }) => participantId),
    ),
    acceptance,
    asOf,
    priced,
    totals,
    state: stateOf(
      await offerStandingFor(db, { ...keyOf(actor, quoteId), id: version.id }, now, on),
      signatures[0]?.facts.screen.totals,
      totals,
    ),
  };
}

const keyOf = ({ organisationId }: Actor, quoteId: QuoteId) => ({
  organisation_id: organisationId,
  quote_id: quoteId,
});

function stateOf(
  answerable: OfferAnswerable,
  signed: DisplayedTotals | undefined,
  totals: DisplayedTotals,
): AnswerState {
  if (answerable.accept === 'never') return answerable.standing;
  if (answerable.accept === 'on-request') return answerable.reason;
  return signed && canonicalJson(signed) !== canonicalJson(totals) ? 'outpriced' : 'open';
}

type Signatories = SentVersion['frozen']['offer']['signatories'];

/** An empty list stands for everybody on the buyer's side who may sign. */
function signatoriesOf(
  listed: Signatories,
  participants: QuoteFrame['participants'],
): Selectable<ParticipantTable>[] {
  if (listed.length === 0) return participants.filter(maySignAtAll);
  return listed.flatMap(({ participantId }) => participants.find(({ id }) => id === participantId) ?? []);
}

/** The right can be taken back after sending; the list that was frozen does not give it again. */
export function maySignAtAll({
  side,
  buyer_right,
}: Pick<Selectable<ParticipantTable>, 'side' | 'buyer_right'>) {
  return side === 'buyer' && buyer_right === 'sign';
}

export function moveOf(row: Selectable<VersionChoiceTable>): OfferMove {
  const { root, element_id: element, after_value } = row;
  return OfferMove.parse({ root, element, value: JSON.parse(after_value) });
}

type OfVersion = Pick<Actor, 'organisationId'> & { readonly versionId: SentVersion['version']['id'] };

function readMoves(db: Kysely<Schema>, { organisationId, versionId }: OfVersion) {
  return db
    .selectFrom('version_choice')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('organisation_id', '=', organisationId)
    .orderBy('seq')
    .execute();
}

async function readSignatures(
  db: Kysely<Schema>,
  { organisationId, versionId }: OfVersion,
): Promise<Signed[]> {
  const rows = await db
    .selectFrom('signature')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('organisation_id', '=', organisationId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    participantId: row.participant_id,
    title: row.title,
    facts: SignatureFacts.parse(JSON.parse(row.facts)),
    requestKey: row.request_key,
    at: row.at,
  }));
}

async function readAcceptance(db: Kysely<Schema>, { organisationId, versionId }: OfVersion) {
  const row = await db
    .selectFrom('acceptance')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  return row ?? null;
}
