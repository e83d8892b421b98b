/**
 * Another last day for what was sent: it stands in the next version, as a sent one never changes. The draft is opened
 * for it where it is not open already, and then waits to be reviewed and sent.
 */
import type { Transaction } from 'kysely';
import type { ParticipantView } from '#shared/protocol/change.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { EditOvertaken } from '../rooms/rooms.ts';
import { EditRefused } from '../rooms/submission.ts';
import type { Schema } from '../storage/schema.ts';
import type { QuoteDeps } from './quote-deps.ts';
import type { QuoteFrame } from './quote-frame.ts';
import { openRevision } from './revise-quote.ts';

export interface Renewal {
  readonly frame: Pick<QuoteFrame, 'quote' | 'timeZone'>;
  readonly me: ParticipantView;
  readonly validUntil: IsoDate | null;
  /** What is written with it, in its transaction; `false`: somebody was faster, and nothing is. */
  readonly write: (trx: Transaction<Schema>) => Promise<boolean>;
}

/** `false`: somebody was faster. Refused for a day that is past, and with `wrong-status` where the quote is closed. */
export async function renewDraft(
  deps: QuoteDeps,
  actor: UserActor,
  { frame: { quote, timeZone }, me, validUntil, write }: Renewal,
): Promise<boolean | Refusal> {
  const { rooms, db, now } = deps;
  if (validUntil === null || validUntil < dayIn(timeZone, now())) {
    return refuse('invalid-request', {
      detail: 'validUntil: say until which day it is to hold, from today on.',
    });
  }
  if (quote.status === 'sent') {
    const refused = await openRevision(deps, actor, quote.id);
    if (refused && refused.refused !== 'wrong-status') return refused;
  }
  let isChanged = false;
  try {
    await rooms.edit(
      quote.id,
      'shared',
      me.id,
      (document) => {
        isChanged = document.read().content.terms.validUntil !== validUntil;
        document.setTerm('validUntil', validUntil);
      },
      async (trx) => {
        if (!(await write(trx))) throw new EditOvertaken('Somebody else has answered');
      },
    );
  } catch (error) {
    if (!(error instanceof EditRefused)) throw error;
    return error.refusal.code === 'locked'
      ? refuse('wrong-status', { detail: 'The quote is closed. Take the opportunity up again first.' })
      : false;
  }
  return isChanged || db.transaction().execute(write);
}
