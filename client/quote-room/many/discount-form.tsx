import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Percent } from '#shared/money/amounts.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { numberRules, readTyped } from '../fields/number-rules.ts';
import styles from './many.module.css';

/** One percentage for all of them, in the bar. `null` takes their discount away; `undefined` was nothing. */
export function DiscountForm({ onDone }: { onDone: (percent: Percent | null | undefined) => void }) {
  const { t } = useTranslation('quoteRoom');
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const noteId = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // The menu that led here gives the focus back to its button first.
    const timer = setTimeout(() => field.current?.focus(), 0);
    return () => clearTimeout(timer);
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = readTyped(text, numberRules.percent);
    if ('why' in read) setWrong(true);
    else onDone(read.value === null || Number(read.value) === 0 ? null : Percent.parse(read.value));
  };
  return (
    <form
      className={styles['discount']}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone(undefined);
      }}
    >
      <label className={styles['label']}>
        {t('many.discountLabel')}
        <input
          ref={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className={styles['input']}
          value={text}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? noteId : undefined}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
          }}
        />
      </label>
      <button type="submit" className={`${controls['button']} ${controls['primary']}`}>
        {t('many.give')}
      </button>
      <button type="button" className={controls['button']} onClick={() => onDone(undefined)}>
        {t('many.cancel')}
      </button>
      {isWrong && (
        <span id={noteId} role="alert" className={styles['wrong']}>
          {t('many.discountWrong')}
        </span>
      )}
    </form>
  );
}
