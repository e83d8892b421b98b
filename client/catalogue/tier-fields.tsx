import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { itemFigures } from '#shared/catalogue/item-figures.ts';
import { currencySign } from '#shared/money/currency.ts';
import { formatMoney, formatUnitPrice } from '#shared/money/format-money.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import { endRule, withAnotherTier, withFee, withoutTier, withTier } from '../quote-room/editor/tier-edits.ts';
import { numberRules } from '../quote-room/fields/number-rules.ts';
import { tierRanges } from '../quote-room/paper/tier-ranges.ts';
import styles from './drawer.module.css';
import { FigureField } from './fields.tsx';
import type { ItemFieldsProps } from './item-drawer.tsx';

/** The most steps that a price may have. */
const mostTiers = 20;

/** The steps of a price, and what the usual quantity comes to with them. */
export function TierFields({ values, onComponent }: Pick<ItemFieldsProps, 'values' | 'onComponent'>) {
  const { t } = useTranslation('quoteRoom');
  const { tiers } = values.component;
  const ranges = tierRanges(tiers);
  const sign = currencySign(values.currency);
  return (
    <fieldset className={styles['tiers']}>
      <legend>{t('details.tiers')}</legend>
      <div className={styles['tier']} aria-hidden>
        <span>{t('offer.tier.from')}</span>
        <span>{t('offer.tier.upTo')}</span>
        <span>{t('offer.tier.price')}</span>
        <span>{t('offer.tier.fee')}</span>
      </div>
      {tiers.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone.
        <div key={index} className={styles['tier']}>
          <span className={`${styles['from']} num`}>{formatQuantity(ranges[index]?.from ?? '1')}</span>
          {tier.upTo === null ? (
            <span className={styles['open']}>{t('details.tierRest')}</span>
          ) : (
            <FigureField
              label={t('details.tierUpTo', { number: index + 1 })}
              isLabelHidden
              value={tier.upTo}
              rule={endRule(tiers, index)}
              onCommit={(upTo) => upTo !== null && onComponent({ tiers: withTier(tiers, index, { upTo }) })}
            />
          )}
          <FigureField
            label={t('details.tierPrice', { number: index + 1 })}
            isLabelHidden
            value={tier.unitPrice}
            rule={numberRules.price}
            unit={sign}
            onCommit={(unitPrice) =>
              unitPrice !== null && onComponent({ tiers: withTier(tiers, index, { unitPrice }) })
            }
          />
          <FigureField
            label={t('offer.tier.feeOf', { number: index + 1 })}
            isLabelHidden
            placeholder={t('offer.tier.noFee')}
            value={tier.flatFee ?? null}
            rule={numberRules.price}
            onCommit={(fee) =>
              onComponent({ tiers: tiers.map((each, at) => (at === index ? withFee(each, fee) : each)) })
            }
          />
          <ActionIcon
            aria-label={t('details.removeTier', { number: index + 1 })}
            disabled={tiers.length === 1}
            onClick={() => onComponent({ tiers: withoutTier(tiers, index) })}
          >
            <IconX size={15} stroke={1.75} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {tiers.length < mostTiers && (
        <Button
          variant="subtle"
          leftSection={<IconPlus size={15} stroke={1.75} aria-hidden />}
          onClick={() => onComponent({ tiers: withAnotherTier(tiers) })}
        >
          {t('details.addTier')}
        </Button>
      )}
      <Example values={values} />
    </fieldset>
  );
}

/** How the price of the usual quantity comes about. */
function Example({ values }: Pick<ItemFieldsProps, 'values'>) {
  const { t } = useTranslation('quoteRoom');
  const { quantity, gross, parts } = useMemo(() => itemFigures(values), [values]);
  if (gross === null || parts.length === 0) return null;
  const price = (text: string) => formatUnitPrice(text, values.currency);
  const sum = parts.map(({ quantity: part, unitPrice, flatFee }) =>
    [`${formatQuantity(part)} × ${price(unitPrice)}`, flatFee && price(flatFee)].filter(Boolean).join(' + '),
  );
  return (
    <p className={styles['hint']}>
      {t('offer.tier.example', {
        quantity: formatQuantity(quantity),
        sum: sum.join(' + '),
        amount: formatMoney(gross, values.currency),
      })}
    </p>
  );
}
