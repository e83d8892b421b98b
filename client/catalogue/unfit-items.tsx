import { type ColumnKey, columns } from '#shared/catalogue/columns.ts';
import { UnfitRows } from '../import/unfit-rows.tsx';
import { useLanguage, useTranslation } from '../ui/use-translation.ts';
import type { CatalogueMapping, UnfitRow } from './import-model.ts';

interface UnfitItemsProps {
  unfit: readonly UnfitRow[];
  rows: readonly (readonly string[])[];
  mapping: CatalogueMapping;
  /** Of the first of the rows: a file’s head is line 1. */
  firstLine?: number;
  onCell: (row: number, column: number, text: string) => void;
  onLeaveOut: (rows: readonly number[]) => void;
}

/** The cells of what is to be sold that do not fit, each with why. */
export function UnfitItems({ unfit, rows, mapping: { keys }, onCell, ...rest }: UnfitItemsProps) {
  const { t } = useTranslation('catalogue');
  const language = useLanguage();
  const nameColumn = keys.findIndex((key) => key === 'title' || key === 'articleNumber');
  return (
    <UnfitRows<ColumnKey, UnfitRow>
      id="import-unfit"
      title={t('import.unfit', { count: unfit.length })}
      unfit={unfit}
      show={({ index, errors }) => ({
        name: rows[index]?.[nameColumn] ?? '',
        cells: errors.map(({ column, code }) => ({
          key: column,
          label: columns[column][language],
          text: keys.includes(column) ? (rows[index]?.[keys.indexOf(column)] ?? '') : null,
          error: t(`import.error.${code}`),
        })),
      })}
      onCell={(row, key, text) => onCell(row, keys.indexOf(key), text)}
      {...rest}
    />
  );
}
