import { silence } from '#shared/opportunity/time-rules.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import type { Say } from '../ui/text-keys.ts';

/** For how long nothing was heard of the customer, and after how long that is a mark: by what buyers did, and by rule. */
export function quietWords(t: Say<'pipeline'>, { stage, quiet }: Pick<DealCard, 'stage' | 'quiet'>): string {
  const limit = silence[stage];
  if (!quiet || !limit) return '';
  const rule =
    'days' in limit
      ? t('deal.quiet.rule', { count: limit.days })
      : t('deal.quiet.workingRule', { count: limit.workingDays });
  const usual = quiet.usualDays === null ? [] : [t('deal.quiet.usual', { count: quiet.usualDays })];
  return [t('deal.quiet.for', { count: quiet.days }), ...usual, rule].join(' ');
}
