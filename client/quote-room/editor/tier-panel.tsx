import { tierParts } from '#shared/pricing/tier-parts.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import notes from '../fields/notes.module.css';
import { useFigures } from '../use-figures.ts';
import type { PanelProps } from './panel.ts';
import { TierTable, tierSum } from './tier-table.tsx';

/** The steps of a component's price, among its details. */
export function TierPanel({ component, onPatch }: PanelProps) {
  const { number } = useFigures();
  return (
    <TierTable
      tiers={component.tiers}
      onTiers={(tiers) => onPatch({ tiers })}
      number={number}
      draw={(field) => <DetailNumber key={field.field} element={component.id} isLabelHidden {...field} />}
      example={<TierExample component={component} />}
    />
  );
}

/** How the price of the present quantity comes about. */
function TierExample({ component }: Pick<PanelProps, 'component'>) {
  const { t } = useTranslation('quoteRoom');
  const { number, unitPrice, money } = useFigures();
  const priced = useSession((session) => session.priced.components[component.id]);
  if (!priced) return null;
  const parts = tierParts(component, priced.quantity);
  if (parts.length === 0) return null;
  return (
    <p className={`${notes['hint']} ${notes['told']}`}>
      {t('offer.tier.example', {
        quantity: number(priced.quantity),
        sum: tierSum(parts, number, unitPrice),
        amount: money(priced.gross),
      })}
      {priced.cheaperAbove !== null && ` ${t('row.cheaperAbove', { quantity: number(priced.cheaperAbove) })}`}
    </p>
  );
}
