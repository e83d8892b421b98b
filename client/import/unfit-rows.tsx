import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from '../ui/use-translation.ts';
import { WordsField } from '../ui/words-field.tsx';
import styles from './import.module.css';

export interface UnfitCell<Key extends string> {
  /** What it means. */
  readonly key: Key;
  readonly label: string;
  /** As it stands; `null`: it is nowhere to be put right. */
  readonly text: string | null;
  /** What to do about it. */
  readonly error: string;
}

export interface UnfitRow<Key extends string> {
  /** What it is called, where it is called anything. */
  readonly name: string;
  readonly cells: readonly UnfitCell<Key>[];
  /** What else can be done with it, and what becomes of it meanwhile. */
  readonly also?: ReactNode;
}

interface UnfitRowsProps<Key extends string, Row extends { readonly index: number }> {
  id: string;
  title: string;
  /** Each with its place in the file, from 0. */
  unfit: readonly Row[];
  /** As it is shown: of the few that are on the page. */
  show: (row: Row) => UnfitRow<Key>;
  /** Of the first of the rows: a file’s head is line 1. */
  firstLine?: number;
  onCell: (row: number, key: Key, text: string) => void;
  onLeaveOut: (rows: readonly number[]) => void;
}

/** So many at a time: each has fields of its own. */
const aPage = 30;

/** Each cell that does not fit, to be put right where it stands; or its row left out. */
export function UnfitRows<Key extends string, Row extends { readonly index: number }>({
  id,
  title,
  unfit,
  show,
  firstLine = 2,
  onCell,
  onLeaveOut,
}: UnfitRowsProps<Key, Row>) {
  const { t } = useTranslation('import');
  const [shown, setShown] = useState(aPage);
  const rest = Math.min(aPage, unfit.length - shown);
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id} className={styles['head']}>
        {title}
      </h2>
      <ul className={styles['unfit']}>
        {unfit.slice(0, shown).map((row) => {
          const { index } = row;
          const { name, cells, also } = show(row);
          return (
            <li key={index}>
              <span className={styles['header']}>
                <b>{t('line', { line: index + firstLine })}</b>
                <span>{name}</span>
              </span>
              {cells.map(({ key, label, text, error }) =>
                text === null ? (
                  <p key={key} className={styles['error']}>
                    {label}: {error}
                  </p>
                ) : (
                  <WordsField
                    key={key}
                    label={label}
                    value={text}
                    maxLength={2_000}
                    error={error}
                    onCommit={(typed) => onCell(index, key, typed)}
                  />
                ),
              )}
              {also}
              <Button
                size="xs"
                aria-label={t('leaveOutLine', { line: index + firstLine })}
                onClick={() => onLeaveOut([index])}
              >
                {t('leaveOut')}
              </Button>
            </li>
          );
        })}
      </ul>
      <p className={styles['mark']}>
        {rest > 0 && <Button onClick={() => setShown(shown + aPage)}>{t('more', { count: rest })}</Button>}
        <Button onClick={() => onLeaveOut(unfit.map(({ index }) => index))}>
          {t('leaveOutAll', { count: unfit.length })}
        </Button>
      </p>
    </section>
  );
}
