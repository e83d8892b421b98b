import type { Handlers } from '../http/handler.ts';
import { componentEvidence, componentInsight, type InsightDeps } from './component-insight.ts';

export function insightHandlers(deps: InsightDeps) {
  return {
    componentInsight: ({ actor }) => componentInsight(deps, actor),
    componentEvidence: ({ actor, params }) => componentEvidence(deps, actor, params.key),
  } satisfies Partial<Handlers>;
}
