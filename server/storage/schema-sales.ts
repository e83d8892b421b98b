/** The tables of the sales process, apart from the opportunity and its events. See `schema.ts`. */
import type { Generated } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type {
  OpportunityId,
  OrganisationId,
  ParticipantId,
  QuoteId,
  UserId,
  VersionId,
} from '#shared/ids.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import type { SignalKind } from '#shared/opportunity/signals.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { TaskAnswer, TaskRule } from '#shared/opportunity/time-rules.ts';
import type { WaitingReason, WaitingState } from '#shared/opportunity/waiting.ts';

/** What is other about a pipeline than by default. The standard one exists without a row. */
export interface PipelineTable {
  organisation_id: OrganisationId;
  id: PipelineId;
  name: string;
  /** 0: the internal step is no stage of this pipeline. */
  has_pricing_review: number;
  /** How far ahead its forecast looks, 1 to 6. */
  horizon_months: number;
}

/** What an organisation calls a stage. Without a row it is called what the product calls it. */
export interface StageLabelTable {
  organisation_id: OrganisationId;
  stage: Stage;
  language: 'en' | 'sv';
  label: string;
}

/** Where there is none for a stage, the product's own assumption holds. */
export interface AssumedChanceTable {
  organisation_id: OrganisationId;
  stage: Stage;
  percent: number;
}

/** Whom it competes with, as it spells them. */
export interface CompetitorTable {
  organisation_id: OrganisationId;
  name: string;
}

/** How long buyers of won cycles were silent in a stage; there once enough have been won. */
export interface SilenceLimitTable {
  organisation_id: OrganisationId;
  stage: Stage;
  /** The 80th percentile of the longest gaps, in whole days. */
  days: number;
  /** How many won cycles it is taken from. */
  cycles: number;
  as_of: string;
}

/** Somebody who may buy one day. What does not meet the gate waits here. */
export interface WaitingCustomerTable {
  id: string;
  organisation_id: OrganisationId;
  owner_user_id: UserId;
  title: string;
  customer_name: string;
  contact_name: string;
  contact_email: string;
  reason: WaitingReason;
  note: string;
  wake_up_on: string;
  /** JSON: what was answered of the gate, as it was given. */
  answers: string;
  state: WaitingState;
  /** What became of them. */
  opportunity_id: OpportunityId | null;
  made_by_name: string;
  made_at: number;
  settled_at: number | null;
}

/** What a time rule asks somebody: once per subject, cycle and period, from whichever process finds it. */
export interface RuleTaskTable {
  id: string;
  organisation_id: OrganisationId;
  rule: TaskRule;
  /** The opportunity, or who waits. */
  subject_id: string;
  opportunity_id: OpportunityId | null;
  waiting_id: string | null;
  cycle: number;
  /** What makes it another occasion of the same rule. */
  period: string;
  /** The seller's day from which on the rule holds. */
  since: string;
  found_at: number;
  /** From that day on it is before the managers too. `null`: never. */
  manager_from: string | null;
  sleeps_until: string | null;
  /** `over`: what it asked about is so no longer. */
  state: 'open' | 'answered' | 'over';
  answer: TaskAnswer | null;
  answered_by_name: string | null;
  answered_at: number | null;
  /** When its owner was told of it by mail. */
  told_at: Generated<number | null>;
}

/** Append only: a deal was moved to another day. */
export interface RedateTable {
  opportunity_id: OpportunityId;
  cycle: number;
  /** 1, 2, 3 … per cycle. */
  ordinal: number;
  organisation_id: OrganisationId;
  before_close: string;
  after_close: string;
  /** How much later, in days; 0 where it was moved to an earlier day. */
  slip_days: number;
  reason: string;
  /** 1: it answered the question whether to let go. */
  answers_let_go: number;
  by_name: string;
  /** The seller's day it was done on. */
  on_day: string;
  at: number;
}

/** Append only: something that was seen of a customer. It moves nothing. */
export interface SignalTable {
  id: string;
  organisation_id: OrganisationId;
  opportunity_id: OpportunityId;
  kind: SignalKind;
  /** The system or person that saw it. */
  source: string;
  label: string;
  value: string;
  seen_at: number;
  recorded_by_name: string;
  at: number;
}

/** Append only: somebody called the basis ready as it stood. It is, while both sides' last marks name what stands. */
export interface BasisMarkTable {
  quote_id: QuoteId;
  /** 1, 2, 3 … per quote. */
  ordinal: number;
  organisation_id: OrganisationId;
  participant_id: ParticipantId;
  side: Side;
  /** Of the content that was called ready. */
  hash: string;
  seq: number;
  at: number;
}

/** Append only: the customer was reminded of a version. */
export interface ReminderTable {
  version_id: VersionId;
  /** 1, 2, 3 … per version. */
  ordinal: number;
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  participant_id: ParticipantId;
  message: string;
  /** How many were told. */
  recipients: number;
  at: number;
}

/** A file of opportunities that was read in. */
export interface OpportunityImportTable {
  id: string;
  organisation_id: OrganisationId;
  file_name: string;
  made_by_name: string;
  at: number;
  opened: number;
  waiting: number;
  undone_at: number | null;
  undone_by_name: string | null;
}

/** What became of a row of it; one that made nothing is absent. */
export interface OpportunityImportRowTable {
  import_id: string;
  /** Its place in what was read in, from 0. */
  ordinal: number;
  organisation_id: OrganisationId;
  opportunity_id: OpportunityId | null;
  waiting_id: string | null;
}

export interface SalesSchema {
  opportunity_import: OpportunityImportTable;
  opportunity_import_row: OpportunityImportRowTable;
  pipeline: PipelineTable;
  stage_label: StageLabelTable;
  assumed_chance: AssumedChanceTable;
  competitor: CompetitorTable;
  silence_limit: SilenceLimitTable;
  waiting_customer: WaitingCustomerTable;
  rule_task: RuleTaskTable;
  redate: RedateTable;
  signal: SignalTable;
  basis_mark: BasisMarkTable;
  reminder: ReminderTable;
}
