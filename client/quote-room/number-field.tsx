import { useState } from 'react';
import { parseNumber } from '#shared/money/parse-number.ts';
import { FieldFrame } from './field-frame.tsx';
import styles from './fields.module.css';
import { useDraft } from './use-draft.ts';

interface NumberFieldProps {
  element: string;
  field: string;
  label: string;
  placeholder?: string;
  /** Decimal string; empty: nothing is set. */
  value: string;
  /** How it reads while nobody is typing: with the currency, grouped. */
  shown: string;
  /** The number as one types it: decimals after the quote's own sign. */
  typed: string;
  className?: string | undefined;
  /** An emptied field gives `null`. */
  onCommit: (value: string | null) => void;
  /** The text was no number; the field has gone back. */
  onRefuse?: (text: string) => void;
}

/** A figure that is edited where it stands; takes what people type for numbers. */
export function NumberField({
  element,
  field,
  label,
  placeholder,
  shown,
  typed,
  value,
  className,
  onCommit,
  onRefuse,
}: NumberFieldProps) {
  const [isWrong, setWrong] = useState(false);
  const { isEditing, props } = useDraft({
    value: typed,
    onCommit: (text) => {
      const number = text.trim() === '' ? null : parseNumber(text);
      setWrong(false);
      if (number === null && text.trim() !== '') onRefuse?.(text);
      else if (number !== value) onCommit(number);
    },
  });
  return (
    <FieldFrame element={element} field={field} className={className}>
      <input
        {...props}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        placeholder={placeholder}
        data-field={field}
        className={`${styles['field']} ${styles['figure']}`}
        value={isEditing ? props.value : shown}
        onChange={(event) => {
          props.onChange(event);
          const text = event.currentTarget.value.trim();
          setWrong(text !== '' && parseNumber(text) === null);
        }}
      />
    </FieldFrame>
  );
}
