import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CatalogueValues } from '#shared/catalogue/catalogue-item.ts';
import {
  armPrice,
  armsOf,
  type PriceTrial,
  TrialBand,
  widestPercent,
} from '#shared/catalogue/price-trial.ts';
import type { CatalogueItemId } from '#shared/ids.ts';
import { minorUnitsOf } from '#shared/money/currency.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import { query, useCommand } from '../api/queries.ts';
import { shortDayOf } from '../ui/dates.ts';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './drawer.module.css';

interface PriceTrialProps {
  itemId: CatalogueItemId;
  values: CatalogueValues;
  /** Whether they may begin and end it; everybody may see it. */
  isManager: boolean;
}

/** The list price drawn by lot: that it is, between what, and the way there and back. */
export function PriceTrialPart({ itemId, values, isManager }: PriceTrialProps) {
  const { data } = useQuery(query('listPriceTrials', {}));
  const [isAsking, setAsking] = useState(false);
  const { t } = useTranslation('catalogue');
  const running = data?.trials.find((trial) => trial.itemId === itemId && trial.endedAt === null);
  const { priceModel, unitPrice } = values.component;
  if (running) return <Running {...{ trial: running, values, isManager }} />;
  if (!isManager || !data || priceModel !== 'flat' || unitPrice === null || values.archived) return null;
  if (isAsking) return <Begin {...{ itemId, values }} onDone={() => setAsking(false)} />;
  return (
    <div className={styles['line']}>
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('trial.ask')}
      </Button>
    </div>
  );
}

const shown = (price: string, currency: string) => formatMoney(minorUnitsOf(price, currency), currency);

interface RunningProps extends Omit<PriceTrialProps, 'itemId'> {
  trial: PriceTrial;
}

function Running({ trial, values: { currency, component }, isManager }: RunningProps) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const end = useCommand('endPriceTrial');
  const { basePrice, itemId, begunBy, begunAt } = trial;
  const prices = armsOf(trial).map((arm) => shown(armPrice(basePrice, currency, arm, trial), currency));
  return (
    <section className={`${styles['told']} ${styles['trial']}`} aria-label={t('trial.title')}>
      <p>{t('trial.runs', { prices: prices.join(', ') })}</p>
      <p>
        {component.unitPrice !== null && t('trial.now', { price: shown(component.unitPrice, currency) })}{' '}
        {t('trial.begun', { name: begunBy, day: shortDayOf(begunAt, language) })}
      </p>
      {end.isError && <ProblemNotice error={end.error} />}
      {isManager && (
        <Button
          variant="default"
          size="xs"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { itemId }, body: {} })}
        >
          {t('trial.end', { price: shown(basePrice, currency) })}
        </Button>
      )}
    </section>
  );
}

interface BeginProps extends Omit<PriceTrialProps, 'isManager'> {
  onDone: () => void;
}

function Begin({ itemId, values: { currency, component }, onDone }: BeginProps) {
  const { t } = useTranslation('catalogue');
  const begin = useCommand('beginPriceTrial');
  const [typed, setTyped] = useState({ belowPercent: '10', abovePercent: '10' });
  const { data: band } = TrialBand.safeParse({
    belowPercent: Number(typed.belowPercent || Number.NaN),
    abovePercent: Number(typed.abovePercent || Number.NaN),
  });
  const prices =
    band &&
    armsOf(band).map((arm) => shown(armPrice(component.unitPrice ?? '0', currency, arm, band), currency));
  return (
    <form
      className={styles['trial']}
      aria-label={t('trial.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (band) begin.mutate({ params: { itemId }, body: band }, { onSuccess: onDone });
      }}
    >
      <p className={styles['told']}>{t('trial.help')}</p>
      <div className={styles['two']}>
        {(['belowPercent', 'abovePercent'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(`trial.${field}`)}
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            value={typed[field]}
            onChange={({ currentTarget: { value } }) => setTyped((were) => ({ ...were, [field]: value }))}
          />
        ))}
      </div>
      <p className={styles['told']} role="status">
        {prices
          ? t('trial.between', { prices: prices.join(', ') })
          : t('trial.bounds', { most: widestPercent })}
      </p>
      {begin.isError && <ProblemNotice error={begin.error} />}
      <div className={styles['line']}>
        <Button type="submit" size="xs" disabled={!band} loading={begin.isPending}>
          {t('trial.begin')}
        </Button>
        <Button variant="default" size="xs" onClick={onDone}>
          {t('trial.cancel')}
        </Button>
      </div>
    </form>
  );
}
