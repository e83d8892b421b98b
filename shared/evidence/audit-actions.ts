/**
 * What the audit log records: one row for each command that had an effect somebody may later have to prove. Edits
 * of a draft are not among them; those stand in the log of changes.
 *
 * A name, once written, stands in chains for ever: a new meaning is a new name.
 */
import { z } from 'zod';

/** Name → what happened. Where the row carries the hash of an object, the sentence says of which. */
export const auditActions = {
  organisation_created: 'An organisation was set up',
  user_created: 'A person was given an account in the organisation',
  organisation_changed: 'Who the organisation is, its time zone or its rounding was set',
  chances_set: 'It was set how likely deals in each stage are taken to be won',
  competitors_set: 'It was set whom deals are lost to',
  stage_labels_set: 'It was set what the organisation calls stages',
  pipeline_set: 'It was set which stages a pipeline has, or how far it looks ahead',
  limits_set: 'It was said how far sellers may go before somebody else must approve',

  opportunity_opened: 'An opportunity was opened, with a quote to build in',
  customer_waits: 'Somebody who does not meet the gate was put on the waiting list',
  opportunities_imported: 'A file of opportunities was read in',
  opportunity_import_undone: 'What a file of opportunities had done was taken back',
  waiting_changed: 'What is said of somebody on the waiting list was changed',
  waiting_settled: 'Somebody on the waiting list became an opportunity, or was taken off it',
  opportunity_handed_over: 'An opportunity went from one owner to another',
  opportunity_redated: 'The day an opportunity is expected to close was moved',
  task_postponed: 'Somebody will be asked again later what time asks about a deal',
  task_closed: 'Nothing more is to be done about what was to be woken up',
  signal_attached: 'What was seen of a customer elsewhere was attached to an opportunity',
  opportunity_lost: 'An opportunity was given up',
  opportunity_revived: 'A lost opportunity was taken up again',

  link_made: 'A share link was made for a person on the buyer’s side',
  link_revoked: 'A share link was taken back',
  link_opened: 'A share link was opened: its token was exchanged for a session',

  name_confirmed: 'Somebody on the buyer’s side said that the name they were invited under is theirs',
  name_corrected:
    'Somebody on the buyer’s side said what they are called instead of what they were invited as',

  send_requested: 'A buyer asked the seller to send what stands',
  stepped_back: 'Somebody at the customer said that they want no offer now, and why',
  went_on: 'Whoever had said that took it back: they go on after all',
  ready_again_said: 'Somebody at the customer said, of a deal that was lost, that they are ready again',
  basis_marked_ready: 'Somebody said for their side that the basis is ready; the object is the content',
  basis_mark_withdrawn: 'Somebody took back that the basis is ready; the object is the content',
  version_sent: 'A version was frozen and offered; the object is its content',
  version_superseded:
    'A newer version took the place of an outstanding one; the object is the content of the older',
  version_mailed: 'The mail about a version was taken by the mail server; the object is its content',
  version_reminded: 'The customer was reminded of an outstanding version; the object is its content',
  version_withdrawn: 'The seller took an outstanding version back; the object is its content',
  send_undone: 'A version was taken back before it was delivered; the object is its content',
  revision_opened: 'The quote was opened again as its next version',

  approval_requested: 'A second person was asked to approve; the object is the content',
  approval_decided: 'An approval was given or refused; the object is the content',
  approval_void:
    'An approval lost its force because the content changed; the object is the content it was for',

  catalogue_changed: 'A component of the catalogue was added, changed or archived',
  price_trial_begun:
    'A manager had the list price of a component drawn by lot, within the band in the details',
  price_trial_ended: 'The list price of a component was drawn by lot no longer',
  template_changed: 'A template was kept, changed or archived',
  catalogue_imported: 'A file was read into the catalogue',
  catalogue_import_undone: 'What a file had changed in the catalogue was taken back',

  proposal_made: 'Somebody proposed something other than what stands',
  counter_recorded:
    'A seller wrote down what a buyer asked for by phone, as a proposal of that buyer; the object is the content of the version',
  proposal_answered: 'A proposal was accepted, countered or refused',
  proposal_withdrawn: 'Whoever made a proposal took it back',
  proposal_expired: 'A proposal reached its date unanswered',

  comment_made: 'Somebody wrote in a thread beside the quote; the details hold a fingerprint of the words',
  comment_edited: 'Somebody put right what they wrote in a thread',
  comment_removed: 'Somebody took away what they wrote in a thread',
  thread_resolved: 'A thread was said to be settled',
  thread_reopened: 'A thread was said not to be settled after all',

  code_sent: 'A code was mailed, to verify who accepts or who comes by a link',
  code_passed: 'The code that was mailed was entered',
  code_failed: 'A wrong or outdated code was entered',

  signed:
    'Somebody signed a version; the object is its content, and the details name what they signed by its hash',
  accepted: 'A version was accepted: everybody has signed who must; the object is its content',
  offline_recorded:
    'Somebody recorded that a version was accepted outside the product; the object is its content',
  offline_confirmed:
    'A second person confirmed that; the object is the content of the version, and the details name what was recorded by its hash',
  offline_declined: 'A second person did not confirm it; the object is the content of the version',
  offline_withdrawn: 'Whoever had recorded it took it back; the object is the content of the version',
  acceptance_requested: 'A version was accepted too late: the seller must confirm; the object is its content',
  late_acceptance_answered:
    'A late acceptance was confirmed or refused; the object is the content of the version',
  acceptance_rescinded: 'A manager took an acceptance back; the object is the content of the version',
  declined: 'A version was declined; the object is its content',
  receipt_mailed: 'The receipt of an acceptance was taken by the mail server',
  evidence_made: 'An evidence package was made; the object is the package',

  detail_erased: 'Personal details of earlier rows were erased; the chain keeps that they were there',
} as const satisfies Readonly<Record<string, string>>;

export type AuditAction = keyof typeof auditActions;
export const AuditAction = z.enum(Object.keys(auditActions) as [AuditAction, ...AuditAction[]]);
