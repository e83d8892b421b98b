import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Component, Tier } from '#shared/quote/quote.ts';
import controls from './controls.module.css';
import { DetailNumber } from './detail-number.tsx';
import styles from './details.module.css';
import { numberRules } from './number-rules.ts';

interface TierFieldsProps {
  component: Component;
  onPatch: (values: Partial<Omit<Component, 'id'>>) => void;
}

/** The steps of a price: up to how many, and what one costs there. The last step is open. */
export function TierFields({ component, onPatch }: TierFieldsProps) {
  const { t } = useTranslation('quoteRoom');
  const { id, tiers } = component;
  const replace = (index: number, values: Partial<Tier>) =>
    onPatch({ tiers: tiers.map((tier, i) => (i === index ? { ...tier, ...values } : tier)) });
  return (
    <div className={styles['tiers']}>
      <span className={styles['legend']}>{t('details.tiers')}</span>
      {tiers.map((tier, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place alone.
        <div key={index} className={styles['tier']}>
          <DetailNumber
            element={id}
            field={`tiers.${index}.upTo`}
            label={t('details.tierUpTo', { number: index + 1 })}
            placeholder={t('details.tierRest')}
            value={tier.upTo}
            rule={{ ...numberRules.quantity, min: '0' }}
            onCommit={(upTo) => replace(index, { upTo })}
          />
          <DetailNumber
            element={id}
            field={`tiers.${index}.unitPrice`}
            label={t('details.tierPrice', { number: index + 1 })}
            value={tier.unitPrice}
            rule={numberRules.price}
            onCommit={(unitPrice) => unitPrice !== null && replace(index, { unitPrice })}
          />
          {tiers.length > 1 && (
            <button
              type="button"
              className={controls['icon']}
              aria-label={t('details.removeTier', { number: index + 1 })}
              onClick={() => onPatch({ tiers: openEnded(tiers.filter((_, i) => i !== index)) })}
            >
              <IconX size={15} stroke={1.75} aria-hidden />
            </button>
          )}
        </div>
      ))}
      <button
        type="button"
        className={`${controls['button']} ${controls['quiet']}`}
        onClick={() => onPatch({ tiers: withAnother(tiers) })}
      >
        <IconPlus size={15} stroke={1.75} aria-hidden />
        {t('details.addTier')}
      </button>
    </div>
  );
}

/** The last step is always open, or the largest quantities would have no price. */
function openEnded(tiers: readonly Tier[]): Tier[] {
  return tiers.map((tier, index) => (index === tiers.length - 1 ? { ...tier, upTo: null } : tier));
}

/** The open step gets an end, ten above the one before, and a new open one follows at the same price. */
function withAnother(tiers: readonly Tier[]): Tier[] {
  const last = tiers.at(-1) ?? { upTo: null, unitPrice: '0' };
  const before = Number(tiers.at(-2)?.upTo ?? 0);
  return [
    ...tiers.slice(0, -1),
    { ...last, upTo: last.upTo ?? String(before + 10) },
    { ...last, upTo: null },
  ];
}
