/**
 * The tables, as Kysely sees them. The migrations make them; `organisation_id` stands in every row so that no
 * query can forget whose it is. Times are whole milliseconds, JSON is text, booleans are 0 and 1: the same on
 * every database.
 */
import type { AcceptanceSchema } from './schema-acceptance.ts';
import type { AccountsSchema } from './schema-accounts.ts';
import type { AuditSchema } from './schema-audit.ts';
import type { CatalogueSchema } from './schema-catalogue.ts';
import type { CommentsSchema } from './schema-comments.ts';
import type { ImportsSchema } from './schema-imports.ts';
import type { InsightSchema } from './schema-insight.ts';
import type { NegotiationSchema } from './schema-negotiation.ts';
import type { KeptFileTable, OfflineAcceptanceTable, RescissionTable } from './schema-offline.ts';
import type { OpportunitiesSchema } from './schema-opportunities.ts';
import type { OutboxSchema } from './schema-outbox.ts';
import type { OwnersSchema } from './schema-owners.ts';
import type { QuotesSchema } from './schema-quotes.ts';
import type { ReadySchema } from './schema-ready.ts';
import type { SalesSchema } from './schema-sales.ts';
import type { TemplateSchema } from './schema-templates.ts';
import type { VersionsSchema } from './schema-versions.ts';

export type { AcceptanceTable, SignCodeTable } from './schema-acceptance.ts';
export type { AuditDetailTable, AuditTable } from './schema-audit.ts';
export type { AcceptanceRequestTable, ProposalTable } from './schema-negotiation.ts';
export type { OpportunityTable } from './schema-opportunities.ts';
export type { DeliveryTable, OutboxTable } from './schema-outbox.ts';
export type { ChangeTable, ComponentStateTable, ParticipantTable, QuoteTable } from './schema-quotes.ts';
export type {
  AnchorColumns,
  ApprovalDecisionTable,
  ApprovalRequestTable,
  VersionChoiceTable,
  VersionStandingTable,
  VersionTable,
} from './schema-versions.ts';

export interface Schema
  extends AcceptanceSchema,
    AccountsSchema,
    AuditSchema,
    CatalogueSchema,
    CommentsSchema,
    ImportsSchema,
    InsightSchema,
    NegotiationSchema,
    OpportunitiesSchema,
    OutboxSchema,
    OwnersSchema,
    QuotesSchema,
    ReadySchema,
    SalesSchema,
    TemplateSchema,
    VersionsSchema {
  /** Of nobody: see `disk-room.ts`. */
  disk_probe: { id: number; bytes: Uint8Array };
  kept_file: KeptFileTable;
  offline_acceptance: OfflineAcceptanceTable;
  rescission: RescissionTable;
}
