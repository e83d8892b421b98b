/** A catalogue as a file that a spreadsheet opens and that can be read in again to the same items. */
import type { CatalogueValues } from './catalogue-item.ts';
import {
  type ColumnKey,
  type CsvLanguage,
  columnKeys,
  columns,
  modelWords,
  periodWords,
  presenceWords,
  yesNoWords,
} from './columns.ts';
import { csvRow } from './csv-cells.ts';
import { type DecimalMark, numberOut } from './csv-numbers.ts';
import { tiersOut } from './tier-text.ts';

/** What a spreadsheet in that language expects. */
export const habits: Readonly<Record<CsvLanguage, { separator: string; mark: DecimalMark }>> = {
  en: { separator: ',', mark: '.' },
  sv: { separator: ';', mark: ',' },
};

/** Tells programs that the file is UTF-8. */
const byteOrderMark = '\uFEFF';

export function catalogueCsv(items: readonly CatalogueValues[], language: CsvLanguage): string {
  const { separator, mark } = habits[language];
  const head = columnKeys.map((key) => columns[key][language]);
  const rows = items.map((values) => {
    const cells = cellsOf(values, language, mark);
    return columnKeys.map((key) => cells[key]);
  });
  return byteOrderMark + [head, ...rows].map((cells) => csvRow(cells, separator)).join('');
}

export function cellsOf(
  { articleNumber, category, currency, component, costs, archived }: CatalogueValues,
  language: CsvLanguage,
  mark: DecimalMark,
): Readonly<Record<ColumnKey, string>> {
  const number = (value: string | null | undefined) => (value ? numberOut(value, mark) : '');
  const yesNo = (value: boolean) => yesNoWords[value ? 'yes' : 'no']?.[language] ?? '';
  const { vat, buyerQuantity } = component;
  return {
    articleNumber,
    category,
    title: component.title,
    description: component.description,
    unit: component.unit,
    currency,
    unitPrice: number(component.unitPrice),
    baseQuantity: number(component.baseQuantity),
    priceModel: modelWords[component.priceModel][language],
    tiers: tiersOut(component.tiers, mark),
    pricePeriod: periodWords[component.pricePeriod][language],
    billingPeriod: periodWords[component.billingPeriod][language],
    vatRate: number(vat.rate),
    vatCategory: vat.category,
    vatReason: vat.exemptionText ?? '',
    vatSupply: vat.supply ?? '',
    quantity: number(component.quantity),
    min: number(buyerQuantity?.min),
    max: number(buyerQuantity?.max),
    step: number(buyerQuantity?.step),
    presence: presenceWords[component.presence]?.[language] ?? '',
    preselected: yesNo(component.preselected),
    staysOpen: yesNo(component.staysOpen),
    included: component.included.join('\n'),
    notIncluded: component.notIncluded.join('\n'),
    unitCost: number(costs.unitCost),
    floorPrice: number(costs.floorPrice),
    note: costs.note,
    archived: yesNo(archived),
  };
}
