import type { EndpointAnswer } from '#shared/protocol/api.ts';
import type { Rate } from '#shared/protocol/insight-api.ts';
import { KeyFigures } from '../ui/key-figures.tsx';
import { useTranslation } from '../ui/use-translation.ts';
import { FigureButton, RateButton, RateNote } from './figure-button.tsx';
import { finePercent } from './figures.ts';
import styles from './insight.module.css';

/** From design to signature, in four figures; each opens to the deals it is counted from. */
export function OverviewFigures({ overview }: { overview: EndpointAnswer<'insightOverview'> }) {
  const { t } = useTranslation('insight');
  const { signature, discounts } = overview;
  const rate = (name: 'coDesignToSent' | 'sentToWon', value: Rate) => ({
    label: t(`key.${name}`),
    value: <RateButton view="overview" rate={value} label={t(`key.${name}`)} />,
    note: <RateNote rate={value} />,
  });
  const days = (how: 'with' | 'without') => {
    const { n, median } = signature[how];
    if (n === 0) return t('key.none');
    return median === null ? t('key.tooFew', { count: n }) : t('key.days', { count: Math.round(median) });
  };
  return (
    <KeyFigures
      figures={[
        rate('coDesignToSent', overview.coDesignToSent),
        rate('sentToWon', overview.sentToWon),
        {
          label: t('key.signature'),
          value: (
            <FigureButton view="overview" cell={signature.with.cell} label={t('key.signature')}>
              {days('with')}
            </FigureButton>
          ),
          note: t('key.withoutDesign', { days: days('without') }),
        },
        {
          label: t('key.discount'),
          value:
            discounts.length === 0 ? (
              t('key.none')
            ) : (
              <span className={styles['apart']}>
                {discounts.map(({ currency, figure, share }) => (
                  <FigureButton key={currency} view="overview" cell={figure.cell} label={t('key.discount')}>
                    {`${finePercent(share)}${discounts.length > 1 ? ` ${currency}` : ''}`}
                  </FigureButton>
                ))}
              </span>
            ),
          note: t('key.discountNote'),
        },
      ]}
    />
  );
}
