import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { TierPart } from '#shared/pricing/tier-parts.ts';
import type { Tier } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { type NumberRule, numberRules } from '../fields/number-rules.ts';
import { tierRanges } from '../paper/tier-ranges.ts';
import { endRule, withAnotherTier, withFee, withoutTier, withTier } from './tier-edits.ts';
import styles from './tier-table.module.css';

/** The most steps that a price may have. */
const mostTiers = 20;

/** One figure of a step, as the place that the steps stand in draws its fields. */
export interface TierField {
  /** Where it is kept: "tiers.2.unitPrice". */
  readonly field: string;
  /** Read aloud only: the column's head says it to those who see. */
  readonly label: string;
  readonly value: string | null;
  readonly rule: NumberRule;
  readonly placeholder?: string;
  readonly onCommit: (value: string | null) => void;
}

interface TierTableProps {
  tiers: readonly Tier[];
  onTiers: (tiers: Tier[]) => void;
  /** A quantity in the reader's figures. */
  number: (quantity: string) => string;
  draw: (field: TierField) => ReactNode;
  /** Whether the steps are said to be steps to those who see, too. */
  isTitled?: boolean;
  /** How the price of a quantity comes about with them. */
  example: ReactNode;
}

/** The steps of a price: up to how many, what one costs there, and what the step costs by itself. The last is open. */
export function TierTable({ tiers, onTiers, number, draw, isTitled = false, example }: TierTableProps) {
  const { t } = useTranslation('quoteRoom');
  const ranges = tierRanges(tiers);
  return (
    <fieldset className={styles['tiers']}>
      <legend className={isTitled ? undefined : 'visually-hidden'}>{t('details.tiers')}</legend>
      <div className={styles['tier']} aria-hidden>
        <span>{t('offer.tier.from')}</span>
        <span>{t('offer.tier.upTo')}</span>
        <span>{t('offer.tier.price')}</span>
        <span>{t('offer.tier.fee')}</span>
      </div>
      {tiers.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone.
        <div key={index} className={styles['tier']}>
          <span className={`${styles['from']} num`}>{number(ranges[index]?.from ?? '1')}</span>
          {index === tiers.length - 1 ? (
            <span className={styles['open']}>{t('details.tierRest')}</span>
          ) : (
            draw({
              field: `tiers.${index}.upTo`,
              label: t('details.tierUpTo', { number: index + 1 }),
              value: tier.upTo,
              rule: endRule(tiers, index),
              onCommit: (upTo) => upTo !== null && onTiers(withTier(tiers, index, { upTo })),
            })
          )}
          {draw({
            field: `tiers.${index}.unitPrice`,
            label: t('details.tierPrice', { number: index + 1 }),
            value: tier.unitPrice,
            rule: numberRules.price,
            onCommit: (unitPrice) => unitPrice !== null && onTiers(withTier(tiers, index, { unitPrice })),
          })}
          {draw({
            field: `tiers.${index}.flatFee`,
            label: t('offer.tier.feeOf', { number: index + 1 }),
            placeholder: t('offer.tier.noFee'),
            value: tier.flatFee ?? null,
            rule: numberRules.price,
            onCommit: (fee) => onTiers(tiers.map((each, at) => (at === index ? withFee(each, fee) : each))),
          })}
          {tiers.length > 1 && (
            <button
              type="button"
              className={controls['icon']}
              aria-label={t('details.removeTier', { number: index + 1 })}
              onClick={() => onTiers(withoutTier(tiers, index))}
            >
              <IconX size={15} stroke={1.75} aria-hidden />
            </button>
          )}
        </div>
      ))}
      {tiers.length < mostTiers && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          onClick={() => onTiers(withAnotherTier(tiers))}
        >
          <IconPlus size={15} stroke={1.75} aria-hidden />
          {t('details.addTier')}
        </button>
      )}
      {example}
    </fieldset>
  );
}

/** "10 × 1 800 kr + 5 × 1 400 kr + 900 kr" */
export const tierSum = (
  parts: readonly TierPart[],
  number: (quantity: string) => string,
  price: (unitPrice: string) => string,
): string =>
  parts
    .map(({ quantity, unitPrice, flatFee }) =>
      [`${number(quantity)} × ${price(unitPrice)}`, flatFee && price(flatFee)].filter(Boolean).join(' + '),
    )
    .join(' + ');
