import { formatMoney, formatUnitPrice } from '#shared/money/format-money.ts';
import { formatPercent, formatQuantity } from '#shared/money/format-number.ts';
import type { PricedAdjustment } from '#shared/pricing/priced-quote.ts';
import { type DisplayBasis, lineAmount } from '#shared/pricing/with-vat.ts';
import type { Component, Tier } from '#shared/quote/quote.ts';
import { LineChoice, LineQuantity } from '../signing/line-choice.tsx';
import { PeriodMoney } from '../ui/money.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import type { FrozenLine } from './frozen-rows.ts';
import styles from './paper.module.css';
import { SaidOf, ThreadsOf } from './version-talk.tsx';

interface FrozenLineViewProps {
  line: FrozenLine;
  currency: string;
  basis: DisplayBasis;
  /** In a bundle the parts say nothing of what they cost. */
  isPriced: boolean;
}

/** One component. What is left out stays in its place, dimmed, with its price and the words. */
export function FrozenLineView({ line, currency, basis, isPriced }: FrozenLineViewProps) {
  const { t } = useTranslation('quotes');
  const { component, priced, state } = line;
  const words = {
    counts: component.groupId === null ? null : t('frozen.chosen'),
    'left-out': t('frozen.leftOut'),
    'not-chosen': t('frozen.notChosen'),
  } as const;
  const isFlat = component.priceModel === 'flat';
  return (
    <li
      className={`${styles['line']} ${state === 'counts' ? '' : styles['off']}`}
      data-row={component.id}
      tabIndex={-1}
    >
      <div className={styles['what']}>
        <p className={styles['name']}>
          <LineChoice component={component} />
          {component.title}
          <SaidOf component={component} />
        </p>
        <Details component={component} currency={currency} isPriced={isPriced} />
      </div>
      <span className={`num ${styles['quantity']}`}>
        <LineQuantity component={component} shown={priced.quantity} />
      </span>
      <span className={`num ${styles['price']}`}>
        {isPriced && isFlat && component.unitPrice !== null && formatUnitPrice(component.unitPrice, currency)}
        {component.unit && <span className={styles['second']}>{component.unit}</span>}
      </span>
      <span className={`num ${styles['amount']}`}>
        {isPriced && (
          <>
            <PeriodMoney amount={lineAmount(priced, basis)} currency={currency} period={priced.period} />
            {basis === 'inclVat' && (
              <span className={styles['second']}>
                {t('frozen.lineExcl', { amount: formatMoney(priced.net, currency) })}
              </span>
            )}
            {priced.adjustments.map((adjustment) => (
              <Adjustment
                key={JSON.stringify(adjustment.adjustment)}
                adjusted={adjustment}
                currency={currency}
              />
            ))}
          </>
        )}
        {words[state] && <span className={styles['second']}>{words[state]}</span>}
      </span>
      <ThreadsOf component={component} />
    </li>
  );
}

/** A percentage is said as one: that is what was agreed. */
function Adjustment({ adjusted, currency }: { adjusted: PricedAdjustment; currency: string }) {
  const { t } = useTranslation('quotes');
  const { adjustment, amount } = adjusted;
  const size = 'percent' in adjustment ? formatPercent(adjustment.percent) : formatMoney(amount, currency);
  return <span className={styles['second']}>{t(`frozen.adjustment.${adjustment.kind}`, { size })}</span>;
}

interface DetailsProps {
  component: Component;
  currency: string;
  isPriced: boolean;
}

function Details({ component, currency, isPriced }: DetailsProps) {
  const { t } = useTranslation('quotes');
  const tier = ({ upTo, unitPrice }: Tier) => {
    const price = formatUnitPrice(unitPrice, currency);
    return upTo === null
      ? t('frozen.tierAbove', { price })
      : t('frozen.tierUpTo', { price, upTo: formatQuantity(upTo) });
  };
  const lists: readonly [label: string, items: readonly string[]][] = [
    [t('frozen.included'), component.included],
    [t('frozen.notIncluded'), component.notIncluded],
  ];
  return (
    <>
      {component.description && <p className={styles['description']}>{component.description}</p>}
      {isPriced && component.priceModel !== 'flat' && (
        <p className={styles['description']}>
          {t(`frozen.tiers.${component.priceModel}`)}: {component.tiers.map(tier).join(', ')}
        </p>
      )}
      {lists
        .filter(([, items]) => items.length > 0)
        .map(([label, items]) => (
          <p key={label} className={styles['description']}>
            {label}: {items.join(', ')}
          </p>
        ))}
    </>
  );
}
