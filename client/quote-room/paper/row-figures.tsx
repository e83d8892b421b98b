import type { PricedComponent } from '#shared/pricing/priced-quote.ts';
import type { Component } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { NumberField } from '../fields/number-field.tsx';
import { numberRules } from '../fields/number-rules.ts';
import { QuantityStepper } from '../fields/quantity-stepper.tsx';
import { reportRefusal } from '../fields/row-refusals.ts';
import type { Mark } from '../people/live-marks.ts';
import { useRoom } from '../room-context.ts';
import { usePricesShown } from '../shown-prices.ts';
import { useFigures } from '../use-figures.ts';
import { useRoomEdit } from '../use-room-edit.ts';
import { ChoiceEffect } from './choice-effect.tsx';
import styles from './row.module.css';

interface CellProps {
  component: Component;
  priced: PricedComponent;
}

/** How many. A stepper where the customer may set it, a field for the seller alone, else the figure. */
export function QuantityCell({ component, priced }: CellProps) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const edit = useRoomEdit();
  const { number, typed } = useFigures();
  const { id, buyerQuantity } = component;
  const title = component.title || t('row.untitled');

  if (buyerQuantity && mode !== 'read' && priced.selected) {
    return (
      <span className={`${styles['quantity']} num`}>
        <span className={styles['lift']}>
          <QuantityStepper
            element={id}
            title={title}
            value={priced.quantity}
            shown={number(priced.quantity)}
            rule={buyerQuantity}
            onCommit={(value) => edit.setQuantity(component, value)}
            onRefuse={(refusal) => reportRefusal(id, refusal)}
          />
        </span>
      </span>
    );
  }
  if (mode === 'build') {
    return (
      <span className={`${styles['quantity']} num`}>
        <NumberField
          element={id}
          field="quantity"
          label={t('row.quantity', { title })}
          value={priced.quantity}
          shown={number(priced.quantity)}
          typed={typed(priced.quantity)}
          rule={numberRules.quantity}
          onCommit={(value) => value !== null && edit.setQuantity(component, value)}
        />
      </span>
    );
  }
  return <span className={`${styles['quantity']} ${styles['plain']} num`}>{number(priced.quantity)}</span>;
}

/** What one costs, and what "one" is. */
export function PriceCell({ component, priced, digits }: CellProps & { digits: number }) {
  const { t } = useTranslation('quoteRoom');
  const { mode } = useRoom();
  const { unitPrice } = useFigures();
  const isPriced = usePricesShown();
  const isFlat = component.priceModel === 'flat';
  const shown = component.unitPrice === null ? '' : unitPrice(component.unitPrice, digits);
  const isAside = mode !== 'build' && !(component.buyerQuantity && priced.selected);
  // What one unit is still says what is counted.
  if (!isPriced) return <span className={`${styles['price']} ${styles['plain']}`}>{component.unit}</span>;
  return (
    <span className={`${styles['price']} ${isAside ? styles['plain'] : ''} num`}>
      {!isFlat && t('row.tiered')}
      {isFlat && mode !== 'build' && (shown || t('row.noPrice'))}
      {isFlat && mode === 'build' && <PriceField component={component} digits={digits} />}
      <span className={styles['second']}>{component.unit}</span>
    </span>
  );
}

/** The price of one, edited where it stands. */
export function PriceField({ component, digits }: { component: Component; digits: number }) {
  const { t } = useTranslation('quoteRoom');
  const edit = useRoomEdit();
  const { unitPrice, typed } = useFigures();
  const { id, unitPrice: price } = component;
  return (
    <NumberField
      element={id}
      field="unitPrice"
      label={t('row.price', { title: component.title || t('row.untitled') })}
      placeholder={t('row.priceEmpty')}
      value={price ?? ''}
      shown={price === null ? '' : unitPrice(price, digits)}
      typed={price === null ? '' : typed(price)}
      rule={numberRules.price}
      onCommit={(value) => edit.patchComponent(id, { unitPrice: value })}
    />
  );
}

/** What it comes to, or that it is left out; below, how it recurs, what was taken off, or what just happened to it. */
export function AmountCell({
  component,
  priced,
  digits,
  mark,
}: CellProps & { digits: number; mark: Mark | null }) {
  const { t } = useTranslation('quoteRoom');
  const { money, signed, percent, perPeriod, isInclVat, lineAmount } = useFigures();
  const isPriced = usePricesShown();
  const isMissing = component.priceModel === 'flat' && component.unitPrice === null;
  // What just changed is told without VAT, which would not be the difference of what stands here.
  const isLive = mark !== null && mark.phase !== 'tag' && mark.difference !== null && !isInclVat;
  const live = isLive && mark.difference !== null ? signed(mark.difference) : null;
  const exclVat = isInclVat && !isMissing ? t('row.exclVat', { amount: money(priced.net) }) : null;

  if (!isPriced) {
    return <span className={styles['amount']}>{!priced.selected && t('row.leftOut')}</span>;
  }
  if (!priced.selected) {
    return (
      <span className={`${styles['amount']} num`}>
        {t('row.leftOut')}
        <span className={styles['second']}>
          {live ?? (
            <ChoiceEffect id={component.id}>{perPeriod(lineAmount(priced), priced.period)}</ChoiceEffect>
          )}
        </span>
      </span>
    );
  }
  const [adjustment, ...others] = component.adjustments;
  const adjusted =
    others.length > 0
      ? t('row.adjusted', { count: component.adjustments.length })
      : adjustment &&
        ('percent' in adjustment
          ? t(`row.${adjustment.kind}`, { percent: percent(adjustment.percent) })
          : t(`row.${adjustment.kind}Amount`, { amount: money(priced.adjustments[0]?.amount ?? 0) }));
  const recurs = priced.period === 'once' ? null : t(`inPeriod.${priced.period}`);
  const said = [recurs, adjusted].filter(Boolean).join(', ');
  return (
    <span className={`${styles['amount']} num`}>
      {isMissing ? '–' : money(lineAmount(priced), digits)}
      <span className={styles['second']}>{live ?? (said || exclVat)}</span>
      {said && exclVat && <span className={styles['second']}>{exclVat}</span>}
    </span>
  );
}
