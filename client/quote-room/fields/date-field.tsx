import { IsoDate } from '#shared/time.ts';
import { longDay } from '../../ui/dates.ts';
import { useLanguage, useTranslation } from '../../ui/use-translation.ts';
import styles from '../paper/paper-text.module.css';
import { useRoom } from '../room-context.ts';
import { FieldFrame } from './field-frame.tsx';

interface DateFieldProps {
  label: string;
  field: 'startDate' | 'validUntil';
  value: IsoDate | null;
  onCommit: (day: IsoDate | null) => void;
}

/** A day, picked with the device's own calendar; words for those who only read. */
export function DateField({ label, field, value, onCommit }: DateFieldProps) {
  const { t } = useTranslation('quoteRoom');
  const language = useLanguage();
  const { mode } = useRoom();
  if (mode !== 'build')
    return <span className="num">{value ? longDay(value, language) : t('paper.notSet')}</span>;
  return (
    <FieldFrame element="terms" field={field} className={styles['dateFrame']}>
      <span className={`${styles['dateText']} num`} aria-hidden>
        {value ? longDay(value, language) : t('paper.notSet')}
      </span>
      <input
        // Uncontrolled while somebody types: a half-typed date has no value and must not be taken for none.
        key={value}
        type="date"
        lang={language}
        className={`${styles['date']} num`}
        aria-label={label}
        data-field={field}
        defaultValue={value ?? ''}
        onBlur={(event) => {
          const day = IsoDate.safeParse(event.currentTarget.value);
          const next = day.success ? day.data : null;
          if (next !== value) onCommit(next);
        }}
      />
    </FieldFrame>
  );
}
