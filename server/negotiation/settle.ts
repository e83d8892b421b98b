/**
 * The one way a proposal leaves `open`: a conditional update, so of several answers at the same moment, from whatever
 * process, exactly one counts. What follows from it is written in the same transaction.
 */
import type { Transaction } from 'kysely';
import type { AuditAction } from '#shared/evidence/audit-actions.ts';
import type { ParticipantId } from '#shared/ids.ts';
import { type ProposalCommand, proposalRules } from '#shared/negotiation/proposal-states.ts';
import type { Recipient } from '#shared/protocol/notices.ts';
import { type AuditActor, recordAudit } from '../audit/record-audit.ts';
import { enqueue } from '../outbox/enqueue.ts';
import type { Schema } from '../storage/schema.ts';
import type { ProposalRow } from './proposal-rows.ts';

export interface Settlement {
  readonly command: ProposalCommand;
  readonly actor: AuditActor;
  /** `null`: nobody; time, or what became of the quote. */
  readonly by: { readonly id: ParticipantId; readonly name: string } | null;
  readonly note: string;
  /** The change that the acceptance made. */
  readonly seq: number | null;
  /** Who is told. */
  readonly recipients: readonly Recipient[];
  readonly at: number;
}

const audited: Readonly<Record<ProposalCommand, AuditAction>> = {
  accept: 'proposal_answered',
  decline: 'proposal_answered',
  counter: 'proposal_answered',
  withdraw: 'proposal_withdrawn',
  expire: 'proposal_expired',
};

/** Resolves to whether it was this answer that counted; nothing is written otherwise. */
export async function settle(
  trx: Transaction<Schema>,
  proposal: ProposalRow,
  { command, actor, by, note, seq, recipients, at }: Settlement,
): Promise<boolean> {
  const { to } = proposalRules[command];
  let open = trx
    .updateTable('proposal')
    .set({ state: to, answered_at: at, answered_by: by?.id ?? null, answer_note: note, answer_seq: seq })
    .where('id', '=', proposal.id)
    .where('organisation_id', '=', proposal.organisation_id)
    .where('state', '=', 'open');
  // What has expired is answered by nobody any more, also before anything has noticed.
  if (command !== 'expire') {
    open = open.where(({ eb, or }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]));
  }
  const { numUpdatedRows } = await open.executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;

  const of = { organisationId: proposal.organisation_id, quoteId: proposal.quote_id };
  const detail = { proposalId: proposal.id, state: to, asked: JSON.parse(proposal.asked), seq };
  await recordAudit(trx, { ...of, actor, action: audited[command], detail, at });
  // The counter says it all by itself.
  if (to === 'countered' || to === 'open' || recipients.length === 0) return true;
  const payload = {
    versionId: proposal.version_id,
    answer: to,
    byName: by?.name ?? '',
    message: note,
    recipients: [...recipients],
  };
  await enqueue(trx, { ...of, topic: 'proposal_answered', payload }, at);
  return true;
}
