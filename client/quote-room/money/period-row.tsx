import type { PeriodTotal } from '#shared/pricing/priced-quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { MoneyRow, type Part, Parts } from './money-row.tsx';
import { useVatParts } from './use-vat-parts.ts';

/** What is paid once, or each month, quarter or year: by section, then discounts, charges and VAT. */
export function PeriodRow({ total }: { total: PeriodTotal }) {
  const { t } = useTranslation('quoteRoom');
  const { basis } = useShownQuote();
  const { perPeriod } = useShownFigures();
  const { period, net, gross } = total;
  return (
    <MoneyRow label={t(`period.${period}`)} figure={perPeriod(basis === 'inclVat' ? gross : net, period)}>
      <p>{t(`explain.period.${period}`)}</p>
      <PeriodParts total={total} />
    </MoneyRow>
  );
}

function PeriodParts({ total }: { total: PeriodTotal }) {
  const { t } = useTranslation('quoteRoom');
  const { money, signed } = useShownFigures();
  const { content, priced } = useShownQuote();
  const vatParts = useVatParts();
  const bySection = content.sections.flatMap(({ id, title }): Part[] => {
    const sum = priced.sections[id]?.find(({ period }) => period === total.period);
    if (sum === undefined) return [];
    const name = title || t('section.untitled');
    const label =
      sum.discount === 0 ? name : t('explain.section', { title: name, amount: signed(-sum.discount) });
    return [{ label, figure: money(sum.net) }];
  });
  const onAll = [
    { label: t('explain.discount'), amount: -total.quoteDiscount },
    { label: t('explain.allowances'), amount: -total.allowances },
    { label: t('explain.charges'), amount: total.charges },
  ]
    .filter(({ amount }) => amount !== 0)
    .map(({ label, amount }) => ({ label, figure: signed(amount) }));
  return <Parts parts={[...bySection, ...onAll, ...vatParts(total)]} />;
}
