import styles from './details.module.css';
import { NumberField } from './number-field.tsx';
import { useFigures } from './use-figures.ts';

interface DetailNumberProps {
  element: string;
  field: string;
  label: string;
  /** Decimal string; `null`: none. */
  value: string | null;
  placeholder?: string;
  onCommit: (value: string | null) => void;
}

/** A labelled figure among the details. */
export function DetailNumber({
  element,
  field,
  label,
  value,
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
        shown={shown}
        typed={shown}
        onCommit={onCommit}
      />
    </div>
  );
}
