import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Percent } from '#shared/money/amounts.ts';
import type { Adjustment } from '#shared/quote/quote.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { DetailNumber } from '../fields/detail-number.tsx';
import details from '../fields/details.module.css';
import { numberRules } from '../fields/number-rules.ts';
import { TextField } from '../fields/text-field.tsx';
import { useFigures } from '../use-figures.ts';
import type { Taken } from './adjustment-edits.ts';
import styles from './adjustments.module.css';

interface AdjustmentRowProps {
  /** The element and the name of its field, for the others who see where one is. */
  element: string;
  field: string;
  /** From 1. */
  number: number;
  adjustment: Adjustment;
  /** What it comes to; `null` where that is told elsewhere. */
  amount: string | null;
  /** Fields of its own that a kind of adjustment has besides. */
  children?: ReactNode;
  onTitle: (title: string) => void;
  onTaken: (taken: Taken) => void;
  onRemove: () => void;
}

/** One discount or charge: what it is called, how much, and what that comes to. */
export function AdjustmentRow({
  element,
  field,
  number,
  adjustment,
  amount,
  children,
  onTitle,
  onTaken,
  onRemove,
}: AdjustmentRowProps) {
  const { t } = useTranslation('quoteRoom');
  const { sign } = useFigures();
  const { kind } = adjustment;
  const isPercent = 'percent' in adjustment;
  const value = isPercent ? adjustment.percent : adjustment.amount;
  const name = t(`offer.adjust.numbered.${kind}`, { number });
  return (
    <fieldset className={styles['row']} aria-label={name}>
      <TextField
        element={element}
        field={`${field}.title`}
        label={t('offer.adjust.name', { name })}
        placeholder={t(`offer.adjust.${kind}`)}
        className={details['boxed']}
        value={adjustment.title ?? ''}
        maxLength={120}
        onCommit={onTitle}
      />
      <DetailNumber
        element={element}
        field={`${field}.value`}
        label={t('offer.adjust.value', { name })}
        isLabelHidden
        value={value}
        rule={isPercent ? numberRules.percent : numberRules.amount}
        onCommit={(next) =>
          next !== null && onTaken(isPercent ? { percent: Percent.parse(next) } : { amount: next })
        }
      />
      <select
        className={details['select']}
        aria-label={t('offer.adjust.unit', { name })}
        value={isPercent ? 'percent' : 'amount'}
        onChange={(event) => onTaken(takenAs(event.currentTarget.value === 'percent', value))}
      >
        <option value="percent">%</option>
        <option value="amount">{sign}</option>
      </select>
      <span className={`${styles['amount']} num`}>{amount}</span>
      <button
        type="button"
        className={controls['icon']}
        aria-label={t('offer.adjust.remove', { name })}
        onClick={onRemove}
      >
        <IconX size={15} stroke={1.75} aria-hidden />
      </button>
      {children}
    </fieldset>
  );
}

/** The same figure read the other way; what would be no percentage starts over. */
function takenAs(isPercent: boolean, value: string): Taken {
  if (!isPercent) return { amount: value };
  const percent = Percent.safeParse(value);
  return { percent: percent.success ? percent.data : '0' };
}
