import { useEffect, useMemo, useState } from 'react';
import { catalogueDefaults } from '#shared/catalogue/catalogue-item.ts';
import { withRow } from '#shared/catalogue/catalogue-row.ts';
import { columns } from '#shared/catalogue/columns.ts';
import { otherCurrency } from '#shared/clipboard/written-currency.ts';
import type { ElementId } from '#shared/ids.ts';
import { type ReadFile, readAll } from '../../catalogue/import-model.ts';
import { UnfitItems } from '../../catalogue/unfit-items.tsx';
import { ImportColumns } from '../../import/import-columns.tsx';
import { withCell } from '../../import/mapping.ts';
import { useSession } from '../../sync/use-session.ts';
import { useTranslation } from '../../ui/use-translation.ts';
import controls from '../controls.module.css';
import { useFigures } from '../use-figures.ts';
import styles from './many.module.css';
import { guessSheet, isHeaded, type Rows, rowsIn, type Sheet, sheetKeys, sheetOf } from './sheet.ts';
import { useMany } from './use-many.ts';

interface SheetInsetProps {
  text: string;
  html: string;
  after: ElementId | null;
  /** There is something to see. */
  onShown: () => void;
  onCancel: () => void;
}

/** Cells that were pasted: what they would become, before any of it is in the quote. */
export function SheetInset({ text, html, after, onShown, onCancel }: SheetInsetProps) {
  const { t } = useTranslation('quoteRoom');
  const rows = useMemo(() => rowsIn(text, html), [text, html]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is first there.
  useEffect(() => {
    onShown();
  }, []);
  if (typeof rows !== 'string') return <SheetForm rows={rows} after={after} onCancel={onCancel} />;
  return (
    <div role="alert">
      <p className={styles['lead']}>{t(`many.sheet.refused.${rows}`)}</p>
      <button type="button" className={controls['button']} onClick={onCancel}>
        {t('many.cancel')}
      </button>
    </div>
  );
}

/** The first rows tell whether it was read as it was meant. */
const mostShown = 5;

interface SheetFormProps extends Pick<SheetInsetProps, 'after' | 'onCancel'> {
  rows: Rows;
}

function SheetForm({ rows: pasted, after, onCancel }: SheetFormProps) {
  const { t } = useTranslation('quoteRoom');
  const many = useMany();
  const currency = useSession(({ content }) => content.terms.currency);
  const [sheet, setSheet] = useState<Sheet>(() => sheetOf(pasted, isHeaded(pasted)));
  const [mapping, setMapping] = useState(() => guessSheet(sheet));
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const read = useMemo(() => readAll(sheet.rows, mapping, leftOut), [sheet, mapping, leftOut]);
  const named = sheet.headers.some((header) => header !== '');
  const hasTitle = mapping.keys.includes('title');
  const count = read.rows.length;
  const sign = signOf(sheet, mapping.keys, currency);

  const setHeaded = (on: boolean) => {
    const next = sheetOf(pasted, on);
    setSheet(next);
    setMapping(guessSheet(next));
    setLeftOut(new Set());
  };
  const setCell = (row: number, column: number, words: string) =>
    setSheet({
      ...sheet,
      rows: sheet.rows.map((cells, at) => (at === row ? withCell(cells, column, words) : cells)),
    });
  return (
    <section aria-label={t('many.sheet.title', { count: sheet.rows.length })} className={styles['sheet']}>
      <h3 className={styles['title']}>{t('many.sheet.title', { count: sheet.rows.length })}</h3>
      {pasted.length > 1 && (
        <label className={styles['tick']}>
          <input
            type="checkbox"
            className={controls['box']}
            checked={named}
            onChange={(event) => setHeaded(event.currentTarget.checked)}
          />
          {t('many.sheet.headed')}
        </label>
      )}
      <div className={styles['fit']}>
        <ImportColumns
          headers={sheet.headers}
          rows={sheet.rows}
          mapping={mapping}
          keys={sheetKeys}
          columns={columns}
          onMapping={setMapping}
        />
      </div>
      {sign !== null && (
        <p role="status" className={styles['note']}>
          {t('many.sheet.money', { sign, currency })}
        </p>
      )}
      {hasTitle ? (
        <Preview rows={read.rows} />
      ) : (
        <p className={styles['wrong']}>{t('many.sheet.needsName')}</p>
      )}
      {hasTitle && read.unfit.length > 0 && (
        <UnfitItems
          unfit={read.unfit}
          rows={sheet.rows}
          mapping={mapping}
          firstLine={named ? 2 : 1}
          onCell={setCell}
          onLeaveOut={(rows) => setLeftOut(new Set([...leftOut, ...rows]))}
        />
      )}
      <div className={styles['buttons']}>
        <button type="button" className={controls['button']} onClick={onCancel}>
          {t('many.cancel')}
        </button>
        <button
          type="button"
          className={`${controls['button']} ${controls['primary']}`}
          disabled={!hasTitle || count === 0 || read.unfit.length > 0}
          onClick={() =>
            many.addRows(
              read.rows.map(({ row }) => row),
              after,
            )
          }
        >
          {t('many.sheet.add', { count })}
        </button>
      </div>
    </section>
  );
}

/** The first sign or code of another currency, in a price or in a column of currencies. */
function signOf(
  { rows }: Sheet,
  keys: ReturnType<typeof guessSheet>['keys'],
  currency: string,
): string | null {
  const columns = keys.flatMap((key, index) => (key === 'unitPrice' || key === 'currency' ? [index] : []));
  for (const cells of rows) {
    for (const column of columns) {
      const found = otherCurrency(cells[column] ?? '', currency);
      if (found !== null) return found;
    }
  }
  return null;
}

function Preview({ rows }: { rows: ReadFile['rows'] }) {
  const { t } = useTranslation('quoteRoom');
  const { unitPrice, number } = useFigures();
  if (rows.length === 0) return null;
  const rest = rows.length - mostShown;
  return (
    <table className={styles['preview']}>
      <thead>
        <tr>
          <th scope="col">{t('paper.columns.component')}</th>
          <th scope="col">{t('paper.columns.quantity')}</th>
          <th scope="col">{t('paper.columns.price')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, mostShown).map(({ index, row }) => {
          const { component } = withRow(catalogueDefaults, row);
          const { title, description, quantity, unit, priceModel, pricePeriod } = component;
          const price = component.unitPrice === null ? t('row.noPrice') : unitPrice(component.unitPrice);
          return (
            <tr key={index}>
              <td>
                {title}
                {description && <span className={styles['second']}>{description}</span>}
              </td>
              <td className="num">
                {number(quantity)} {unit}
              </td>
              <td className="num">
                {priceModel === 'flat' ? price : t('row.tiered')}
                {pricePeriod !== 'once' && ` ${t(`period.${pricePeriod}`)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
      {rest > 0 && (
        <tfoot>
          <tr>
            <td colSpan={3}>{t('many.sheet.more', { count: rest })}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
