import { useState } from 'react';
import { useDraft } from '../../ui/use-draft.ts';
import { FieldFrame } from './field-frame.tsx';
import styles from './fields.module.css';
import { type NumberRefusal, type NumberRule, readTyped } from './number-rules.ts';
import { useRefuse } from './use-refuse.ts';

interface NumberFieldProps {
  element: string;
  field: string;
  label: string;
  placeholder?: string;
  /** Decimal string; empty: nothing is set. */
  value: string;
  /** What it may be. Anything else is told and not kept. */
  rule: NumberRule;
  /** How it reads while nobody is typing: with the currency, grouped. */
  shown: string;
  /** The number as one types it: decimals after the quote's own sign. */
  typed: string;
  className?: string | undefined;
  /** What stands beside the field about it: its hint, or why the last value was not taken. */
  describedBy?: string | undefined;
  /** Says why a value is not taken where there is room for it. In the row, or a toast, where it is left out. */
  onRefuse?: (refusal: NumberRefusal | null, mine: string) => void;
  /** An emptied field gives `null`. */
  onCommit: (value: string | null) => void;
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
  rule,
  className,
  describedBy,
  onRefuse,
  onCommit,
}: NumberFieldProps) {
  const [isWrong, setWrong] = useState(false);
  const refuseInRow = useRefuse(element);
  const { isEditing, props } = useDraft({
    value: typed,
    onCommit: (text) => {
      const read = readTyped(text, rule);
      setWrong(false);
      if ('why' in read) (onRefuse ?? refuseInRow)(read, text.trim());
      else if (read.value !== value) onCommit(read.value);
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
        aria-describedby={describedBy}
        placeholder={placeholder}
        data-field={field}
        className={`${styles['field']} ${styles['figure']}`}
        value={isEditing ? props.value : shown}
        onChange={(event) => {
          props.onChange(event);
          setWrong('why' in readTyped(event.currentTarget.value, rule));
          onRefuse?.(null, '');
        }}
      />
    </FieldFrame>
  );
}
