/** The audit log says which mails the mail server has taken, of those that somebody may later have to prove. */
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { NoticeTopic } from '#shared/protocol/notices.ts';
import { actedBySystem, recordAudit } from '../audit/record-audit.ts';
import { callForEvidence } from '../evidence/evidence-due.ts';
import type { OnDelivered } from '../outbox/settle.ts';

const actions: Readonly<Partial<Record<NoticeTopic, AuditAction>>> = {
  version_sent: 'version_mailed',
  accepted: 'receipt_mailed',
};

export const auditMailed: OnDelivered = async (trx, { delivery, event }, now) => {
  const action = actions[event.topic];
  // What is proved is about a quote.
  if (!action || delivery.quote_id === null) return;
  const version = await trx
    .selectFrom('outbox')
    .innerJoin('version', 'version.id', 'outbox.version_id')
    .select(['version.id', 'version.hash'])
    .where('outbox.id', '=', delivery.event_id)
    .executeTakeFirst();
  await recordAudit(trx, {
    organisationId: delivery.organisation_id,
    quoteId: delivery.quote_id,
    actor: actedBySystem,
    action,
    objectHash: action === 'version_mailed' ? version?.hash : undefined,
    detail: {
      delivery: delivery.id,
      version: version?.id ?? null,
      participant: delivery.participant_id,
      name: delivery.name,
      email: delivery.email,
    },
    at: now,
  });
  if (action === 'receipt_mailed' && version) {
    const { organisation_id: organisationId, quote_id: quoteId } = delivery;
    await callForEvidence(trx, { organisationId, quoteId, versionId: version.id }, now);
  }
};
