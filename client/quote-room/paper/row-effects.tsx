import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useDrivers, useEffectWords, useWithoutWords } from '../money/use-drivers.ts';
import { useRoom } from '../room-context.ts';
import { usePricesShown } from '../shown-prices.ts';
import { useFigures } from '../use-figures.ts';
import styles from './row-extras.module.css';
import { useInSight } from './use-in-sight.ts';

interface RowEffectsProps {
  component: Component;
  priced: PricedComponent;
}

/**
 * Under a component that counts: what one step more or less costs, and what leaving it out would save. Nothing where
 * the quote can only be read.
 */
export function RowEffects({ component, priced }: RowEffectsProps) {
  const { mode } = useRoom();
  const isPriced = usePricesShown();
  const isChoice = component.buyerQuantity !== null || component.presence === 'optional';
  return mode !== 'read' && isPriced && isChoice && priced.selected ? (
    <Effects component={component} priced={priced} />
  ) : null;
}

function Effects({ component, priced }: RowEffectsProps) {
  const { t } = useTranslation('quoteRoom');
  const { number, lineAmount } = useFigures();
  const words = useEffectWords();
  const without = useWithoutWords();
  const { ref, isInSight } = useInSight<HTMLParagraphElement>();
  const drivers = useDrivers(component.id, isInSight);
  const rule = component.buyerQuantity;
  const steps =
    rule === null
      ? []
      : (['more', 'less'] as const).map((way) => {
          const effect = words(
            drivers.find(({ step }) => step.kind === 'quantity' && step.direction === way),
          );
          return effect && t(`effect.${way}`, { step: number(rule.step), effect });
        });
  // An alternative says beside the others what it costs.
  const saved =
    component.groupId === null && without(drivers, [{ period: priced.period, amount: lineAmount(priced) }]);
  const told = [...steps, saved].filter((line) => line !== null && line !== false);
  // The line keeps its place while it is not known yet.
  return (
    <p ref={ref} className={`${styles['effects']} ${rule ? styles['kept'] : ''}`}>
      {told.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </p>
  );
}
