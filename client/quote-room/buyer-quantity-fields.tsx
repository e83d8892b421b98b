import { useTranslation } from 'react-i18next';
import type { BuyerQuantity, Component } from '#shared/quote/quote.ts';
import controls from './controls.module.css';
import { DetailNumber } from './detail-number.tsx';
import styles from './details.module.css';
import { type NumberRule, numberRules } from './number-rules.ts';

interface BuyerQuantityFieldsProps {
  component: Component;
  onPatch: (values: Partial<Omit<Component, 'id'>>) => void;
}

const bounds = ['min', 'max', 'step'] as const;

/** The least is never above the most, and a step leads somewhere. */
const rules: Readonly<Record<(typeof bounds)[number], (of: BuyerQuantity) => NumberRule>> = {
  min: ({ max }) => ({ ...numberRules.quantity, min: '0', max }),
  max: ({ min }) => ({ ...numberRules.quantity, min }),
  step: () => ({ ...numberRules.quantity, min: '0.0001' }),
};

/** Whether the customer sets how many, and within what. */
export function BuyerQuantityFields({ component, onPatch }: BuyerQuantityFieldsProps) {
  const { t } = useTranslation('quoteRoom');
  const rule = component.buyerQuantity;
  const starting: BuyerQuantity = { min: '1', max: '100', step: '1' };
  return (
    <div className={styles['fields']}>
      <label className={styles['tick']}>
        <input
          type="checkbox"
          className={controls['box']}
          checked={rule !== null}
          onChange={(event) => onPatch({ buyerQuantity: event.currentTarget.checked ? starting : null })}
        />
        {t('details.buyerQuantity')}
      </label>
      {rule &&
        bounds.map((bound) => (
          <DetailNumber
            key={bound}
            element={component.id}
            field={`buyerQuantity.${bound}`}
            label={t(`details.${bound}`)}
            value={rule[bound]}
            rule={rules[bound](rule)}
            onCommit={(value) => value !== null && onPatch({ buyerQuantity: { ...rule, [bound]: value } })}
          />
        ))}
    </div>
  );
}
