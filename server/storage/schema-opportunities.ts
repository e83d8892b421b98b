/** The deals themselves: what was answered of each, what has happened to it, and how it was lost. What holds for all tables is said in `schema.ts`. */

import type { Generated } from 'kysely';
import type { CustomerId, OpportunityId, OrganisationId, UserId } from '#shared/ids.ts';
import type { LostVariant } from '#shared/opportunity/loss.ts';
import type { PipelineId } from '#shared/opportunity/pipeline.ts';
import type { Stage, StageEventType } from '#shared/opportunity/stages.ts';

export interface OpportunityTable {
  id: OpportunityId;
  organisation_id: OrganisationId;
  owner_user_id: UserId;
  title: string;
  /** Of the company's number and name: `server/customers/customer-key.ts`. */
  customer_id: CustomerId;
  customer_name: string;
  customer_company_number: string;
  customer_address: string;
  /** Decimal string in major units, as the seller estimated it at the gate; the low end of a range. */
  value: string;
  /** The high end of the range; `null`: it was one amount. */
  value_high: Generated<string | null>;
  currency: string;
  expected_close: string;
  contact_name: string;
  contact_email: string;
  need_note: string;
  source: string;
  /** A cache of `stageOf(events)`. */
  stage: Stage;
  /** 1, and one more for every revival. The figures of an earlier cycle never change. */
  cycle: Generated<number>;
  pipeline_id: Generated<PipelineId>;
  created_at: number;
}

/** Append only. The stage of an opportunity is a function of these rows in the order of `seq`. */
export interface OpportunityEventTable {
  opportunity_id: OpportunityId;
  /** 1, 2, 3 … per opportunity. */
  seq: number;
  organisation_id: OrganisationId;
  type: StageEventType;
  /** JSON: what proves it (version id, change sequence number, gate answers). */
  evidence: string;
  actor_name: string;
  at: number;
}

/** What the events of a deal come to, by cycle. Nothing is kept here alone: `server/opportunities/cycle-facts.ts` makes it. */
export interface CycleFactTable {
  opportunity_id: OpportunityId;
  cycle: number;
  organisation_id: OrganisationId;
  /** JSON: every stage it came to, in order, with when. */
  path: string;
  was_revived: number;
  co_designed: number;
  /** `null`: nothing was sent, or nobody knows. */
  sent_ready: number | null;
  /** As answered at the gate when the cycle began; in major units, the low end of a range. */
  first_value: string | null;
  first_close: string | null;
}

/** Append only: how a cycle of an opportunity was lost, with its figures as they were then. */
export interface LossTable {
  opportunity_id: OpportunityId;
  cycle: number;
  organisation_id: OrganisationId;
  variant: LostVariant;
  /** The stage it was lost from. */
  stage: Stage;
  /** JSON of the `Loss`. */
  detail: string;
  /** First-year net of the version that stood, else of the draft; in minor units. */
  amount: number | null;
  currency: string;
  come_back: number;
  wake_up_on: string | null;
  by_name: string;
  at: number;
}

export interface OpportunitiesSchema {
  opportunity: OpportunityTable;
  opportunity_event: OpportunityEventTable;
  cycle_fact: CycleFactTable;
  loss: LossTable;
}
