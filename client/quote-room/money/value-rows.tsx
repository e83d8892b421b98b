import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { termEffects } from './drivers.ts';
import { MoneyRow, Parts } from './money-row.tsx';
import { useExclVat } from './use-excl-vat.ts';
import { useVatParts } from './use-vat-parts.ts';

const figures = ['mrr', 'arr', 'tcv', 'acv'] as const;

/** What is invoiced first, and what the whole term comes to: each with how it is worked out. */
export function ValueRows() {
  const { t } = useTranslation('quoteRoom');
  const { content, priced, basis, isOpen = false } = useShownQuote();
  const { money } = useShownFigures();
  const months = content.terms.termMonths;
  const vatParts = useVatParts();
  const told = useExclVat();
  const { dueAtAcceptance: due, periods } = priced;
  const recurs = periods.some(({ period }) => period !== 'once');
  return (
    <>
      <MoneyRow label={t('explain.due')} figure={money(basis === 'inclVat' ? due.payable : due.net)} isRuled>
        <p>{t('explain.dueTold')}</p>
        <Parts parts={vatParts(due)} />
      </MoneyRow>
      {recurs && (
        <MoneyRow label={told(t('explain.value', { months }))} figure={money(priced.tcv)}>
          <p>{t('explain.valueTold')}</p>
          <Parts
            parts={figures.map((name) => ({
              label: t(`explain.figure.${name}.label`),
              figure: money(priced[name]),
              told: t(`explain.figure.${name}.told`, { months }),
            }))}
          />
          {isOpen && <TermEffects />}
        </MoneyRow>
      )}
    </>
  );
}

/** How much the term drives: what another one would make of the whole. Worked out only where somebody looks. */
function TermEffects() {
  const { t } = useTranslation('quoteRoom');
  const { content, priced } = useShownQuote();
  const { signed } = useShownFigures();
  const parts = termEffects(content, priced).map(({ months, amount }) => ({
    label: t('explain.term', { count: months }),
    figure: signed(amount),
  }));
  if (parts.length === 0) return null;
  return (
    <>
      <p>{t('explain.termTold')}</p>
      <Parts parts={parts} />
    </>
  );
}
