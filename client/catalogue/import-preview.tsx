import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { type CatalogueRow, withRow } from '#shared/catalogue/catalogue-row.ts';
import styles from '../import/import.module.css';
import table from '../ui/table.module.css';
import { useTranslation } from '../ui/use-translation.ts';
import { priceWords } from './catalogue-model.ts';

/** The first rows as they would stand in the catalogue. */
export function PreviewTable({
  rows,
}: {
  rows: readonly { readonly index: number; readonly row: CatalogueRow }[];
}) {
  const { t } = useTranslation('catalogue');
  const { t: tRoom } = useTranslation('quoteRoom');
  if (rows.length === 0) return null;
  return (
    <section className={`card ${table['frame']}`} aria-labelledby="import-preview">
      <h2 id="import-preview" className={styles['head']}>
        {t('import.preview', { count: rows.length })}
      </h2>
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('column.component')}</th>
            <th scope="col">{t('field.category')}</th>
            <th scope="col">{t('column.billing')}</th>
            <th scope="col" className={table['right']}>
              {t('column.price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ index, row }) => {
            const values = withRow(catalogueDefaults, row);
            const { component } = values;
            return (
              <tr key={index}>
                <td>
                  {component.title || row.articleNumber}
                  <span className={table['second']}>{row.articleNumber}</span>
                </td>
                <td>{row.category}</td>
                <td>{tRoom(`period.${component.pricePeriod}`)}</td>
                <td className={`num ${table['right']}`}>{priceWords(values) ?? '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
