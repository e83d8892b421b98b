import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { columns } from '#shared/catalogue/columns.ts';
import { useLanguage } from '../ui/i18n.ts';
import { WordsField } from './fields.tsx';
import styles from './import.module.css';
import type { Mapping, UnfitRow } from './import-model.ts';
import type { CsvFile } from './read-file.ts';

interface UnfitRowsProps {
  unfit: readonly UnfitRow[];
  rows: CsvFile['rows'];
  mapping: Mapping;
  /** Of the first of the rows: a file’s head is line 1. */
  firstLine?: number;
  onCell: (row: number, column: number, text: string) => void;
  onLeaveOut: (rows: readonly number[]) => void;
}

/** A page shows so many; the rest follows as these are settled. */
const mostShown = 30;
/** Each cell that does not fit, to be put right where it stands; or its row left out. */
export function UnfitRows({ unfit, rows, mapping, firstLine = 2, onCell, onLeaveOut }: UnfitRowsProps) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const nameColumn = mapping.keys.findIndex((key) => key === 'title' || key === 'articleNumber');
  return (
    <section className="card" aria-labelledby="import-unfit">
      <h2 id="import-unfit" className={styles['head']}>
        {t('import.unfit', { count: unfit.length })}
      </h2>
      <ul className={styles['unfit']}>
        {unfit.slice(0, mostShown).map(({ index, errors }) => (
          <li key={index}>
            <span className={styles['header']}>
              <b>{t('import.line', { line: index + firstLine })}</b>
              <span>{rows[index]?.[nameColumn] ?? ''}</span>
            </span>
            {errors.map(({ column, code }) => {
              const at = mapping.keys.indexOf(column);
              const name = columns[column][language];
              const error = t(`import.error.${code}`);
              return at < 0 ? (
                <p key={column} className={styles['error']}>
                  {name}: {error}
                </p>
              ) : (
                <WordsField
                  key={column}
                  label={name}
                  value={rows[index]?.[at] ?? ''}
                  maxLength={2_000}
                  error={error}
                  onCommit={(text) => onCell(index, at, text)}
                />
              );
            })}
            <Button size="xs" onClick={() => onLeaveOut([index])}>
              {t('import.leaveOut')}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles['mark']}>
        <Button onClick={() => onLeaveOut(unfit.map(({ index }) => index))}>
          {t('import.leaveOutAll', { count: unfit.length })}
        </Button>
      </p>
    </section>
  );
}
