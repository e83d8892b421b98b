import type { Handlers } from '../http/handler.ts';
import {
  addPipeline,
  readSettings,
  type SettingsDeps,
  setAssumedChances,
  setCompetitors,
  setLimits,
  setOrganisation,
  setPipeline,
  setStageLabels,
} from './settings.ts';

export function settingsHandlers(deps: SettingsDeps) {
  return {
    getSettings: ({ actor }) => readSettings(deps.db, actor.organisationId),
    setOrganisation: ({ actor, body }) => setOrganisation(deps, actor, body),
    setStageLabels: ({ actor, body }) => setStageLabels(deps, actor, body.labels),
    setAssumedChances: ({ actor, body }) => setAssumedChances(deps, actor, body.chances),
    setCompetitors: ({ actor, body }) => setCompetitors(deps, actor, body.competitors),
    addPipeline: ({ actor, body }) => addPipeline(deps, actor, body),
    setPipeline: ({ actor, params, body }) => setPipeline(deps, actor, { id: params.pipelineId, ...body }),
    setApprovalLimits: ({ actor, body }) => setLimits(deps, actor, body.limits),
  } satisfies Partial<Handlers>;
}
