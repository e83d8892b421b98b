import { useId } from 'react';
import { useDraft } from '../../ui/use-draft.ts';
import styles from './details.module.css';
import { FieldFrame } from './field-frame.tsx';

interface ItemsFieldProps {
  element: string;
  field: string;
  label: string;
  items: readonly string[];
  onCommit: (items: string[]) => void;
}

/** A short list, written one item a line. */
export function ItemsField({ element, field, label, items, onCommit }: ItemsFieldProps) {
  const id = useId();
  const { props } = useDraft({
    value: items.join('\n'),
    multiline: true,
    onCommit: (text) => onCommit(linesOf(text)),
  });
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <FieldFrame element={element} field={field}>
        <textarea {...props} id={id} rows={3} className={styles['area']} data-field={field} />
      </FieldFrame>
    </div>
  );
}

/** What the document takes: at most fifty items of three hundred characters, no empty ones. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim().slice(0, 300))
    .filter((line) => line !== '')
    .slice(0, 50);
}
