import type { QuoteDiscount } from '#shared/quote/quote.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';
import { MoneyRow, type Part, Parts } from './money-row.tsx';

/** A discount with a last day: what the quote comes to after it, told while there is time to choose. */
export function LapsingRow() {
  const { t } = useTranslation('quoteRoom');
  const { content, priced, basis } = useShownQuote();
  const language = useLanguage();
  const { money, percent, perPeriod, unitPrice } = useShownFigures();
  const discount = content.terms.quoteDiscount;
  const lapsing = priced.lapsingDiscount;
  if (lapsing === null || discount === null) return null;
  const day = longDay(lapsing.until, language);
  const amount = sizeOf(discount, percent, unitPrice);
  const told = t(lapsing.hasLapsed ? 'explain.lapsedTold' : 'explain.lapsesTold', { amount, day });
  if (lapsing.hasLapsed) {
    return (
      <MoneyRow label={t('explain.lapsed', { day })} figure={t('explain.lapsedFigure')} isSoft>
        <p>{told}</p>
      </MoneyRow>
    );
  }
  const of = (total: { net: number; gross: number }) => (basis === 'inclVat' ? total.gross : total.net);
  const { after } = lapsing;
  const both = (label: string, now: string, then: string): Part => ({
    label,
    figure: t('explain.nowAndAfter', { now, after: then }),
  });
  const parts = [
    ...after.periods.map((then) => {
      const { period } = then;
      const now = priced.periods.find((each) => each.period === period) ?? then;
      return both(t(`period.${period}`), perPeriod(of(now), period), perPeriod(of(then), period));
    }),
    both(t('money.firstYear'), money(of(priced.firstYear)), money(of(after.firstYear))),
    both(t('explain.due'), money(of(priced.dueAtAcceptance)), money(of(after.dueAtAcceptance))),
  ];
  return (
    <MoneyRow label={t('explain.lapses', { day })} figure={money(of(after.firstYear))} isSoft>
      <p>{told}</p>
      <Parts parts={parts} />
    </MoneyRow>
  );
}

function sizeOf(
  discount: QuoteDiscount,
  percent: (value: string) => string,
  unitPrice: (price: string) => string,
): string {
  return 'percent' in discount ? percent(discount.percent) : unitPrice(discount.amount);
}
