import { NativeSelect } from '@mantine/core';
import { currencySign } from '#shared/money/currency.ts';
import { type PricePeriod, priceModels, pricePeriods } from '#shared/quote/quote.ts';
import { firstTiers } from '../quote-room/editor/tier-edits.ts';
import { numberRules } from '../quote-room/fields/number-rules.ts';
import { offeredCurrencies } from '../quotes/gate-answers.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { WordsField } from '../ui/words-field.tsx';
import styles from './drawer.module.css';
import { FigureField } from './figure-field.tsx';
import type { ItemFieldsProps } from './item-drawer.tsx';
import { TierFields } from './tier-fields.tsx';
import { VatField } from './vat-field.tsx';

/** What one costs, for how long, how it is invoiced, and its VAT. */
export function PriceFields({ values, onComponent, onValues }: ItemFieldsProps) {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { component, currency } = values;
  const recurs = component.pricePeriod !== 'once';
  return (
    <>
      <div className={styles['two']}>
        <NativeSelect
          label={t('field.period')}
          value={component.pricePeriod}
          data={pricePeriods.map((value) => ({ value, label: tRoom(`period.${value}`) }))}
          onChange={(event) => {
            const period = pricePeriods.find((one) => one === event.currentTarget.value);
            if (period) onComponent({ pricePeriod: period, billingPeriod: period });
          }}
        />
        <WordsField
          label={t('field.unit')}
          value={component.unit}
          maxLength={60}
          placeholder={tRoom('details.unitExample')}
          onCommit={(unit) => onComponent({ unit })}
        />
      </div>
      <VatField vat={component.vat} onChange={(vat) => onComponent({ vat })} />
      {recurs && (
        <NativeSelect
          label={t('field.billing')}
          value={component.billingPeriod}
          data={billings.map((value) => ({ value, label: tRoom(`offer.billing.${value}`) }))}
          onChange={(event) => {
            const billing = billings.find((one) => one === event.currentTarget.value);
            if (billing) onComponent({ billingPeriod: billing });
          }}
        />
      )}
      <div className={styles['three']}>
        <NativeSelect
          label={t('field.model')}
          value={component.priceModel}
          data={priceModels.map((value) => ({ value, label: tRoom(`details.models.${value}`) }))}
          onChange={(event) => {
            const model = priceModels.find((one) => one === event.currentTarget.value);
            if (!model) return;
            const tiers = firstTiers(component.tiers, component.unitPrice);
            onComponent({ priceModel: model, ...(model !== 'flat' && { tiers }) });
          }}
        />
        {component.priceModel === 'flat' ? (
          <FigureField
            label={t('field.price')}
            value={component.unitPrice}
            rule={numberRules.price}
            unit={currencySign(currency)}
            onCommit={(unitPrice) => onComponent({ unitPrice })}
          />
        ) : (
          <FigureField
            label={t('field.per')}
            value={component.baseQuantity}
            rule={numberRules.countable}
            onCommit={(baseQuantity) => baseQuantity !== null && onComponent({ baseQuantity })}
          />
        )}
        <NativeSelect
          label={t('field.currency')}
          value={currency}
          data={[...new Set([...offeredCurrencies, currency])]}
          onChange={(event) => onValues({ currency: event.currentTarget.value })}
        />
      </div>
      {component.priceModel !== 'flat' && <TierFields values={values} onComponent={onComponent} />}
    </>
  );
}

const recurring = pricePeriods.filter((period) => period !== 'once');
/** What recurs can also be invoiced at once for the whole term. */
const billings: readonly PricePeriod[] = [...recurring, 'once'];
