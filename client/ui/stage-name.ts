import { useQuery } from '@tanstack/react-query';
import { stageNameOf } from '#shared/opportunity/stage-names.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import { query } from '../api/queries.ts';
import { useLanguage } from './i18n.ts';

/** What the organisation of whoever is signed in calls a stage. It is known before any page opens. */
export function useStageName(): (stage: Stage) => string {
  const language = useLanguage();
  const { data: me } = useQuery({ ...query('me', {}), staleTime: Number.POSITIVE_INFINITY });
  const labels = me?.kind === 'user' ? me.organisation.stageLabels : [];
  return (stage) => stageNameOf(stage, language, labels);
}
