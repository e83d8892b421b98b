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
  /** One line to write that is shown on as many as it needs. */
  wraps?: boolean;
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
  wraps = false,
  className,
  onCommit,
}: TextFieldProps) {
  const commit = (text: string) => onCommit((multiline ? text : text.replace(/\s*\n\s*/g, ' ')).trim());
  const { props } = useDraft({ value, multiline, onCommit: commit });
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
      {multiline || wraps ? (
        <textarea rows={1} {...shared} />
      ) : (
        <input type="text" autoComplete="off" {...shared} />
      )}
    </FieldFrame>
  );
}
