/**
 * A buyer says that they want no offer now, that they go on after all, or, of a deal that was lost, that they are ready
 * again. Each is told to the seller and stands among what the buyer did. None moves a stage, loses or revives: that is
 * decided by the seller, who finds it begun with what was said.
 */
import type { Transaction } from 'kysely';
import type { DeclineReason } from '#shared/acceptance/answers.ts';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { QuoteId } from '#shared/ids.ts';
import { mayStepBack, type Stance } from '#shared/negotiation/stances.ts';
import type { StageEventType } from '#shared/opportunity/stages.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { StanceView } from '#shared/protocol/views.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { standingStance } from '../quotes/standing-stances.ts';
import type { Schema } from '../storage/schema.ts';
import { otherSideOf, speakerOf } from './speaker.ts';

export interface SteppingBack {
  readonly quoteId: QuoteId;
  readonly reason: DeclineReason;
  readonly comeBack: IsoDate | null;
  readonly words: string;
}

/**
 * Refused with `wrong-status` where there is nothing to step back from, or where an offer lies with the customer: that is
 * declined. Where somebody has stepped back already that is the answer, whatever is said now, and nobody is told again.
 */
export function stepBack(deps: QuoteDeps, actor: Actor, { quoteId, reason, comeBack, words }: SteppingBack) {
  return inQuote(deps, actor, quoteId, async (trx, of) => {
    const { frame, at } = of;
    const versions = await sentVersions(trx, frame);
    const isOpen = mayStepBack(frame.quote.status, versions, dayIn(frame.timeZone, at));
    if (!isOpen) return refuse('wrong-status');
    const earlier = await standingStance(trx, actor, quoteId);
    if (earlier) return earlier;
    const comeBackOn = reason === 'not-now' ? comeBack : null;
    await say(trx, actor, of, { stance: 'stepped-back', reason, comeBackOn, words });
    return standingStance(trx, actor, quoteId);
  });
}

/** Only whoever stepped back takes it back: it is their word. Where nobody has, nothing changes. */
export function goOn(deps: QuoteDeps, actor: Actor, quoteId: QuoteId) {
  return inQuote(deps, actor, quoteId, async (trx, of) => {
    const standing = await standingStance(trx, actor, quoteId);
    if (standing?.stance !== 'stepped-back') return standing;
    if (standing.participantId !== of.me.id) {
      return refuse('not-allowed', { detail: `${standing.name} stepped back, and can take it back.` });
    }
    await say(trx, actor, of, { stance: 'went-on', reason: null, comeBackOn: null, words: '' });
    return null;
  });
}

/** Refused with `wrong-status` where no deal was lost. Said already, it is told once, whoever says it. */
export function sayReadyAgain(
  deps: QuoteDeps,
  actor: Actor,
  { quoteId, words }: Pick<SteppingBack, 'quoteId' | 'words'>,
) {
  return inQuote(deps, actor, quoteId, async (trx, of) => {
    const { quote, opportunity } = of.frame;
    if (quote.status !== 'closed' || opportunity.stage !== 'lost') return refuse('wrong-status');
    const earlier = await standingStance(trx, actor, quoteId);
    if (earlier) return earlier;
    await say(trx, actor, of, { stance: 'ready-again', reason: null, comeBackOn: null, words });
    return standingStance(trx, actor, quoteId);
  });
}

interface Saying {
  readonly me: ParticipantView;
  readonly frame: QuoteFrame;
  readonly at: number;
}

type Answer = StanceView | null | Refusal;

/** For whoever may say something there, in one transaction, after which both sides look again. */
async function inQuote(
  deps: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
  answer: (trx: Transaction<Schema>, of: Saying) => Promise<Answer>,
): Promise<Answer> {
  const { db, rooms, now } = deps;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const outcome = await db.transaction().execute(async (trx) => {
    const frame = await readFrame(trx, actor, quoteId);
    return frame ? answer(trx, { me, frame, at: now() }) : refuse('not-found');
  });
  if (!isRefusal(outcome)) rooms.announce(quoteId, ['quote']);
  return outcome;
}

interface Said extends Pick<StanceView, 'reason' | 'comeBackOn' | 'words'> {
  readonly stance: Stance;
}

/** What each is called where it is written down. */
const records: Readonly<Record<Stance, { readonly event: StageEventType; readonly action: AuditAction }>> = {
  'stepped-back': { event: 'buyer_stepped_back', action: 'stepped_back' },
  'went-on': { event: 'buyer_went_on', action: 'went_on' },
  'ready-again': { event: 'buyer_ready_again', action: 'ready_again_said' },
};

async function say(trx: Transaction<Schema>, actor: Actor, { me, frame, at }: Saying, said: Said) {
  const { stance, reason, comeBackOn, words } = said;
  const of = { organisationId: actor.organisationId, quoteId: frame.quote.id };
  const { ordinal } = await trx
    .selectFrom('stance')
    .select(({ fn }) => fn.countAll<number>().as('ordinal'))
    .where('quote_id', '=', of.quoteId)
    .executeTakeFirstOrThrow();
  const key = { quote_id: of.quoteId, ordinal: ordinal + 1, organisation_id: of.organisationId };
  const row = { ...key, participant_id: me.id, stance, reason, come_back: comeBackOn, words, at };
  await trx.insertInto('stance').values(row).execute();
  const { event, action } = records[stance];
  await recordEvent(trx, {
    organisationId: of.organisationId,
    opportunityId: frame.opportunity.id,
    type: event,
    evidence: { quoteId: of.quoteId, reason, comeBackOn, words },
    actorName: me.name,
    at,
  });
  const detail = { ordinal: row.ordinal, reason, comeBackOn };
  await recordAudit(trx, { ...of, actor: actedBy(actor), action, detail, at });
  const told = { byName: me.name, message: words, recipients: otherSideOf(frame, me) };
  if (reason !== null) {
    await enqueue(trx, { ...of, topic: 'stepped_back', payload: { why: reason, comeBackOn, ...told } }, at);
  } else {
    const topic = stance === 'went-on' ? 'went_on' : 'ready_again';
    await enqueue(trx, { ...of, topic, payload: told }, at);
  }
}

/** How every version of the quote stands, and until when it was offered. */
async function sentVersions(trx: Transaction<Schema>, { quote }: QuoteFrame) {
  const rows = await trx
    .selectFrom('version')
    .innerJoin('version_standing', 'version_standing.version_id', 'version.id')
    .select(['version_standing.standing', 'version.valid_until as validUntil'])
    .where('version.organisation_id', '=', quote.organisation_id)
    .where('version.quote_id', '=', quote.id)
    .execute();
  return rows;
}
