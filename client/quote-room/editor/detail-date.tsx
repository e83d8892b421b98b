import { useId } from 'react';
import { IsoDate } from '#shared/time.ts';
import { useLanguage } from '../../ui/use-translation.ts';
import styles from '../fields/details.module.css';
import { FieldFrame } from '../fields/field-frame.tsx';
import notes from '../fields/notes.module.css';

interface DetailDateProps {
  element: string;
  field: string;
  label: string;
  value: IsoDate | null;
  hint: string;
  onCommit: (day: IsoDate | null) => void;
}

/** A labelled day among the details, picked with the device's own calendar. */
export function DetailDate({ element, field, label, value, hint, onCommit }: DetailDateProps) {
  const language = useLanguage();
  const id = useId();
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <FieldFrame element={element} field={field} className={styles['boxed']}>
        <input
          // Uncontrolled while somebody types: a half-typed date has no value and must not be taken for none.
          key={value}
          id={id}
          type="date"
          lang={language}
          data-field={field}
          aria-describedby={`${id}-hint`}
          defaultValue={value ?? ''}
          onBlur={(event) => {
            const day = IsoDate.safeParse(event.currentTarget.value);
            const next = day.success ? day.data : null;
            if (next !== value) onCommit(next);
          }}
        />
      </FieldFrame>
      <span id={`${id}-hint`} className={notes['hint']}>
        {hint}
      </span>
    </div>
  );
}
