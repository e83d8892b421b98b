import { useTranslation } from 'react-i18next';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { MoneyRow, Parts } from './money-row.tsx';
import { useVatParts } from './use-vat-parts.ts';

const figures = ['mrr', 'arr', 'tcv', 'acv'] as const;

/** What is invoiced first, and what the whole term comes to: each with how it is worked out. */
export function ValueRows() {
  const { t } = useTranslation('quoteRoom');
  const { content, priced, basis } = useShownQuote();
  const { money } = useShownFigures();
  const months = content.terms.termMonths;
  const vatParts = useVatParts();
  const { dueAtAcceptance: due, periods } = priced;
  const recurs = periods.some(({ period }) => period !== 'once');
  return (
    <>
      <MoneyRow label={t('explain.due')} figure={money(basis === 'inclVat' ? due.payable : due.net)} isRuled>
        <p>{t('explain.dueTold')}</p>
        <Parts parts={vatParts(due)} />
      </MoneyRow>
      {recurs && (
        <MoneyRow label={t('explain.value', { months })} figure={money(priced.tcv)}>
          <p>{t('explain.valueTold')}</p>
          <Parts
            parts={figures.map((name) => ({
              label: t(`explain.figure.${name}.label`),
              figure: money(priced[name]),
              told: t(`explain.figure.${name}.told`, { months }),
            }))}
          />
        </MoneyRow>
      )}
    </>
  );
}
