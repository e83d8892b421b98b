import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { type DecimalMark, decimalMarks } from '#shared/catalogue/csv-numbers.ts';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import styles from './import.module.css';
import { type Mapping, withKey } from './mapping.ts';
import type { CsvFile } from './read-file.ts';

interface ImportColumnsProps<Key extends string, M extends Mapping<Key>> {
  /** Empty: the column has no name. */
  headers: CsvFile['headers'];
  rows: CsvFile['rows'];
  mapping: M;
  /** What a column can be, in the order it is offered. */
  keys: readonly Key[];
  columns: Readonly<Record<Key, { readonly en: string; readonly sv: string }>>;
  onMapping: (mapping: M) => void;
  /** What else tells how the file is to be read. */
  children?: ReactNode;
}

/** Which column is what, and how its figures are written. */
export function ImportColumns<Key extends string, M extends Mapping<Key>>({
  headers,
  rows,
  mapping,
  keys,
  columns,
  onMapping,
  children,
}: ImportColumnsProps<Key, M>) {
  const { t } = useTranslation('import');
  const language = useLanguage();
  const name = (column: number) => headers[column] || t('unnamed', { number: column + 1 });
  return (
    <>
      <ul className={styles['columns']}>
        {headers.map((_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column is known by its place; names may repeat.
          <li key={column}>
            <span className={styles['header']}>
              <b>{name(column)}</b>
              <span>{rows.find((cells) => cells[column])?.[column] ?? ''}</span>
            </span>
            <NativeSelect
              aria-label={t('meaning', { header: name(column) })}
              value={mapping.keys[column] ?? ''}
              data={[
                { value: '', label: t('notRead') },
                ...keys.map((key) => ({ value: key, label: columns[key][language] })),
              ]}
              onChange={(event) => {
                const key = keys.find((one) => one === event.currentTarget.value) ?? null;
                onMapping(withKey<Key, M>(mapping, column, key));
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles['reading']}>
        <NativeSelect
          label={t('mark')}
          value={mapping.mark}
          data={decimalMarks.map((value) => ({ value, label: t(value === ',' ? 'comma' : 'point') }))}
          onChange={(event) => onMapping({ ...mapping, mark: event.currentTarget.value as DecimalMark })}
        />
        {children}
      </div>
    </>
  );
}
