import { useTranslation } from 'react-i18next';
import type { VatLine } from '#shared/pricing/priced-quote.ts';
import { useSession } from '../sync/use-session.ts';
import { LastChange } from './last-change.tsx';
import styles from './money.module.css';
import { MoneyBar } from './money-bar.tsx';
import { QuoteDiscountRow } from './quote-discount-row.tsx';
import { useRoom } from './room-context.ts';
import { Segmented } from './segmented.tsx';
import { Total } from './total.tsx';
import { useFigures } from './use-figures.ts';

/** What the quote comes to, and what it is made of. The same figures on both sides. */
export function Totals() {
  const { t } = useTranslation('quoteRoom');
  const { basis, setBasis } = useRoom();
  const { money, perPeriod, number } = useFigures();
  const { periods, firstYear, leftOut, firstYearParts, range } = useSession((session) => session.priced);
  const isInclVat = basis === 'inclVat';
  const vatName = ({ category, rate, exemptionText }: VatLine) =>
    category === 'S'
      ? t('money.vatRate', { rate: number(rate) })
      : t('money.vatExempt', { reason: exemptionText ?? `${number(rate)} %` });

  return (
    <div className={styles['money']}>
      <div className={styles['top']}>
        <h2 className={styles['label']} id="first-year">
          {t('money.firstYear')}
        </h2>
        <Segmented
          label={t('money.vat')}
          value={basis}
          options={[
            { value: 'exclVat', label: t('money.excl') },
            { value: 'inclVat', label: t('money.incl') },
          ]}
          onChange={setBasis}
        />
      </div>
      <Total amount={isInclVat ? firstYear.gross : firstYear.net} labelledBy="first-year" />
      {range && (
        <p className={styles['range']}>
          {t('money.range', { from: money(range.from), to: money(range.to) })}
        </p>
      )}
      <LastChange />
      <MoneyBar parts={firstYearParts} />
      <dl className={styles['rows']}>
        {periods.map(({ period, net, gross }) => (
          <div key={period}>
            <dt>{t(`period.${period}`)}</dt>
            <dd className="num">{perPeriod(isInclVat ? gross : net, period)}</dd>
          </div>
        ))}
        <QuoteDiscountRow />
        {firstYear.vat.map((line, index) => (
          <div key={`${line.category}${line.rate}`} className={index === 0 ? styles['rule'] : ''}>
            <dt>{vatName(line)}</dt>
            <dd className="num">{money(line.tax)}</dd>
          </div>
        ))}
        <div>
          <dt>{t(isInclVat ? 'money.firstYearExclRow' : 'money.firstYearInclRow')}</dt>
          <dd className="num">{money(isInclVat ? firstYear.net : firstYear.gross)}</dd>
        </div>
        {leftOut.length > 0 && (
          <div className={styles['soft']}>
            <dt>{t('money.leftOutCount', { count: leftOut.length })}</dt>
            <dd className="num">{money(firstYearParts.leftOut)}</dd>
          </div>
        )}
      </dl>
    </div>
  );
}
