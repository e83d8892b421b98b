import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type ColumnKey, columns } from '#shared/catalogue/columns.ts';
import { type DecimalMark, decimalMarks } from '#shared/catalogue/csv-numbers.ts';
import { useLanguage } from '../ui/i18n.ts';
import styles from './import.module.css';
import { type Mapping, withKey } from './import-model.ts';
import type { CsvFile } from './read-file.ts';

interface ImportColumnsProps {
  /** Empty: the column has no name. */
  headers: CsvFile['headers'];
  rows: CsvFile['rows'];
  mapping: Mapping;
  /** What a column can be. */
  keys: readonly ColumnKey[];
  onMapping: (mapping: Mapping) => void;
}

/** Which column is what, and how its figures are written. */
export function ImportColumns({ headers, rows, mapping, keys, onMapping }: ImportColumnsProps) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const name = (column: number) => headers[column] || t('import.unnamed', { number: column + 1 });
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
              aria-label={t('import.meaning', { header: name(column) })}
              value={mapping.keys[column] ?? ''}
              data={[
                { value: '', label: t('import.notRead') },
                ...keys.map((key) => ({ value: key, label: columns[key][language] })),
              ]}
              onChange={(event) => {
                const key = keys.find((one) => one === event.currentTarget.value) ?? null;
                onMapping(withKey(mapping, column, key));
              }}
            />
          </li>
        ))}
      </ul>
      <div className={styles['mark']}>
        <NativeSelect
          label={t('import.mark')}
          value={mapping.mark}
          data={decimalMarks.map((value) => ({
            value,
            label: t(value === ',' ? 'import.comma' : 'import.point'),
          }))}
          onChange={(event) => onMapping({ ...mapping, mark: event.currentTarget.value as DecimalMark })}
        />
      </div>
    </>
  );
}
