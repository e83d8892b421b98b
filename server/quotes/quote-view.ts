/** What a screen needs around the document, as far as the caller may see it. */
import type { BuyerRight, Side } from '#shared/access/permissions.ts';
import type { QuoteId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteView } from '#shared/protocol/views.ts';
import {
  lifecycle,
  type QuoteCommand,
  type QuoteStatus,
  quoteCommands,
  statusAfter,
} from '#shared/quote/lifecycle.ts';
import { dayIn } from '#shared/time.ts';
import type { Actor, GuestActor } from '../accounts/actor.ts';
import { liesWithOthers } from './left-out.ts';
import { participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { type QuoteFrame, readFrame } from './quote-frame.ts';
import { openSendRequest } from './send-request.ts';
import { standingStance } from './standing-stances.ts';
import { versionSummary } from './version-summary.ts';
import { selectVisibleVersions } from './visible-versions.ts';

export async function viewQuote(
  { db, now }: Pick<QuoteDeps, 'db' | 'now'>,
  actor: Actor,
  quoteId: QuoteId,
): Promise<QuoteView | Refusal> {
  const frame = await readFrame(db, actor, quoteId);
  if (!frame) return refuse('not-found');
  const { quote, opportunity } = frame;
  const at = now();
  const versions = await selectVisibleVersions(db, actor, quoteId, at).execute();
  return {
    id: quote.id,
    number: quote.number,
    status: quote.status,
    today: dayIn(frame.timeZone, at),
    nextVersion: frame.nextVersion,
    seller: frame.seller,
    customer: frame.customer,
    opportunity:
      actor.kind === 'user'
        ? {
            id: opportunity.id,
            title: opportunity.title,
            stage: opportunity.stage,
            expectedClose: opportunity.expected_close,
          }
        : null,
    owner: frame.owner,
    participants: frame.participants.map(participantView),
    versions: versions.map(versionSummary),
    sendRequest: await openSendRequest(db, actor, quoteId),
    stance: await standingStance(db, actor, quoteId),
    isLeftOut: actor.kind === 'guest' && (await liesWithOthers(db, actor, quoteId, at)),
    right: actor.kind === 'guest' ? rightOf(frame, actor) : null,
    asksName: actor.kind === 'guest' && asksName(frame, actor),
    commands: commandsFor(
      actor,
      quote.status,
      versions.find(({ standing }) => standing === 'outstanding'),
      at,
    ),
  };
}

function rightOf({ participants }: QuoteFrame, { participantId }: GuestActor): BuyerRight {
  // A guest who is not among them any more may do least.
  return participants.find(({ id }) => id === participantId)?.buyer_right ?? 'view';
}

function asksName({ participants }: QuoteFrame, { participantId }: GuestActor): boolean {
  return participants.find(({ id }) => id === participantId)?.name_confirmed_at === null;
}

/** Whose a command is and when it is open is the lifecycle's to say. */
function commandsFor(
  actor: Actor,
  status: QuoteStatus,
  offer: { readonly offered_at: number } | undefined,
  now: number,
): QuoteView['commands'] {
  const side: Side = actor.kind === 'user' ? 'seller' : 'buyer';
  const isOffered = offer !== undefined && offer.offered_at <= now;
  // An offer is undone while nobody was told of it, and withdrawn once they were.
  const inTime = (command: QuoteCommand) =>
    (command !== 'undo' || !isOffered) && (command !== 'withdraw' || isOffered);
  const allowed = (command: QuoteCommand) => {
    const { by, needsOffer } = lifecycle[command];
    const hasOffer = offer !== undefined || needsOffer !== true;
    return by === side && hasOffer && inTime(command) && statusAfter(command, status) !== null;
  };
  return Object.fromEntries(
    quoteCommands.map((command) => [command, allowed(command)]),
  ) as QuoteView['commands'];
}
