import { useMemo } from 'react';
import { type Component, type PricePeriod, priceModels, pricePeriods } from '#shared/quote/quote.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { DetailNumber } from '../fields/detail-number.tsx';
import styles from '../fields/details.module.css';
import notes from '../fields/notes.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useFigures } from '../use-figures.ts';
import { Fold } from './fold.tsx';
import { instalmentOf } from './instalment.ts';
import { IssueNotes } from './issue-notes.tsx';
import type { PanelProps } from './panel.ts';
import { firstTiers } from './tier-edits.ts';
import { TierPanel } from './tier-panel.tsx';
import { useIssues } from './use-issues.ts';

const recurring = pricePeriods.filter((period) => period !== 'once');
/** What recurs can also be invoiced at once for the whole term. */
const billings: readonly PricePeriod[] = [...recurring, 'once'];
const fields = ['unitPrice', 'tiers', 'baseQuantity', 'pricePeriod', 'billingPeriod'];

/** What one costs, for how long, and how it is invoiced: four things that are easily mixed up, each by itself. */
export function PricePanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const { perPeriod, number } = useFigures();
  const priced = useSession((session) => session.priced.components[component.id]);
  const issues = useIssues(component.id).filter(({ field }) => fields.includes(field ?? ''));
  const { id, priceModel, pricePeriod } = component;
  const recurs = pricePeriod !== 'once';
  const summary = [
    priced && perPeriod(priced.gross, priced.period),
    priceModel !== 'flat' && t(`details.models.${priceModel}`),
    recurs && t(`offer.billed.${component.billingPeriod}`),
  ];

  return (
    <Fold
      title={t('offer.price.title')}
      summary={summary.filter(Boolean).join(', ')}
      isWrong={issues.length > 0}
      startsOpen
    >
      <div className={styles['fields']}>
        <SelectField
          label={t('details.model')}
          value={priceModel}
          options={priceModels.map((model) => ({ value: model, label: t(`details.models.${model}`) }))}
          onChange={(model) =>
            onPatch({
              priceModel: model,
              ...(model !== 'flat' && { tiers: firstTiers(component.tiers, component.unitPrice) }),
            })
          }
        />
        {priceModel === 'flat' && (
          <DetailNumber
            element={id}
            field="unitPrice"
            label={t('offer.price.unitPrice')}
            placeholder={t('row.priceEmpty')}
            value={component.unitPrice}
            rule={numberRules.price}
            onCommit={(unitPrice) => onPatch({ unitPrice })}
          />
        )}
        <DetailNumber
          element={id}
          field="baseQuantity"
          label={t('offer.price.per')}
          value={component.baseQuantity}
          rule={numberRules.countable}
          onCommit={(baseQuantity) => baseQuantity !== null && onPatch({ baseQuantity })}
        />
        <div className={styles['field']}>
          <span aria-hidden>{t('details.unit')}</span>
          <TextField
            element={id}
            field="unit"
            label={t('details.unit')}
            placeholder={t('details.unitExample')}
            className={styles['boxed']}
            value={component.unit}
            maxLength={60}
            onCommit={(unit) => onPatch({ unit })}
          />
        </div>
        <SelectField
          label={t('details.period')}
          value={pricePeriod}
          options={pricePeriods.map((period) => ({ value: period, label: t(`period.${period}`) }))}
          onChange={(period) => onPatch({ pricePeriod: period, billingPeriod: period })}
        />
        {recurs && (
          <SelectField
            label={t('offer.price.billing')}
            value={component.billingPeriod}
            options={billings.map((period) => ({ value: period, label: t(`offer.billing.${period}`) }))}
            onChange={(billingPeriod) => onPatch({ billingPeriod })}
          />
        )}
      </div>
      <p className={notes['hint']}>{t(`offer.modelHint.${priceModel}`)}</p>
      {priceModel !== 'flat' && <TierPanel component={component} onPatch={onPatch} />}
      {component.baseQuantity !== '1' && (
        <p className={notes['hint']}>{t('offer.price.perHint', { units: number(component.baseQuantity) })}</p>
      )}
      <InvoicedSentence component={component} />
      <IssueNotes issues={issues} />
    </Fold>
  );
}

/** What the customer will find on an invoice. */
function InvoicedSentence({ component }: { component: Component }) {
  const { t } = useTranslation('quoteRoom');
  const { money, perPeriod } = useFigures();
  const content = useSession((session) => session.content);
  const priced = useSession((session) => session.priced.components[component.id]);
  const amount = useMemo(() => instalmentOf(content, component), [content, component]);
  if (!priced) return null;
  const { pricePeriod, billingPeriod } = component;
  const words =
    pricePeriod === 'once'
      ? t('offer.invoiced.oneOff', { amount: money(amount) })
      : t(`offer.invoiced.${billingPeriod}`, {
          price: perPeriod(priced.net, pricePeriod),
          amount: money(amount),
          months: content.terms.termMonths,
        });
  return (
    <p className={`${notes['hint']} ${notes['told']}`} data-told="invoiced">
      {words}
    </p>
  );
}
