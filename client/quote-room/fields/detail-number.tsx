import { useId, useState } from 'react';
import { useTranslation } from '../../ui/use-translation.ts';
import { useFigures } from '../use-figures.ts';
import styles from './details.module.css';
import notes from './notes.module.css';
import { NumberField } from './number-field.tsx';
import type { NumberRefusal, NumberRule } from './number-rules.ts';

interface DetailNumberProps {
  element: string;
  field: string;
  label: string;
  /** Decimal string; `null`: none. */
  value: string | null;
  rule: NumberRule;
  placeholder?: string;
  /** What it means, in a few words. */
  hint?: string | undefined;
  /** The label is read aloud only: a column's head says it to those who see. */
  isLabelHidden?: boolean;
  onCommit: (value: string | null) => void;
}

/** A labelled figure among the details. Why one is not taken is said under it. */
export function DetailNumber({
  element,
  field,
  label,
  value,
  rule,
  placeholder = '',
  hint,
  isLabelHidden = false,
  onCommit,
}: DetailNumberProps) {
  const { t } = useTranslation('quoteRoom');
  const { typed, number } = useFigures();
  const [refusal, setRefusal] = useState<(NumberRefusal & { readonly mine: string }) | null>(null);
  const noteId = useId();
  return (
    <div className={styles['field']}>
      {!isLabelHidden && <span aria-hidden>{label}</span>}
      <NumberField
        element={element}
        field={field}
        label={label}
        placeholder={placeholder}
        className={styles['boxed']}
        value={value ?? ''}
        rule={rule}
        shown={value === null ? '' : number(value)}
        typed={value === null ? '' : typed(value)}
        describedBy={refusal || hint ? noteId : undefined}
        onRefuse={(why, mine) => setRefusal(why && { ...why, mine })}
        onCommit={onCommit}
      />
      {refusal ? (
        <span id={noteId} role="alert" className={notes['error']}>
          {t(`refused.${refusal.why}`, { bound: number(refusal.bound || '0'), mine: refusal.mine })}
        </span>
      ) : (
        hint && (
          <span id={noteId} className={notes['hint']}>
            {hint}
          </span>
        )
      )}
    </div>
  );
}
