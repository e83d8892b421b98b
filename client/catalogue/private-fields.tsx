import { IconLock } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PrivatePart } from '#shared/catalogue/catalogue-item.ts';
import { itemFigures } from '#shared/catalogue/item-figures.ts';
import { currencySign } from '#shared/money/currency.ts';
import { numberRules } from '../quote-room/fields/number-rules.ts';
import { useTranslation } from '../ui/use-translation.ts';
import { WordsField } from '../ui/words-field.tsx';
import styles from './drawer.module.css';
import { FigureField } from './figure-field.tsx';
import type { ItemFieldsProps } from './item-drawer.tsx';
import { marginWords } from './margin-words.ts';

const figures = { unitCost: 'cost', floorPrice: 'floor' } as const;

/** What never leaves the seller's side, on the ground that says so everywhere. */
export function PrivateFields({ values, onValues, seller }: ItemFieldsProps & { seller: string }) {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  const { marginPercent } = useMemo(() => itemFigures(values), [values]);
  const patch = (costs: Partial<PrivatePart>) => onValues({ costs: { ...values.costs, ...costs } });
  return (
    <section className={styles['private']} aria-label={tRoom('priv.only', { seller })}>
      <h3>
        <IconLock size={14} stroke={1.75} aria-hidden />
        {tRoom('priv.only', { seller })}
      </h3>
      <div className={styles['three']}>
        {(['unitCost', 'floorPrice'] as const).map((figure) => (
          <FigureField
            key={figure}
            label={t(`field.${figures[figure]}`)}
            value={values.costs[figure]}
            rule={numberRules.cost}
            unit={currencySign(values.currency)}
            onCommit={(value) => patch({ [figure]: value })}
          />
        ))}
        <div>
          <span className={styles['label']}>{t('field.margin')}</span>
          <p className={`${styles['figure']} num`}>{marginWords(marginPercent) ?? '–'}</p>
        </div>
      </div>
      <WordsField
        label={t('field.note')}
        value={values.costs.note}
        maxLength={2_000}
        multiline
        onCommit={(note) => patch({ note })}
      />
    </section>
  );
}
