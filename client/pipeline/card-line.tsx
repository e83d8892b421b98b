import { isUrgent, lineOf } from '#shared/opportunity/card-line.ts';
import type { DealCard } from '#shared/protocol/pipeline-api.ts';
import { shortDay } from '../ui/dates.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './board.module.css';

/** The one line that matters most about a deal. */
export function CardLine({ deal }: { deal: DealCard }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const line = lineOf(deal);
  const words = {
    name: deal.lastBuyerAct?.name ?? deal.customerName,
    count: line === 'silent' ? (deal.quiet?.days ?? 0) : Math.max(0, deal.daysToExpiry ?? 0),
    day: shortDay(deal.expectedClose, language),
    who: deal.lastEvent.actorName,
  };
  const said =
    line === 'last' ? t(`board.event.${deal.lastEvent.type}`, words) : t(`board.line.${line}`, words);
  return <span className={isUrgent(line) ? styles['urgent'] : undefined}>{said}</span>;
}
