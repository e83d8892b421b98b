import styles from './details.module.css';
import { NumberField } from './number-field.tsx';
import type { NumberRule } from './number-rules.ts';
import { useFigures } from './use-figures.ts';

interface DetailNumberProps {
  element: string;
  field: string;
  label: string;
  /** Decimal string; `null`: none. */
  value: string | null;
  rule: NumberRule;
  placeholder?: string;
  onCommit: (value: string | null) => void;
}

/** A labelled figure among the details. */
export function DetailNumber({
  element,
  field,
  label,
  value,
  rule,
  placeholder = '',
  onCommit,
}: DetailNumberProps) {
  const { typed } = useFigures();
  const shown = value === null ? '' : typed(value);
  return (
    <div className={styles['field']}>
      <span aria-hidden>{label}</span>
      <NumberField
        element={element}
        field={field}
        label={label}
        placeholder={placeholder}
        className={styles['boxed']}
        value={value ?? ''}
        rule={rule}
        shown={shown}
        typed={shown}
        onCommit={onCommit}
      />
    </div>
  );
}
