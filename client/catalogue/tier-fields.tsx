import { useMemo } from 'react';
import { itemFigures } from '#shared/catalogue/item-figures.ts';
import { currencySign } from '#shared/money/currency.ts';
import { formatMoney, formatUnitPrice } from '#shared/money/format-money.ts';
import { formatQuantity } from '#shared/money/format-number.ts';
import { TierTable, tierSum } from '../quote-room/editor/tier-table.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './drawer.module.css';
import { FigureField } from './figure-field.tsx';
import type { ItemFieldsProps } from './item-drawer.tsx';

/** The steps of a price, and what the usual quantity comes to with them. */
export function TierFields({ values, onComponent }: Pick<ItemFieldsProps, 'values' | 'onComponent'>) {
  const sign = currencySign(values.currency);
  return (
    <TierTable
      tiers={values.component.tiers}
      onTiers={(tiers) => onComponent({ tiers })}
      number={formatQuantity}
      draw={({ field, ...figure }) => (
        <FigureField
          key={field}
          isLabelHidden
          unit={field.endsWith('unitPrice') ? sign : undefined}
          {...figure}
        />
      )}
      isTitled
      example={<Example values={values} />}
    />
  );
}

/** How the price of the usual quantity comes about. */
function Example({ values }: Pick<ItemFieldsProps, 'values'>) {
  const { t } = useTranslation('quoteRoom');
  const { quantity, gross, parts } = useMemo(() => itemFigures(values), [values]);
  if (gross === null || parts.length === 0) return null;
  const price = (text: string) => formatUnitPrice(text, values.currency);
  return (
    <p className={styles['hint']}>
      {t('offer.tier.example', {
        quantity: formatQuantity(quantity),
        sum: tierSum(parts, formatQuantity, price),
        amount: formatMoney(gross, values.currency),
      })}
    </p>
  );
}
