import type { Handlers } from '../http/handler.ts';
import { catalogueUse } from './catalogue-use.ts';
import {
  insightChoiceRows,
  insightChoices,
  insightChoicesFile,
  insightPriceTests,
  insightWillingness,
  insightWords,
} from './choices/answers.ts';
import { componentEvidence, componentInsight } from './component-insight.ts';
import { viewFile, viewRows } from './views/rows.ts';
import { answerView, type ViewDeps } from './views/views.ts';

export function insightHandlers(deps: ViewDeps) {
  return {
    componentInsight: ({ actor, query }) => componentInsight(deps, actor, query),
    componentEvidence: ({ actor, params, query }) => componentEvidence(deps, actor, params.key, query),
    catalogueUse: ({ actor }) => catalogueUse(deps, actor),
    insightOverview: ({ actor, query }) => answerView(deps, actor, 'overview', query),
    insightAge: ({ actor, query }) => answerView(deps, actor, 'age', query),
    insightFlow: ({ actor, query }) => answerView(deps, actor, 'flow', query),
    insightForecast: ({ actor, query }) => answerView(deps, actor, 'forecast', query),
    insightOutcomes: ({ actor, query }) => answerView(deps, actor, 'outcomes', query),
    insightLosses: ({ actor, query }) => answerView(deps, actor, 'losses', query),
    insightGate: ({ actor, query }) => answerView(deps, actor, 'gate', query),
    insightCoDesign: ({ actor, query }) => answerView(deps, actor, 'co-design', query),
    insightHygiene: ({ actor, query }) => answerView(deps, actor, 'hygiene', query),
    insightRows: ({ actor, params, query }) => viewRows(deps, actor, { params, query }),
    insightFile: ({ actor, params, query }) => viewFile(deps, actor, { params, query }),
    insightChoices: ({ actor, query }) => insightChoices(deps, actor, query),
    insightWillingness: ({ actor, params, query }) => insightWillingness(deps, actor, params.key, query),
    insightChoiceRows: ({ actor, params, query }) => insightChoiceRows(deps, actor, { params, query }),
    insightChoicesFile: ({ actor, query }) => insightChoicesFile(deps, actor, query),
    insightPriceTests: ({ actor, query }) => insightPriceTests(deps, actor, query),
    insightWords: ({ actor, query }) => insightWords(deps, actor, query),
  } satisfies Partial<Handlers>;
}
