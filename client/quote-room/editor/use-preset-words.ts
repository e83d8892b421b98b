import { type Component, componentDefaults } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useFigures } from '../use-figures.ts';
import type { ComponentPatch } from './panel.ts';
import { presenceOf } from './presence.ts';
import { changedFields } from './presets.ts';

/** Says what was set: "Price is: Monthly, Invoiced: Every year". */
export function usePresetWords(): (patch: ComponentPatch, before?: Component) => string {
  const { t } = useTranslation('quoteRoom');
  const { number } = useFigures();
  const worded: Partial<Record<keyof ComponentPatch, (after: Component) => readonly [string, string]>> = {
    pricePeriod: ({ pricePeriod }) => [t('details.period'), t(`period.${pricePeriod}`)],
    billingPeriod: ({ pricePeriod, billingPeriod }) => [
      t('offer.price.billing'),
      t(pricePeriod === 'once' ? 'offer.onAcceptance' : `offer.billing.${billingPeriod}`),
    ],
    priceModel: ({ priceModel }) => [t('details.model'), t(`details.models.${priceModel}`)],
    unit: ({ unit }) => [t('details.unit'), unit || t('offer.tier.noFee')],
    baseQuantity: ({ baseQuantity }) => [t('offer.price.per'), number(baseQuantity)],
    tiers: ({ tiers }) => [t('details.tiers'), number(String(tiers.length))],
    quantity: ({ quantity }) => [t('paper.columns.quantity'), number(quantity)],
    buyerQuantity: ({ buyerQuantity: bounds }) => [
      t('offer.choice.quantity'),
      bounds
        ? t('offer.choice.range', { min: number(bounds.min), max: number(bounds.max) })
        : t('offer.none'),
    ],
    presence: (after) => [t('details.presence'), t(`details.${presenceOf(after)}`)],
    preselected: (after) => [t('details.presence'), t(`details.${presenceOf(after)}`)],
  };
  return (patch, before) => {
    const from: Component | null = before ?? null;
    const fields = from ? changedFields(from, patch) : (Object.keys(patch) as (keyof ComponentPatch)[]);
    // Only what is worded is read of a component that is not there yet.
    const after = { ...componentDefaults, ...from, ...patch } as Component;
    const told = fields.flatMap((field) => {
      const words = worded[field]?.(after);
      return words ? t('offer.preset.field', { label: words[0], value: words[1] }) : [];
    });
    return [...new Set(told)].join(', ');
  };
}
