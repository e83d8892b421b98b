import type { VatLine } from '#shared/pricing/priced-quote.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { firstMonths, useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { MoneyRow, type Part, Parts } from './money-row.tsx';
import { useVatLabel, useVatParts } from './use-vat-parts.ts';

/** The VAT of the first year by rate, and the first year on the other basis. */
export function FirstYearRows() {
  const { t } = useTranslation('quoteRoom');
  const { content, priced, basis } = useShownQuote();
  const { money, perPeriod } = useShownFigures();
  const { firstYear, periods } = priced;
  const months = firstMonths(content.terms.termMonths);
  const vatParts = useVatParts();
  const isInclVat = basis === 'inclVat';
  const byPeriod = periods.map(
    ({ period, net }): Part => ({
      label: t(`period.${period}`),
      figure:
        period === 'once' ? money(net) : t('explain.forMonths', { amount: perPeriod(net, period), months }),
    }),
  );
  return (
    <>
      {firstYear.vat.map((line, index) => (
        <VatRow key={`${line.category} ${line.rate}`} line={line} isRuled={index === 0} months={months} />
      ))}
      <MoneyRow
        label={t(isInclVat ? 'money.firstYearExclRow' : 'money.firstYearInclRow')}
        figure={money(isInclVat ? firstYear.net : firstYear.gross)}
      >
        <p>{t('explain.firstYear', { months })}</p>
        <Parts parts={[...byPeriod, ...vatParts(firstYear)]} />
      </MoneyRow>
    </>
  );
}

/** One rate: what it is taken on in the first year, and in each period. */
function VatRow({ line, isRuled, months }: { line: VatLine; isRuled: boolean; months: number }) {
  const { t } = useTranslation('quoteRoom');
  const { money, percent, perPeriod } = useShownFigures();
  const { periods, vatRatesOn } = useShownQuote().priced;
  const language = useLanguage();
  const label = useVatLabel();
  const { category, rate, exemptionText } = line;
  const name =
    category === 'S'
      ? t('money.vatRate', { rate: percent(rate) })
      : t('money.vatExempt', { reason: exemptionText ?? category });
  const byPeriod = periods.flatMap(({ period, vat }): Part[] => {
    const own = vat.find((each) => each.category === category && each.rate === rate);
    return own ? [{ label: t(`period.${period}`), figure: perPeriod(own.tax, period) }] : [];
  });
  return (
    <MoneyRow label={name} figure={money(line.tax)} isRuled={isRuled}>
      <p>
        {t('explain.vatTitle', { months })}
        {category === 'S' && vatRatesOn !== null && (
          <> {t('explain.vatRates', { day: longDay(vatRatesOn, language) })}</>
        )}
      </p>
      <Parts parts={[...byPeriod, { label: label(line), figure: money(line.tax), isSum: true }]} />
    </MoneyRow>
  );
}
