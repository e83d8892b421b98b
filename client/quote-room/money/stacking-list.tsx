import type { StackingStep } from '#shared/pricing/stacking.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import notes from '../fields/notes.module.css';
import { useShownQuote } from '../shown-quote.ts';
import { useShownFigures } from '../use-figures.ts';

/** In which order prices, discounts, charges and VAT are taken in this quote: only the steps that occur. */
export function StackingList() {
  const { t } = useTranslation('quoteRoom');
  const steps = useShownQuote().priced.stacking;
  const words = useStackingWords();
  return (
    <ol className={notes['steps']} aria-label={t('stacking.label')}>
      {steps.map((step) => (
        <li key={step.step}>{words(step)}</li>
      ))}
    </ol>
  );
}

function useStackingWords(): (step: StackingStep) => string {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { money, percent: percentOf, unitPrice } = useShownFigures();
  const { sections } = useShownQuote().content;
  const titleOf = (id: string) => sections.find((each) => each.id === id)?.title || t('section.untitled');
  return (step) => {
    switch (step.step) {
      case 'line-price':
        return step.models.map((model) => t(`stacking.price.${model}`)).join(' ');
      case 'line-adjustments':
        return t(`stacking.line.${step.kinds.length > 1 ? 'both' : (step.kinds[0] ?? 'discount')}`);
      case 'section-discount':
        return t('stacking.section', {
          list: step.sections
            .map(({ sectionId, percent }) => `${titleOf(sectionId)} ${percentOf(percent)}`)
            .join(', '),
        });
      case 'quote-discount': {
        const amount =
          'percent' in step.discount ? percentOf(step.discount.percent) : unitPrice(step.discount.amount);
        return step.until === null
          ? t('stacking.quote', { amount })
          : t('stacking.quoteUntil', { amount, day: longDay(step.until, language) });
      }
      case 'quote-adjustments':
        return t('stacking.charges', {
          list: step.adjustments
            .map(({ kind, title, amount }) => `${title} ${money(kind === 'discount' ? -amount : amount)}`)
            .join(', '),
        });
      case 'vat':
        return t('stacking.vat', {
          list: [...new Set(step.rates.map(({ rate }) => percentOf(rate)))].join(', '),
        });
      case 'payable-rounding':
        return t('stacking.rounding', { to: unitPrice(step.to) });
    }
  };
}
