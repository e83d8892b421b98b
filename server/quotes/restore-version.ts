/**
 * Bringing an earlier version back as the draft. The live document stays the one that everybody holds: it is edited to
 * say again what the version says, through the guard and into the log under the seller's name, so unsaved work of
 * others merges with it as with any other edit.
 */
import type { Transaction } from 'kysely';
import { type QuoteId, RestorationId } from '#shared/ids.ts';
import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { becomeContent, takeBack } from '#shared/quote-doc/become-content.ts';
import { type Difference, diffContent } from '#shared/quote-doc/diff-content.ts';
import { forgetChoices } from '#shared/quote-doc/forget-choices.ts';
import type { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import type { UserActor } from '../accounts/actor.ts';
import { EditRefused } from '../rooms/submission.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { editOpening, opensAs } from './edit-opening.ts';
import { ensureParticipant } from './participants.ts';
import type { QuoteDeps } from './quote-deps.ts';
import { visibleQuote } from './quote-frame.ts';
import { openRevision } from './revise-quote.ts';
import { readVersion, type SentVersion } from './versions.ts';

/**
 * Makes the draft say what that version says. A sent quote is opened as its next version in the same transaction, so
 * that a failure leaves neither; where it cannot be edited and cannot be opened, the answer is `wrong-status` and
 * nothing is changed.
 */
export async function restoreVersion(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  number: number,
): Promise<EndpointAnswer<'restoreVersion'> | Refusal> {
  const sent = await readVersion(deps, actor, quoteId, number);
  if (isRefusal(sent)) return sent;
  const quote = await visibleQuote(deps.db, actor, quoteId);
  if (!quote) return refuse('not-found');
  const opens = opensAs(quote.status);
  if (opens === undefined) return locked();

  const restorationId = RestorationId.parse(randomId());
  const of = { id: restorationId, organisation_id: actor.organisationId, quote_id: quoteId };
  const { content } = sent.frozen;
  const made = await edit(deps, actor, quoteId, {
    opens,
    change: (document) => [...forgetChoices(document, content), ...becomeContent(document, content)],
    alongside: async (trx, { made, by }) => {
      const row = { ...of, version_id: sent.version.id, participant_id: by.id, at: deps.now() };
      await trx
        .insertInto('restoration')
        .values({ ...row, changed: JSON.stringify(made) })
        .execute();
    },
  });
  if (isRefusal(made)) return made;
  if (made.length > 0) return { restorationId, changed: made.length };
  // Nothing was written, the opening neither: it is all there is to do.
  const refused = opens === null ? undefined : await openRevision(deps, actor, quoteId);
  if (refused && refused.refused !== 'wrong-status') return refused;
  return { restorationId: null, changed: 0 };
}

/** Takes back what a bringing back did, but for what somebody has changed since. */
export async function undoRestoring(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  restorationId: RestorationId,
): Promise<EndpointAnswer<'undoRestoring'> | Refusal> {
  const kept = await find(deps, actor, quoteId, restorationId);
  if (isRefusal(kept)) return kept;
  const { made, sent } = kept;
  const undone = await edit(deps, actor, quoteId, {
    change: (document) => takeBack(document, made, diffContent(sent.frozen.content, document.read().content)),
  });
  return isRefusal(undone) ? undone : { changed: undone.length };
}

const locked = (): Refusal =>
  refuse('wrong-status', {
    detail: 'The quote can no longer be edited, so no earlier version can become its draft.',
  });

/** What came of an edit, and in whose name it was made. */
interface Edited {
  readonly made: readonly Difference[];
  readonly by: ParticipantView;
}

interface Edit {
  readonly change: (document: QuoteDocument) => Difference[];
  /** Committed with what was made, or neither is. */
  readonly alongside?: (trx: Transaction<Schema>, edited: Edited) => Promise<void>;
  /** The status of the revision that the edit opens, in the same transaction. */
  readonly opens?: QuoteStatus | null;
}

async function edit(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  { change, alongside = async () => {}, opens = null }: Edit,
): Promise<readonly Difference[] | Refusal> {
  const { db, rooms, now } = deps;
  const by = await ensureParticipant(db, actor, quoteId, now());
  if (!by) return refuse('not-found');
  let made: readonly Difference[] = [];
  try {
    await editOpening(deps, actor, {
      quoteId,
      by: by.id,
      opens,
      change: (document) => {
        made = change(document);
      },
      alongside: (trx) => alongside(trx, { made, by }),
    });
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    const { code, path } = error.refusal;
    // It was sent, or closed, since it was looked at.
    if (code === 'locked') return locked();
    return refuse('not-restorable', { details: { code, path } });
  }
  if (opens !== null && made.length > 0) rooms.announce(quoteId, ['quote']);
  return made;
}

async function find(
  deps: QuoteDeps,
  actor: UserActor,
  quoteId: QuoteId,
  restorationId: RestorationId,
): Promise<{ readonly made: readonly Difference[]; readonly sent: SentVersion } | Refusal> {
  const row = await deps.db
    .selectFrom('restoration')
    .innerJoin('version', 'version.id', 'restoration.version_id')
    .select(['restoration.changed', 'version.number'])
    .where('restoration.id', '=', restorationId)
    .where('restoration.quote_id', '=', quoteId)
    .where('restoration.organisation_id', '=', actor.organisationId)
    .executeTakeFirst();
  if (!row) return refuse('not-found');
  const sent = await readVersion(deps, actor, quoteId, row.number);
  return isRefusal(sent) ? sent : { made: JSON.parse(row.changed), sent };
}
