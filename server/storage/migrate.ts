import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as initial from './migrations/0001-initial.ts';
import * as snapshotTable from './migrations/0002-snapshot-table.ts';
import * as payableStep from './migrations/0003-payable-step.ts';
import * as answers from './migrations/0004-answers.ts';
import * as outbox from './migrations/0005-outbox.ts';
import * as audit from './migrations/0006-audit.ts';
import * as proposals from './migrations/0007-proposals.ts';
import * as restoring from './migrations/0008-restoring.ts';
import * as approval from './migrations/0009-approval.ts';
import * as acceptance from './migrations/0010-acceptance.ts';
import * as evidenceDue from './migrations/0011-evidence-due.ts';
import * as leftOut from './migrations/0012-left-out.ts';
import * as sendRequests from './migrations/0013-send-requests.ts';
import * as anchors from './migrations/0014-anchors.ts';
import * as comments from './migrations/0015-comments.ts';
import * as readyMarks from './migrations/0016-ready-marks.ts';
import * as catalogue from './migrations/0017-catalogue.ts';
import * as templates from './migrations/0018-templates.ts';
import * as salesProcess from './migrations/0019-sales-process.ts';
import * as insight from './migrations/0022-insight.ts';
import * as quoteChoices from './migrations/0023-quote-choices.ts';
import * as offlineAcceptance from './migrations/0024-offline-acceptance.ts';
import * as rescission from './migrations/0025-rescission.ts';
import * as followingUp from './migrations/0026-following-up.ts';
import * as exactChanges from './migrations/0027-exact-changes.ts';
import * as handingOver from './migrations/0029-handing-over.ts';
import * as stagedFiles from './migrations/0030-staged-files.ts';
import * as lapsingDrafts from './migrations/0031-lapsing-drafts.ts';
import * as readingLists from './migrations/0032-reading-lists.ts';
import * as rescissionWords from './migrations/0033-rescission-words.ts';
import * as lastChanged from './migrations/0034-last-changed.ts';
import * as diskProbe from './migrations/0036-disk-probe.ts';
import * as startNotice from './migrations/0037-start-notice.ts';
import * as assumedChances from './migrations/0038-assumed-chances.ts';
import * as cycleFacts from './migrations/0039-cycle-facts.ts';
import * as priceChanges from './migrations/0040-price-changes.ts';
import * as readingInsight from './migrations/0042-reading-insight.ts';
import * as customers from './migrations/0043-customers.ts';
import * as tryingPrices from './migrations/0044-trying-prices.ts';
import * as confirmedNames from './migrations/0045-confirmed-names.ts';
import * as linkCodes from './migrations/0047-link-codes.ts';
import * as seenChanges from './migrations/0048-seen-changes.ts';
import * as stances from './migrations/0049-stances.ts';
import * as gateAnswers from './migrations/0051-gate-answers.ts';
import * as sights from './migrations/0052-sights.ts';
import * as undoneSends from './migrations/0053-undone-sends.ts';
import * as returnedMail from './migrations/0055-returned-mail.ts';
import * as seenChoices from './migrations/0056-seen-choices.ts';
import * as competitors from './migrations/0057-competitors.ts';
import * as costBasis from './migrations/0058-cost-basis.ts';
import type { Schema } from './schema.ts';

/** In order. A migration that has been released is never edited; the next one corrects it. */
export const migrations: Record<string, Migration> = {
  '0001-initial': initial,
  '0002-snapshot-table': snapshotTable,
  '0003-payable-step': payableStep,
  '0004-answers': answers,
  '0005-outbox': outbox,
  '0006-audit': audit,
  '0007-proposals': proposals,
  '0008-restoring': restoring,
  '0009-approval': approval,
  '0010-acceptance': acceptance,
  '0011-evidence-due': evidenceDue,
  '0012-left-out': leftOut,
  '0013-send-requests': sendRequests,
  '0014-anchors': anchors,
  '0015-comments': comments,
  '0016-ready-marks': readyMarks,
  '0017-catalogue': catalogue,
  '0018-templates': templates,
  '0019-sales-process': salesProcess,
  '0022-insight': insight,
  '0023-quote-choices': quoteChoices,
  '0024-offline-acceptance': offlineAcceptance,
  '0025-rescission': rescission,
  '0026-following-up': followingUp,
  '0027-exact-changes': exactChanges,
  '0029-handing-over': handingOver,
  '0030-staged-files': stagedFiles,
  '0031-lapsing-drafts': lapsingDrafts,
  '0032-reading-lists': readingLists,
  '0033-rescission-words': rescissionWords,
  '0034-last-changed': lastChanged,
  '0036-disk-probe': diskProbe,
  '0037-start-notice': startNotice,
  '0038-assumed-chances': assumedChances,
  '0039-cycle-facts': cycleFacts,
  '0040-price-changes': priceChanges,
  '0042-reading-insight': readingInsight,
  '0043-customers': customers,
  '0044-trying-prices': tryingPrices,
  '0045-confirmed-names': confirmedNames,
  '0047-link-codes': linkCodes,
  '0048-seen-changes': seenChanges,
  '0049-stances': stances,
  '0051-gate-answers': gateAnswers,
  '0052-sights': sights,
  '0053-undone-sends': undoneSends,
  '0055-returned-mail': returnedMail,
  '0056-seen-choices': seenChoices,
  '0057-competitors': competitors,
  '0058-cost-basis': costBasis,
};

/** Brings the tables up to date; does nothing when they are. Throws, having changed nothing, when one fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw new Error('The database could not be brought up to date', { cause: error });
}
