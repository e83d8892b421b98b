import { formatPercent } from '#shared/money/format-number.ts';
import paper from '../quote-room/paper/paper.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './negotiation.module.css';
import { useOpenProposals, useProposals } from './proposals-context.tsx';

const share = (percent: string): string => formatPercent(Number(percent).toFixed(1));

/** Off the paper, beside a component with a proposal: what the seller keeps if it is accepted. */
export function MarginIfHere({ element }: { element: string }) {
  const { t } = useTranslation('negotiation');
  const { margins } = useProposals();
  const figures = useOpenProposals(element).flatMap(({ id }) => margins?.proposals[id]?.after ?? []);
  return figures.map((after) => (
    <span key={after} className={`${paper['offWide']} ${styles['lane']} num`}>
      {t('marginIf', { after: share(after) })}
    </span>
  ));
}

/** In the seller’s own part of the money: what is left over when all that the buyers propose is accepted. */
export function MarginIfAll({ className }: { className: string | undefined }) {
  const { t } = useTranslation('negotiation');
  const { margins, proposals } = useProposals();
  const after = margins?.all?.after;
  if (!after) return null;
  const count = proposals.filter(({ id, by }) => by.side === 'buyer' && margins.proposals[id]).length;
  return (
    <div className={className}>
      <span className="num">{t('marginAll', { count, after: share(after) })}</span>
    </div>
  );
}
