import { Checkbox } from '@mantine/core';
import { numberRules } from '../quote-room/fields/number-rules.ts';
import { useTranslation } from '../ui/use-translation.ts';
import styles from './drawer.module.css';
import { FigureField } from './figure-field.tsx';
import type { ItemFieldsProps } from './item-drawer.tsx';

const bounds = ['min', 'max', 'step'] as const;
/** What a customer may set it to until it is said otherwise. */
const anyWhole = { min: '1', max: '999', step: '1' };

/** How many there usually are, and what the customer may make of that. */
export function QuantityFields({ values: { component }, onComponent }: ItemFieldsProps) {
  const { t } = useTranslation('catalogue');
  const { buyerQuantity } = component;
  return (
    <>
      <div className={styles['line']}>
        <Checkbox
          label={t('field.buyerQuantity')}
          checked={buyerQuantity !== null}
          onChange={(event) => onComponent({ buyerQuantity: event.currentTarget.checked ? anyWhole : null })}
        />
      </div>
      <div className={buyerQuantity ? styles['four'] : styles['three']}>
        <FigureField
          label={t('field.quantity')}
          value={component.quantity}
          rule={numberRules.quantity}
          onCommit={(quantity) => quantity !== null && onComponent({ quantity })}
        />
        {buyerQuantity &&
          bounds.map((bound) => (
            <FigureField
              key={bound}
              label={t(`field.${bound}`)}
              value={buyerQuantity[bound]}
              rule={bound === 'step' ? numberRules.countable : numberRules.quantity}
              onCommit={(value) =>
                value !== null && onComponent({ buyerQuantity: { ...buyerQuantity, [bound]: value } })
              }
            />
          ))}
      </div>
    </>
  );
}
