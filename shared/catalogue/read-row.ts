/** The cells of one row → what it states of an item, or which cells do not fit and why. */
import { type Vat, vatCategories } from '../quote/quote.ts';
import { CatalogueRow } from './catalogue-row.ts';
import {
  type ColumnKey,
  columns,
  modelWords,
  periodWords,
  presenceWords,
  wordIn,
  yesNoWords,
} from './columns.ts';
import { unescapeCell } from './csv-cells.ts';
import { type DecimalMark, numberIn } from './csv-numbers.ts';
import { tiersIn } from './tier-text.ts';

export type Cells = Readonly<Partial<Record<ColumnKey, string>>>;

export const cellErrors = ['number', 'word', 'tiers', 'missing', 'fit'] as const;
export interface CellError {
  readonly column: ColumnKey;
  readonly code: (typeof cellErrors)[number];
}

export type RowReading = { readonly row: CatalogueRow } | { readonly errors: readonly CellError[] };

const words = { period: periodWords, model: modelWords, presence: presenceWords, yesNo: yesNoWords } as const;

type Value = string | boolean | readonly string[] | readonly object[] | null;

/** `undefined`: the cell is empty and says nothing. */
function valueIn(key: ColumnKey, cell: string, mark: DecimalMark): Value | undefined | CellError {
  const text = unescapeCell(cell).trim();
  const { kind } = columns[key];
  if (kind === 'lines')
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
  if (kind === 'text') return text;
  if (text === '') return clearable.has(key) ? null : undefined;
  if (kind === 'number') return numberIn(text, mark) ?? { column: key, code: 'number' };
  if (kind === 'tiers') return tiersIn(text, mark) ?? { column: key, code: 'tiers' };
  const word = wordIn(words[kind], text);
  if (word === null) return { column: key, code: 'word' };
  return kind === 'yesNo' ? word === 'yes' : String(word);
}

/** An empty cell takes these away; of all other figures it says nothing. */
const clearable: ReadonlySet<ColumnKey> = new Set(['unitPrice', 'unitCost', 'floorPrice']);

const isError = (value: unknown): value is CellError =>
  typeof value === 'object' && value !== null && 'code' in value;

/** `cells`: by the column that each stands for; a column that the file does not have states nothing. */
export function readRow(cells: Cells, mark: DecimalMark): RowReading {
  const errors: CellError[] = [];
  const values: Partial<Record<ColumnKey, Value>> = {};
  for (const [key, cell] of Object.entries(cells) as [ColumnKey, string][]) {
    const value = valueIn(key, cell, mark);
    if (isError(value)) errors.push(value);
    else if (value !== undefined) values[key] = value;
  }
  if (values.title === '') errors.push({ column: 'title', code: 'missing' });
  const stated = statedBy(values, errors);
  const parsed = CatalogueRow.safeParse(stated);
  if (!parsed.success) {
    for (const { path } of parsed.error.issues) {
      const column = columnOf(path.map(String));
      if (!errors.some((error) => error.column === column)) errors.push({ column, code: 'fit' });
    }
  }
  return errors.length > 0 || !parsed.success ? { errors } : { row: parsed.data };
}

type Values = Partial<Record<ColumnKey, Value>>;

const whole = ['articleNumber', 'category', 'archived'] as const;
const inCosts = ['unitCost', 'floorPrice', 'note'] as const;
const inComponent = [
  'title',
  'description',
  'unit',
  'unitPrice',
  'baseQuantity',
  'pricePeriod',
  'billingPeriod',
  'quantity',
  'presence',
  'preselected',
  'staysOpen',
  'included',
  'notIncluded',
] as const;

function statedBy(values: Values, errors: CellError[]): Record<string, unknown> {
  const pick = (keys: readonly ColumnKey[]) =>
    Object.fromEntries(keys.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
  const vat = vatIn(values, errors);
  const currency = typeof values.currency === 'string' && values.currency !== '' ? values.currency : null;
  return {
    ...pick(whole),
    ...(currency !== null && { currency: currency.toUpperCase() }),
    component: {
      ...pick(inComponent),
      ...(values.pricePeriod !== undefined &&
        values.billingPeriod === undefined && { billingPeriod: values.pricePeriod }),
      ...priceModelIn(values),
      ...buyerQuantityIn(values),
      ...(vat && { vat }),
    },
    costs: pick(inCosts),
  };
}

/** Steps make a price in steps, and a price without them a flat one, unless the file says which. */
function priceModelIn({ tiers, priceModel, unitPrice }: Values): Record<string, unknown> {
  if (Array.isArray(tiers)) return { tiers, priceModel: priceModel ?? 'graduated' };
  if (priceModel !== undefined) return { priceModel, ...(priceModel === 'flat' && { tiers: [] }) };
  return typeof unitPrice === 'string' ? { priceModel: 'flat', tiers: [] } : {};
}

/** The customer sets the quantity where it says between what. */
function buyerQuantityIn({ min, max, step }: Values): Record<string, unknown> {
  if (min === undefined && max === undefined && step === undefined) return {};
  return { buyerQuantity: { min: min ?? '0', max: max ?? '999999999', step: step ?? '1' } };
}

function vatIn(values: Values, errors: CellError[]): Vat | null {
  const { vatRate, vatCategory, vatReason, vatSupply } = values;
  const code = typeof vatCategory === 'string' ? vatCategory.toUpperCase() : '';
  const category = vatCategories.find((one) => one === (code || 'S'));
  if (!category) {
    errors.push({ column: 'vatCategory', code: 'word' });
    return null;
  }
  if (typeof vatRate !== 'string' && code === '') return null;
  const text = (value: Value | undefined) => (typeof value === 'string' && value !== '' ? value : undefined);
  const [exemptionText, supply] = [text(vatReason), text(vatSupply)];
  return {
    category,
    rate: typeof vatRate === 'string' ? vatRate : '0',
    ...(exemptionText !== undefined && { exemptionText }),
    // Whether it is one of the supplies there are is for the schema to say.
    ...(supply !== undefined && { supply: supply as NonNullable<Vat['supply']> }),
  };
}

const columnsByPath: Readonly<Record<string, ColumnKey>> = { buyerQuantity: 'min', vat: 'vatRate' };

/** Where in the file a value stands that the schema does not take. */
function columnOf(path: readonly string[]): ColumnKey {
  const inside = path.find((name) => Object.hasOwn(columns, name));
  const part = path.find((name) => Object.hasOwn(columnsByPath, name));
  return (inside as ColumnKey | undefined) ?? columnsByPath[part ?? ''] ?? 'title';
}
