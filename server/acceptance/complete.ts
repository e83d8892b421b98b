/** The version is accepted, with all that follows from it, in the transaction of what made it so. */
import type { Transaction } from 'kysely';
import type { ChainHead } from '#shared/evidence/audit-row.ts';
import type { OfflineId } from '#shared/ids.ts';
import type { Recipient } from '#shared/protocol/notices.ts';
import type { IsoDate } from '#shared/time.ts';
import { anchorColumns } from '../audit/anchor-columns.ts';
import { callForEvidence } from '../evidence/evidence-due.ts';
import { expireAllOf } from '../negotiation/expire-proposals.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { changeStatus } from '../quotes/change-status.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import type { Offer } from './offer.ts';

export interface Completion {
  /** Where the audit log stands with the row of the acceptance. */
  readonly head: ChainHead;
  /** Who said yes for the customer. */
  readonly by: string;
  /** Who is told. */
  readonly recipients: readonly Recipient[];
  /** On paper; `null`: signed here. */
  readonly offline: {
    readonly id: OfflineId;
    readonly acceptedOn: IsoDate;
    /** SHA-256 of what was signed. */
    readonly file: string;
    readonly recordedBy: string;
    readonly confirmedBy: string;
  } | null;
}

/** Throws, so that nothing of what led here stays, where the quote cannot be accepted after all. */
export async function completeAcceptance(
  trx: Transaction<Schema>,
  { version, frame, choices, totals, priced, asOf }: Offer,
  { head, by, recipients, offline }: Completion,
  now: number,
): Promise<void> {
  const { organisation_id: organisationId, id: quoteId } = frame.quote;
  const of = { organisationId, quoteId };
  if (!(await changeStatus(trx, frame.quote, 'accept', now))) {
    throw new Error(`Quote ${quoteId} is ${frame.quote.status} and cannot be accepted`);
  }
  await trx
    .updateTable('version_standing')
    .set({ standing: 'accepted', since: now })
    .where('version_id', '=', version.id)
    .where('organisation_id', '=', organisationId)
    .execute();
  await trx
    .insertInto('acceptance')
    .values({
      version_id: version.id,
      organisation_id: organisationId,
      quote_id: quoteId,
      opportunity_id: frame.opportunity.id,
      cycle: frame.opportunity.cycle,
      choices: JSON.stringify(choices),
      totals: JSON.stringify(totals),
      at: now,
      offline_id: offline?.id ?? null,
      accepted_on: offline?.acceptedOn ?? null,
      round: await rescindedBefore(trx, frame),
      ...anchorColumns(head),
    })
    .execute();
  await recordEvent(trx, {
    organisationId,
    opportunityId: frame.opportunity.id,
    type: offline ? 'accepted_offline' : 'accepted',
    evidence: {
      quoteId,
      versionId: version.id,
      number: version.number,
      hash: version.hash,
      asOf,
      ...(offline && { offline }),
    },
    actorName: by,
    at: now,
  });
  await expireAllOf(trx, of, now);
  await callForEvidence(trx, { ...of, versionId: version.id }, now);
  await enqueue(
    trx,
    {
      ...of,
      topic: 'accepted',
      payload: {
        versionId: version.id,
        signerName: by,
        acceptedAt: now,
        ...(offline && { acceptedOn: offline.acceptedOn }),
        currency: priced.currency,
        amount: priced.firstYear.net,
        recipients: [...recipients],
      },
    },
    now,
  );
}

/** How many acceptances of this cycle were taken back. */
async function rescindedBefore(
  trx: Transaction<Schema>,
  { opportunity: { id, organisation_id, cycle } }: QuoteFrame,
): Promise<number> {
  const { rounds } = await trx
    .selectFrom('rescission')
    .select(({ fn }) => fn.countAll<number>().as('rounds'))
    .where('organisation_id', '=', organisation_id)
    .where('opportunity_id', '=', id)
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow();
  return Number(rounds);
}

/** The seller's side: whoever owns the opportunity. */
export function ownerOf({ owner, opportunity, participants }: QuoteFrame): Recipient {
  const place = participants.find(({ user_id }) => user_id === opportunity.owner_user_id);
  return { participantId: place?.id ?? null, ...owner };
}
