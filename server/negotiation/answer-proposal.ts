/**
 * Answering a proposal. Accepting one writes the draft through the ordinary guarded path, as the seller who accepts it
 * or whose offer it was; the proposal's state goes to disk in the very transaction that appends the change, so there
 * is neither without the other.
 */
import type { Transaction } from 'kysely';
import type { ParticipantId, ProposalId, QuoteId } from '#shared/ids.ts';
import { fitOf, type ProposalFit, withProposal } from '#shared/negotiation/apply.ts';
import { mayAnswer, type ProposalCommand } from '#shared/negotiation/proposal-states.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { ProposalView } from '#shared/protocol/negotiation-api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { becomeContent } from '#shared/quote-doc/become-content.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { Actor } from '../accounts/actor.ts';
import { actedBy } from '../audit/record-audit.ts';
import { editOpening, opensAs } from '../quotes/edit-opening.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import { type QuoteFrame, readFrame } from '../quotes/quote-frame.ts';
import { reopenIn } from '../quotes/revise-quote.ts';
import { EditOvertaken } from '../rooms/rooms.ts';
import { EditRefused } from '../rooms/submission.ts';
import type { Schema } from '../storage/schema.ts';
import { type ProposalRow, readView, selectProposals, termsOf } from './proposal-rows.ts';
import { answered, moot } from './propose.ts';
import { settle } from './settle.ts';
import { otherSideOf, personOf, speakerOf } from './speaker.ts';

export interface Answer {
  readonly quoteId: QuoteId;
  readonly proposalId: ProposalId;
  readonly command: Extract<ProposalCommand, 'accept' | 'decline' | 'withdraw'>;
  readonly note: string;
}

/** Of answers that come at once, one counts; the others are refused with `already-answered` and how it stands. */
export async function answerProposal(
  deps: QuoteDeps,
  actor: Actor,
  answer: Answer,
): Promise<ProposalView | Refusal> {
  const { db, rooms, now } = deps;
  const { quoteId, proposalId, command } = answer;
  const me = await speakerOf(deps, actor, quoteId);
  if (isRefusal(me)) return me;
  const frame = await readFrame(db, actor, quoteId);
  const proposal = frame && (await find(deps, actor, quoteId, proposalId));
  if (!proposal) return refuse('not-found');
  const standing = () => readView(db, actor.organisationId, quoteId, proposalId);
  if (proposal.state !== 'open' || (proposal.expires_at !== null && proposal.expires_at <= now())) {
    return answered(await standing());
  }
  if (!mayAnswer(command, proposal, me.side, frame.quote.status)) {
    const isOthers = !mayAnswer(command, proposal, me.side, 'co_design');
    return refuse(isOthers ? 'not-allowed' : 'wrong-status');
  }

  const write = writer(actor, me, frame, proposal, answer, now);
  const outcome =
    command === 'accept'
      ? await accept(deps, actor, frame, proposal, me, write)
      : await db.transaction().execute((trx) => write(trx, null));
  if (isRefusal(outcome)) return outcome;
  if (!outcome) return answered(await standing());
  rooms.announce(quoteId, ['proposals', 'quote', 'versions']);
  return standing();
}

function find(
  { db }: QuoteDeps,
  actor: Actor,
  quoteId: QuoteId,
  proposalId: ProposalId,
): Promise<ProposalRow | undefined> {
  return selectProposals(db, actor.organisationId, quoteId).where('id', '=', proposalId).executeTakeFirst();
}

/** Writes the answer; resolves to whether it was the one that counted. `seq`: of the change that it made. */
type Write = (trx: Transaction<Schema>, seq: number | null) => Promise<boolean>;

function writer(
  actor: Actor,
  me: ParticipantView,
  frame: QuoteFrame,
  proposal: ProposalRow,
  { command, note }: Answer,
  now: () => number,
): Write {
  const recipients =
    command === 'withdraw' ? otherSideOf(frame, me) : personOf(frame, proposal.participant_id);
  return (trx, seq) =>
    settle(trx, proposal, { command, actor: actedBy(actor), by: me, note, seq, recipients, at: now() });
}

async function accept(
  deps: QuoteDeps,
  actor: Actor,
  { quote }: QuoteFrame,
  proposal: ProposalRow,
  me: ParticipantView,
  write: Write,
): Promise<boolean | Refusal> {
  const { db, rooms } = deps;
  const terms = termsOf(proposal);
  const { content } = await rooms.read(quote.id);
  const fit = fitOf(content, terms);
  if (fit !== 'open') return moot(fit);
  const opens = opensAs(quote.status);
  if (opens === undefined) return refuse('wrong-status');

  // A seller's own offer is carried out in their name, by whoever takes it.
  const author: ParticipantId = me.side === 'seller' ? me.id : proposal.participant_id;
  let edited: { readonly fit: ProposalFit; readonly isChanged: boolean } = { fit: 'open', isChanged: false };
  const change = (document: QuoteDocument) => {
    const before = document.read().content;
    const fitNow = fitOf(before, terms);
    const made = fitNow === 'open' ? becomeContent(document, withProposal(before, terms)) : [];
    edited = { fit: fitNow, isChanged: made.length > 0 };
  };
  try {
    await editOpening(deps, actor, {
      quoteId: quote.id,
      by: author,
      opens,
      change,
      alongside: async (trx, seq) => {
        if (!(await write(trx, seq))) throw new EditOvertaken(`Proposal ${proposal.id} has been answered`);
      },
    });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    const now = await find(deps, actor, quote.id, proposal.id);
    if (now?.state !== 'open') return false;
    const { code, path } = error.refusal;
    return code === 'locked' ? refuse('wrong-status') : refuse('proposal-moot', { details: { code, path } });
  }
  if (edited.fit !== 'open') {
    const now = await find(deps, actor, quote.id, proposal.id);
    return now?.state === 'open' ? moot(edited.fit) : false;
  }
  if (edited.isChanged) return true;
  // Words that no field holds: beside the opening, the answer is all there is to write.
  return rooms.hold(quote.id, () =>
    db.transaction().execute(async (trx) => {
      if (!(await write(trx, null))) return false;
      if (opens !== null) await reopenIn(trx, actor, quote.id, deps.now());
      return true;
    }),
  );
}
