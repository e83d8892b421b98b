import { Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useDraft } from './use-draft.ts';

interface WordsFieldProps {
  label: string;
  value: string;
  maxLength: number;
  multiline?: boolean;
  placeholder?: string;
  description?: string;
  error?: ReactNode;
  list?: string;
  autoFocus?: boolean;
  onCommit: (text: string) => void;
}

/** Words that are kept when the person leaves the field, as there is no button to save them. */
export function WordsField({
  value,
  multiline = false,
  autoFocus = false,
  onCommit,
  ...look
}: WordsFieldProps) {
  const { props } = useDraft({ value, multiline, onCommit: (text) => onCommit(text.trim()) });
  if (multiline) return <Textarea {...look} {...props} autosize minRows={2} maxRows={8} />;
  return <TextInput {...look} {...props} autoComplete="off" {...(autoFocus && { 'data-autofocus': true })} />;
}
