/** The last signature has been given: the version is accepted, with all that follows from it, in the signature's transaction. */
import type { Transaction } from 'kysely';
import type { Recipient } from '#shared/protocol/notices.ts';
import { anchorColumns } from '../audit/anchor-columns.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { callForEvidence } from '../evidence/evidence-due.ts';
import { expireAllOf } from '../negotiation/expire-proposals.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { changeStatus } from '../quotes/change-status.ts';
import type { QuoteFrame } from '../quotes/quote-frame.ts';
import type { Schema } from '../storage/schema.ts';
import type { Signing } from './accept.ts';
import type { Offer } from './offer.ts';

/** Throws, so that nothing of the signature stays, where the quote cannot be accepted after all. */
export async function completeAcceptance(
  trx: Transaction<Schema>,
  { actor, quoteId, shown }: Signing,
  offer: Offer,
  now: number,
): Promise<void> {
  const { version, frame, choices, totals, priced, asOf } = offer;
  const of = { organisationId: actor.organisationId, quoteId };
  if (!(await changeStatus(trx, frame.quote, 'accept', now))) {
    throw new Error(`Quote ${quoteId} is ${frame.quote.status} and cannot be accepted`);
  }
  await trx
    .updateTable('version_standing')
    .set({ standing: 'accepted', since: now })
    .where('version_id', '=', version.id)
    .where('organisation_id', '=', actor.organisationId)
    .execute();
  const { head } = await recordAudit(trx, {
    ...of,
    actor: actedBy(actor),
    action: 'accepted',
    objectHash: version.hash,
    detail: { versionId: version.id, number: version.number, totals },
    at: now,
  });
  await trx
    .insertInto('acceptance')
    .values({
      version_id: version.id,
      organisation_id: actor.organisationId,
      quote_id: quoteId,
      opportunity_id: frame.opportunity.id,
      cycle: frame.opportunity.cycle,
      choices: JSON.stringify(choices),
      totals: JSON.stringify(totals),
      at: now,
      ...anchorColumns(head),
    })
    .execute();
  await recordEvent(trx, {
    organisationId: actor.organisationId,
    opportunityId: frame.opportunity.id,
    type: 'accepted',
    evidence: { quoteId, versionId: version.id, number: version.number, hash: version.hash, asOf },
    actorName: shown.name,
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
        signerName: shown.name,
        acceptedAt: now,
        currency: priced.currency,
        amount: priced.firstYear.net,
        recipients: [...signersOf(offer, actor.participantId), ownerOf(frame)],
      },
    },
    now,
  );
}

/** Everybody who has signed gets the receipt; the one who signs now among them. */
function signersOf({ signatories, signatures }: Offer, last: Offer['signatories'][number]['id']) {
  const signed = [...signatures.map(({ participantId }) => participantId), last];
  return signatories
    .filter(({ id }) => signed.includes(id))
    .map(({ id, name, email }) => ({ participantId: id, name, email }));
}

/** The seller's side: whoever owns the opportunity. */
export function ownerOf({ owner, opportunity, participants }: QuoteFrame): Recipient {
  const place = participants.find(({ user_id }) => user_id === opportunity.owner_user_id);
  return { participantId: place?.id ?? null, ...owner };
}
