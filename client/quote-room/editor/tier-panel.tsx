import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { tierParts } from '#shared/pricing/tier-parts.ts';
import { useSession } from '../../sync/use-session.ts';
import controls from '../controls.module.css';
import { DetailNumber } from '../fields/detail-number.tsx';
import notes from '../fields/notes.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { tierRanges } from '../paper/tier-ranges.ts';
import { useFigures } from '../use-figures.ts';
import type { PanelProps } from './panel.ts';
import { endRule, withAnotherTier, withFee, withoutTier, withTier } from './tier-edits.ts';
import styles from './tier-panel.module.css';

/** The most steps that a price may have. */
const mostTiers = 20;

/** The steps of a price: up to how many, what one costs there, and what the step costs by itself. The last is open. */
export function TierPanel({ component, onPatch }: PanelProps) {
  const { t } = useTranslation('quoteRoom');
  const { number } = useFigures();
  const { id, tiers } = component;
  const ranges = tierRanges(tiers);
  return (
    <fieldset className={styles['tiers']} aria-label={t('details.tiers')}>
      <div className={styles['tier']} aria-hidden>
        <span>{t('offer.tier.from')}</span>
        <span>{t('offer.tier.upTo')}</span>
        <span>{t('offer.tier.price')}</span>
        <span>{t('offer.tier.fee')}</span>
      </div>
      {tiers.map((tier, index) => {
        const isLast = index === tiers.length - 1;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone.
          <div key={index} className={styles['tier']}>
            <span className={`${styles['from']} num`}>{number(ranges[index]?.from ?? '1')}</span>
            {isLast ? (
              <span className={styles['open']}>{t('details.tierRest')}</span>
            ) : (
              <DetailNumber
                element={id}
                field={`tiers.${index}.upTo`}
                label={t('details.tierUpTo', { number: index + 1 })}
                isLabelHidden
                value={tier.upTo}
                rule={endRule(tiers, index)}
                onCommit={(upTo) => upTo !== null && onPatch({ tiers: withTier(tiers, index, { upTo }) })}
              />
            )}
            <DetailNumber
              element={id}
              field={`tiers.${index}.unitPrice`}
              label={t('details.tierPrice', { number: index + 1 })}
              isLabelHidden
              value={tier.unitPrice}
              rule={numberRules.price}
              onCommit={(unitPrice) =>
                unitPrice !== null && onPatch({ tiers: withTier(tiers, index, { unitPrice }) })
              }
            />
            <DetailNumber
              element={id}
              field={`tiers.${index}.flatFee`}
              label={t('offer.tier.feeOf', { number: index + 1 })}
              isLabelHidden
              placeholder={t('offer.tier.noFee')}
              value={tier.flatFee ?? null}
              rule={numberRules.price}
              onCommit={(fee) =>
                onPatch({ tiers: tiers.map((each, at) => (at === index ? withFee(each, fee) : each)) })
              }
            />
            {tiers.length > 1 && (
              <button
                type="button"
                className={controls['icon']}
                aria-label={t('details.removeTier', { number: index + 1 })}
                onClick={() => onPatch({ tiers: withoutTier(tiers, index) })}
              >
                <IconX size={15} stroke={1.75} aria-hidden />
              </button>
            )}
          </div>
        );
      })}
      {tiers.length < mostTiers && (
        <button
          type="button"
          className={`${controls['button']} ${controls['quiet']}`}
          onClick={() => onPatch({ tiers: withAnotherTier(tiers) })}
        >
          <IconPlus size={15} stroke={1.75} aria-hidden />
          {t('details.addTier')}
        </button>
      )}
      <TierExample component={component} />
    </fieldset>
  );
}

/** How the price of the present quantity comes about. */
function TierExample({ component }: Pick<PanelProps, 'component'>) {
  const { t } = useTranslation('quoteRoom');
  const { number, unitPrice, money } = useFigures();
  const priced = useSession((session) => session.priced.components[component.id]);
  if (!priced) return null;
  const parts = tierParts(component, priced.quantity).map(({ quantity, unitPrice: price, flatFee }) =>
    [`${number(quantity)} × ${unitPrice(price)}`, flatFee && unitPrice(flatFee)].filter(Boolean).join(' + '),
  );
  if (parts.length === 0) return null;
  return (
    <p className={`${notes['hint']} ${notes['told']}`}>
      {t('offer.tier.example', {
        quantity: number(priced.quantity),
        sum: parts.join(' + '),
        amount: money(priced.gross),
      })}
      {priced.cheaperAbove !== null && ` ${t('row.cheaperAbove', { quantity: number(priced.cheaperAbove) })}`}
    </p>
  );
}
