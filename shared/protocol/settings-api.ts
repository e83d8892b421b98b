/** The rows of the API by which managers set how their organisation sells. Each change stands in the audit log. */
import { z } from 'zod';
import { AssumedChances } from '../insight/assumed-chances.ts';
import { Competitors } from '../opportunity/competitors.ts';
import { Pipeline, PipelineId } from '../opportunity/pipeline.ts';
import { StageLabels } from '../opportunity/stage-labels.ts';
import { ApprovalLimits } from '../quote/approval.ts';
import { payableSteps } from '../quote/quote.ts';
import { isTimeZone } from '../time.ts';

export const OrganisationSettings = z.strictObject({
  name: z.string().trim().min(1).max(200),
  companyNumber: z.string().trim().max(40),
  address: z.string().trim().max(300),
  /** IANA name; the organisation's days begin and end in it. */
  timeZone: z.string().max(60).refine(isTimeZone),
  /** What new quotes in kronor start out rounding the amount to pay to; `null`: nothing. */
  payableStep: z.enum(payableSteps).nullable(),
});
export type OrganisationSettings = z.infer<typeof OrganisationSettings>;

export const Settings = z.strictObject({
  organisation: OrganisationSettings,
  /** The standard one first. */
  pipelines: z.array(Pipeline),
  labels: StageLabels,
  /** How likely it takes deals to be won, where it has said so. */
  chances: AssumedChances,
  competitors: Competitors,
  /** `null`: sellers may do as they think best. */
  limits: ApprovalLimits.nullable(),
});
export type Settings = z.infer<typeof Settings>;

export const settingsApi = {
  getSettings: {
    method: 'GET',
    path: '/api/settings',
    audience: 'manager',
    summary:
      'How the organisation sells: itself, its pipelines, what it calls stages, and what needs approval',
    answer: Settings,
  },
  setOrganisation: {
    method: 'POST',
    path: '/api/settings/organisation',
    audience: 'manager',
    summary: 'Set who the organisation is, its time zone, and what new quotes round to',
    body: OrganisationSettings,
    answer: Settings,
  },
  setStageLabels: {
    method: 'POST',
    path: '/api/settings/stage-labels',
    audience: 'manager',
    summary:
      'Set what stages are called, all of them at once; what is left out is called as the product does',
    body: z.strictObject({ labels: StageLabels }),
    answer: Settings,
  },
  setAssumedChances: {
    method: 'POST',
    path: '/api/settings/assumed-chances',
    audience: 'manager',
    summary:
      'Set how likely deals in each stage are won before history tells; what is left out is as the product assumes',
    body: z.strictObject({ chances: AssumedChances }),
    answer: Settings,
  },
  setCompetitors: {
    method: 'POST',
    path: '/api/settings/competitors',
    audience: 'manager',
    summary: 'Set whom deals are lost to, all of them at once: sellers choose among them, or write another',
    body: z.strictObject({ competitors: Competitors }),
    answer: Settings,
  },
  addPipeline: {
    method: 'POST',
    path: '/api/settings/pipelines',
    audience: 'manager',
    summary: 'Sell in one more way: with or without the internal step, and with a horizon of its own',
    body: Pipeline.omit({ id: true }),
    answer: Settings,
  },
  setPipeline: {
    method: 'POST',
    path: '/api/settings/pipelines/:pipelineId',
    audience: 'manager',
    summary: 'Set what a pipeline is called, whether it has the internal step, and how far ahead it looks',
    params: z.strictObject({ pipelineId: PipelineId }),
    body: Pipeline.omit({ id: true }),
    answer: Settings,
  },
  setApprovalLimits: {
    method: 'POST',
    path: '/api/settings/approval-limits',
    audience: 'manager',
    summary: 'Set how far sellers may go before somebody else must approve',
    body: z.strictObject({ limits: ApprovalLimits.nullable() }),
    answer: Settings,
  },
} as const;
