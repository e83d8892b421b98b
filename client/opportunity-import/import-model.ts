/** A file of opportunities with the meaning that a person gives it, and what becomes of each of its rows. */
import { type DateOrder, guessOrder } from '#shared/opportunity/file-dates.ts';
import type { FieldFault } from '#shared/opportunity/gate.ts';
import {
  type DealColumn,
  dealColumns,
  dealRow,
  guessDealColumns,
} from '#shared/opportunity/import-columns.ts';
import { judgeRow } from '#shared/opportunity/judge-row.ts';
import type { OpenContact } from '#shared/protocol/waiting-api.ts';
import type { IsoDate } from '#shared/time.ts';
import { cellsOf, type Mapping, markOf, named, withCell } from '../import/mapping.ts';
import type { CsvFile } from '../import/read-file.ts';

export interface DealMapping extends Mapping<DealColumn> {
  readonly order: DateOrder;
  /** Of rows that name none. */
  readonly currency: string;
  /** Said of every row, where no column says whether they need it within six months. */
  readonly needed: boolean;
  /** Said of every row, where no column says where it came from. */
  readonly source: string;
}

export function guessDeals({ headers, rows }: Pick<CsvFile, 'headers' | 'rows'>): DealMapping {
  const keys = guessDealColumns(headers);
  return {
    keys,
    mark: markOf(keys, rows, (key) => dealColumns[key].kind === 'number'),
    order: guessOrder(datesOf(keys, rows)),
    currency: 'SEK',
    needed: false,
    source: '',
  };
}

export const datesOf = (keys: DealMapping['keys'], rows: CsvFile['rows']): string[] =>
  cellsOf(keys, rows, (key) => dealColumns[key].kind === 'date');

export type Sheet = Pick<CsvFile, 'headers' | 'rows'> & { readonly mapping: DealMapping };

/** With one answer put right where it stands, or in a column of its own where the file has none for it. */
export function withAnswer(sheet: Sheet, row: number, key: DealColumn, text: string, header: string): Sheet {
  const { headers, rows, mapping } = sheet;
  const found = mapping.keys.indexOf(key);
  const at = found < 0 ? headers.length : found;
  const changed = rows.map((cells, index) => (index === row ? withCell(cells, at, text) : cells));
  if (found >= 0) return { ...sheet, rows: changed };
  const keys = [...headers.map((_, column) => mapping.keys[column] ?? null), key];
  return { headers: [...headers, header], rows: changed, mapping: { ...mapping, keys } };
}

/** What a person has settled about single rows, by their places in the file. */
export interface Settled {
  readonly leftOut: ReadonlySet<number>;
  /** On which day who waits is asked again. */
  readonly wakeUps: ReadonlyMap<number, IsoDate>;
  /** There is an open deal with that contact, and this is another one. */
  readonly another: ReadonlySet<number>;
}

export const nothingSettled: Settled = { leftOut: new Set(), wakeUps: new Map(), another: new Set() };

export type Outcome =
  | { readonly is: 'opens' }
  | { readonly is: 'waits'; readonly wakeUpOn: IsoDate; readonly faults: readonly FieldFault[] }
  | { readonly is: 'unreadable'; readonly faults: readonly FieldFault[] }
  /** The contact has an open deal; of an earlier row of the file where `line` is given, from 0. */
  | { readonly is: 'exists'; readonly of: OpenContact; readonly line: number | null };

/** By the names of the gate's questions. */
export type StatedRow = Readonly<Record<string, string | boolean>>;

export interface JudgedRow {
  /** Its place in the file, from 0. */
  readonly index: number;
  /** What it states. */
  readonly row: StatedRow;
  readonly outcome: Outcome;
}

/** Who has an open deal, and the seller's day: what the rules need to know beside the row. */
export interface Standing {
  readonly today: IsoDate;
  readonly contacts: readonly OpenContact[];
}

/** Every row that is not left out, in the order of the file: by the rules that the server reads it in by. */
export function judgeAll(
  { rows, mapping }: Sheet,
  { leftOut, wakeUps, another }: Settled,
  { today, contacts }: Standing,
): JudgedRow[] {
  const taken = new Map<string, { readonly of: OpenContact; readonly line: number | null }>(
    contacts.map((of) => [of.email, { of, line: null }]),
  );
  const judged: JudgedRow[] = [];
  for (const [index, cells] of rows.entries()) {
    if (leftOut.has(index)) continue;
    const wakeUpOn = wakeUps.get(index);
    const row: StatedRow = {
      ...stated(cells, mapping),
      ...(wakeUpOn !== undefined && { wakeUpOn }),
      ...(another.has(index) && { isAnother: true }),
    };
    const judgement = judgeRow(row, today);
    if (judgement.verdict !== 'opens') {
      const { faults } = judgement;
      const outcome: Outcome =
        judgement.verdict === 'waits'
          ? { is: 'waits', wakeUpOn: judgement.who.wakeUpOn, faults }
          : { is: 'unreadable', faults };
      judged.push({ index, row, outcome });
      continue;
    }
    const { contactEmail, customerName, title } = judgement.gate;
    const email = contactEmail.toLowerCase();
    const before = another.has(index) ? undefined : taken.get(email);
    if (!taken.has(email)) taken.set(email, { of: { email, customerName, title }, line: index });
    judged.push({ index, row, outcome: before ? { is: 'exists', ...before } : { is: 'opens' } });
  }
  return judged;
}

function stated(cells: readonly string[], { keys, needed, source, ...reading }: DealMapping): StatedRow {
  const ofAll = { needWithinHalfYear: needed, source };
  const unsaid = Object.entries(ofAll).filter(([key]) => !keys.includes(key as DealColumn));
  return { ...Object.fromEntries(unsaid), ...dealRow(named(keys, cells), reading) };
}
