import type { AuditAction } from './audit-actions.ts';

/**
 * The actions whose rows an evidence package shows. Both sides get the same package, so what only the seller's side
 * may know of, such as an approval, is not among them: of such a row the package has the fingerprint alone.
 */
export const shownActions = [
  'link_made',
  'link_opened',
  'link_revoked',
  'name_confirmed',
  'name_corrected',
  'version_sent',
  'version_mailed',
  'version_superseded',
  'version_withdrawn',
  'proposal_made',
  'counter_recorded',
  'proposal_answered',
  'proposal_withdrawn',
  'code_sent',
  'code_passed',
  'code_failed',
  'signed',
  'accepted',
  'offline_recorded',
  'offline_confirmed',
  'offline_declined',
  'offline_withdrawn',
  'acceptance_requested',
  'late_acceptance_answered',
  'acceptance_rescinded',
  'declined',
  'receipt_mailed',
] as const satisfies readonly AuditAction[];
export type ShownAction = (typeof shownActions)[number];
