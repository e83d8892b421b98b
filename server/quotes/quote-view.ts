/** What a screen needs around the document, as far as the caller may see it. */
import type { Side } from '#shared/access/permissions.ts';
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
import type { Actor } from '../accounts/actor.ts';
import { participantView } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { readFrame } from './quote-frame.ts';
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
  const versions = await selectVisibleVersions(db, actor, quoteId, now()).execute();
  return {
    id: quote.id,
    number: quote.number,
    status: quote.status,
    today: dayIn(frame.timeZone, now()),
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
    commands: commandsFor(
      actor,
      quote.status,
      versions.some(({ standing }) => standing === 'outstanding'),
    ),
  };
}

/** Whose a command is and when it is open is the lifecycle's to say. */
function commandsFor(actor: Actor, status: QuoteStatus, hasOffer: boolean): QuoteView['commands'] {
  const side: Side = actor.kind === 'user' ? 'seller' : 'buyer';
  const allowed = (command: QuoteCommand) => {
    const { by, needsOffer } = lifecycle[command];
    return by === side && (hasOffer || needsOffer !== true) && statusAfter(command, status) !== null;
  };
  return Object.fromEntries(
    quoteCommands.map((command) => [command, allowed(command)]),
  ) as QuoteView['commands'];
}
