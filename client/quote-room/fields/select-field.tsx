import { useId } from 'react';
import styles from './details.module.css';
import notes from './notes.module.css';

interface SelectFieldProps<T extends string> {
  label: string;
  value: T;
  options: readonly { readonly value: T; readonly label: string }[];
  /** What the choice means, in a few words. */
  hint?: string | undefined;
  field?: string | undefined;
  /** Two columns wide, for words that need it. */
  isBroad?: boolean;
  onChange: (value: T) => void;
}

/** A choice among few, as the device shows it. */
export function SelectField<T extends string>({
  label,
  value,
  options,
  hint,
  field,
  isBroad = false,
  onChange,
}: SelectFieldProps<T>) {
  const id = useId();
  return (
    <div className={`${styles['field']} ${isBroad ? styles['broad'] : ''}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={styles['select']}
        value={value}
        data-field={field}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint && (
        <span id={`${id}-hint`} className={notes['hint']}>
          {hint}
        </span>
      )}
    </div>
  );
}
