import { useDraft } from '../../ui/use-draft.ts';
import { FieldFrame } from './field-frame.tsx';
import styles from './fields.module.css';

interface TextFieldProps {
  element: string;
  field: string;
  label: string;
  placeholder: string;
  value: string;
  maxLength: number;
  multiline?: boolean;
  className?: string | undefined;
  onCommit: (text: string) => void;
}

/** Text that is edited where it stands. */
export function TextField({
  element,
  field,
  label,
  placeholder,
  value,
  maxLength,
  multiline = false,
  className,
  onCommit,
}: TextFieldProps) {
  const { props } = useDraft({ value, multiline, onCommit: (text) => onCommit(text.trim()) });
  const shared = {
    ...props,
    className: styles['field'] ?? '',
    'aria-label': label,
    placeholder,
    maxLength,
    'data-field': field,
  };
  return (
    <FieldFrame element={element} field={field} className={className}>
      {multiline ? <textarea rows={1} {...shared} /> : <input type="text" autoComplete="off" {...shared} />}
    </FieldFrame>
  );
}
