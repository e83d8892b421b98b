import { useTranslation } from 'react-i18next';
import type { Stage } from '#shared/opportunity/stages.ts';

/** What a stage is called. */
export function useStageName(): (stage: Stage) => string {
  const { t } = useTranslation('ui');
  return (stage) => t(`stage.${stage}`);
}
