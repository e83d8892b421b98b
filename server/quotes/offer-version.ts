/** All that follows from sending, as rows of one transaction: the version, how it stands, the stage, who is told. */
import type { Selectable, Transaction } from 'kysely';
import { turnsOf } from '#shared/acceptance/signing-turns.ts';
import { VersionId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { UserActor } from '../accounts/actor.ts';
import { anchorColumns } from '../audit/anchor-columns.ts';
import { actedBy, recordAudit } from '../audit/record-audit.ts';
import { recordEvent } from '../opportunities/record-event.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { SentBasis } from '../ready/sent-basis.ts';
import type { HeldQuote } from '../rooms/rooms.ts';
import { randomId } from '../storage/random-id.ts';
import type { AnchorColumns, Schema, VersionTable } from '../storage/schema.ts';
import { keepLeftOut } from './left-out.ts';
import type { QuoteFrame } from './quote-frame.ts';
import { recipientsOf, type Weighed } from './review.ts';

export interface Offering {
  readonly actor: UserActor;
  readonly frame: QuoteFrame;
  readonly weighed: Weighed;
  readonly held: HeldQuote;
  readonly sender: ParticipantView;
  readonly message: string;
  readonly notReadyReason: string | undefined;
  readonly idempotencyKey: string;
  readonly now: number;
  readonly undoMs: number;
}

export async function offerVersion(
  trx: Transaction<Schema>,
  offering: Offering,
): Promise<Selectable<VersionTable>> {
  const { actor, frame, sender, message, now } = offering;
  const { organisationId } = actor;
  const quoteId = frame.quote.id;
  const version = newVersion(offering);
  const replaced = await endStanding(trx, version, now);
  const audited = { organisationId, quoteId, actor: actedBy(actor), at: now };
  for (const old of replaced) {
    const detail = { versionId: old.id, byVersionId: version.id };
    await recordAudit(trx, { ...audited, action: 'version_superseded', objectHash: old.hash, detail });
  }
  const { leftOut } = offering.weighed;
  const recipients = recipientsOf(frame, leftOut);
  const { head } = await recordAudit(trx, {
    ...audited,
    action: 'version_sent',
    objectHash: version.hash,
    detail: { versionId: version.id, number: version.number, approvalId: version.approval_id, recipients },
  });
  const anchored = { ...version, ...anchorColumns(head) };
  await insertStanding(trx, anchored, now);
  await keepLeftOut(trx, anchored, [...leftOut]);
  await recordEvent(trx, {
    organisationId,
    opportunityId: frame.opportunity.id,
    type: 'quote_sent',
    evidence: {
      quoteId,
      versionId: version.id,
      number: version.number,
      hash: version.hash,
      basis: sentBasis(offering),
    },
    actorName: sender.name,
    at: now,
  });
  const { signing, signatories } = offering.weighed.frozen.offer;
  const signers = turnsOf(
    signing,
    signatories.map(({ participantId }) => participantId),
    [],
  );
  const payload = { versionId: version.id, recipients, message, signers: [...signers] };
  const notBefore = version.offered_at;
  await enqueue(trx, { organisationId, quoteId, topic: 'version_sent', payload, notBefore }, now);
  return anchored;
}

/** A reason is for what was not ready. */
function sentBasis({ weighed: { basis }, notReadyReason }: Offering): SentBasis {
  return { ...basis, reason: basis.ready ? null : notReadyReason || null };
}

/** As it is frozen. Where the audit log stands with it is known once that has been written. */
function newVersion({
  frame,
  weighed,
  held,
  sender,
  message,
  idempotencyKey,
  now,
  undoMs,
}: Offering): Omit<Selectable<VersionTable>, keyof AnchorColumns> {
  const { frozen, canonical, hash, priced, approval } = weighed;
  return {
    id: VersionId.parse(randomId()),
    organisation_id: frame.quote.organisation_id,
    quote_id: frame.quote.id,
    number: frame.nextVersion,
    canonical,
    hash,
    priced: JSON.stringify(priced),
    yjs_state: held.yjsState,
    valid_until: frozen.content.terms.validUntil,
    message,
    sent_by: sender.id,
    sent_by_name: sender.name,
    sent_at: now,
    idempotency_key: idempotencyKey,
    offered_at: now + undoMs,
    seq: held.seq,
    sent_from: frame.quote.status,
    approval_id: approval.given,
  };
}

async function insertStanding(
  trx: Transaction<Schema>,
  version: Selectable<VersionTable>,
  since: number,
): Promise<void> {
  const { id: version_id, organisation_id, quote_id } = version;
  await trx.insertInto('version').values(version).execute();
  await trx
    .insertInto('version_standing')
    .values({ version_id, organisation_id, quote_id, standing: 'outstanding', since })
    .execute();
}

/** Ends the standing of what the new version replaces. Resolves to that: one version, or none. */
async function endStanding(
  trx: Transaction<Schema>,
  { organisation_id, quote_id }: Pick<VersionTable, 'organisation_id' | 'quote_id'>,
  now: number,
): Promise<readonly Pick<Selectable<VersionTable>, 'id' | 'hash'>[]> {
  const replaced = await trx
    .updateTable('version_standing')
    .set({ standing: 'superseded', since: now })
    .where('quote_id', '=', quote_id)
    .where('organisation_id', '=', organisation_id)
    .where('standing', '=', 'outstanding')
    .returning('version_id')
    .execute();
  if (replaced.length === 0) return [];
  return trx
    .selectFrom('version')
    .select(['id', 'hash'])
    .where('organisation_id', '=', organisation_id)
    .where(
      'id',
      'in',
      replaced.map(({ version_id }) => version_id),
    )
    .execute();
}
