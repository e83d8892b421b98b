import { minorUnitsOf } from '#shared/money/currency.ts';
import { formatMoney } from '#shared/money/format-money.ts';
import type { Deal } from '#shared/protocol/pipeline-api.ts';
import { longDay } from '../ui/dates.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { Money } from '../ui/money.tsx';
import { useStageName } from '../ui/stage-name.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import { slipsOf } from './deal-model.ts';
import { quietWords } from './quiet-words.ts';

/** What it is worth, when it should close, how old it is and whose it is. */
export function DealFigures({ deal }: { deal: Deal }) {
  const { t } = useTranslation('pipeline');
  const language = useLanguage();
  const stageName = useStageName();
  const { card, currency } = deal;
  const slips = slipsOf(deal);
  const estimate = [deal.value, deal.valueHigh]
    .filter((value) => value !== null)
    .map((value) => formatMoney(minorUnitsOf(value, currency), currency))
    .join(' – ');
  return (
    <KeyFigures
      figures={[
        {
          label: t(deal.isOffered ? 'deal.offered' : 'deal.value'),
          value: card ? <Money amount={card.amount} currency={card.currency} /> : estimate,
          note: card && t('deal.estimate', { range: estimate }),
        },
        {
          label: t('deal.expectedClose'),
          value: longDay(deal.expectedClose, language),
          note: slips.count > 0 && t('deal.slips', { count: slips.count, days: slips.days }),
        },
        {
          label: t('deal.age'),
          value: card ? t('figure.days', { count: card.ageDays }) : stageName(deal.stage),
          note: card && (quietWords(t, card) || t('deal.sinceCycle')),
        },
        { label: t('owner'), value: deal.ownerName },
      ]}
    />
  );
}
