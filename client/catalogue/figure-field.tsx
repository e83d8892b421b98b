/** A figure in the drawer: it is kept when the person leaves the field, and one that is none is told. */

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { formatQuantity, typedDecimal } from '#shared/money/format-number.ts';
import { type NumberRefusal, type NumberRule, readTyped } from '../quote-room/fields/number-rules.ts';
import { useDraft } from '../ui/use-draft.ts';
import { useTranslation } from '../ui/use-translation.ts';

interface FigureFieldProps {
  label: string;
  /** Read aloud only, where a column's head says it to those who see. */
  isLabelHidden?: boolean;
  /** Decimal string; `null`: none. */
  value: string | null;
  rule: NumberRule;
  placeholder?: string;
  description?: string;
  /** What stands after the figure: a currency. */
  unit?: string | undefined;
  /** An emptied field gives `null`. */
  onCommit: (value: string | null) => void;
}

export function FigureField({
  label,
  isLabelHidden = false,
  value,
  rule,
  placeholder,
  description,
  unit,
  onCommit,
}: FigureFieldProps) {
  const { t } = useTranslation('quoteRoom');
  const [refusal, setRefusal] = useState<(NumberRefusal & { readonly mine: string }) | null>(null);
  const typed = value === null ? '' : typedDecimal(value);
  const { isEditing, props } = useDraft({
    value: typed,
    onCommit: (text) => {
      const read = readTyped(text, rule);
      setRefusal('why' in read ? { ...read, mine: text.trim() } : null);
      if ('value' in read && read.value !== value) onCommit(read.value);
    },
  });
  const error =
    refusal &&
    t(`refused.${refusal.why}`, { bound: formatQuantity(refusal.bound || '0'), mine: refusal.mine });
  return (
    <TextInput
      {...props}
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...(placeholder !== undefined && { placeholder })}
      {...(description !== undefined && { description })}
      {...(error && { error })}
      value={isEditing || value === null ? props.value : formatQuantity(value)}
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: 'num' }}
      {...(unit !== undefined && { rightSection: unit, rightSectionPointerEvents: 'none' as const })}
    />
  );
}
