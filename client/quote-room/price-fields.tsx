import { useTranslation } from 'react-i18next';
import { type Component, priceModels, pricePeriods } from '#shared/quote/quote.ts';
import { DetailNumber } from './detail-number.tsx';
import { numberRules } from './number-rules.ts';
import { percentOrNull } from './percent.ts';
import { SelectField } from './select-field.tsx';

interface PriceFieldsProps {
  component: Component;
  onPatch: (values: Partial<Omit<Component, 'id'>>) => void;
}

/** How the price recurs and is made up, what is taken off it, and its VAT. */
export function PriceFields({ component, onPatch }: PriceFieldsProps) {
  const { t } = useTranslation('quoteRoom');
  const discount = component.adjustments.find((adjustment) => adjustment.kind === 'discount');
  const percent = discount && 'percent' in discount ? discount.percent : null;
  return (
    <>
      <SelectField
        label={t('details.period')}
        value={component.pricePeriod}
        options={pricePeriods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
        onChange={(pricePeriod) => onPatch({ pricePeriod, billingPeriod: pricePeriod })}
      />
      <SelectField
        label={t('details.model')}
        value={component.priceModel}
        options={priceModels.map((model) => ({ value: model, label: t(`details.models.${model}`) }))}
        onChange={(priceModel) => onPatch({ priceModel, ...firstTier(component, priceModel) })}
      />
      <DetailNumber
        element={component.id}
        field="discount"
        label={t('details.discount')}
        value={percent}
        rule={numberRules.percent}
        onCommit={(value) => onPatch({ adjustments: withDiscount(component, percentOrNull(value)) })}
      />
      <DetailNumber
        element={component.id}
        field="vat"
        label={t('details.vat')}
        value={component.vat.rate}
        rule={numberRules.percent}
        onCommit={(value) => {
          const rate = percentOrNull(value);
          onPatch({ vat: rate ? { category: 'S', rate } : { ...component.vat, rate: '0' } });
        }}
      />
    </>
  );
}

/** One discount by percentage; charges and discounts by amount stay as they are. */
function withDiscount(component: Component, percent: string | null): Component['adjustments'] {
  const others = component.adjustments.filter(
    (adjustment) => adjustment.kind !== 'discount' || !('percent' in adjustment),
  );
  return percent === null ? others : [{ kind: 'discount', percent }, ...others];
}

/** A price in steps starts from the price there was. */
function firstTier(component: Component, model: Component['priceModel']): Partial<Component> {
  if (model === 'flat' || component.tiers.length > 0) return {};
  return { tiers: [{ upTo: null, unitPrice: component.unitPrice ?? '0' }] };
}
