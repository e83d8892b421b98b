/** The columns of a file of opportunities: what each is called here and elsewhere, and what a row states of the gate. */
import { type Column, guessIn, wordIn, yesNoWords } from '../catalogue/columns.ts';
import { unescapeCell } from '../catalogue/csv-cells.ts';
import { type DecimalMark, numberIn } from '../catalogue/csv-numbers.ts';
import { type DateOrder, dateIn } from './file-dates.ts';

type Kind = 'text' | 'number' | 'date' | 'yesNo';
const column = (en: string, sv: string, kind: Kind, ...also: string[]) => ({ en, sv, kind, also });

export const dealColumns = {
  customerName: column(
    'Company',
    'Bolag',
    'text',
    'customer',
    'kund',
    'account',
    'foretag',
    'organisation',
    'organization',
  ),
  title: column(
    'What it is about',
    'Vad det gäller',
    'text',
    'title',
    'deal',
    'dealname',
    'opportunity',
    'affar',
    'affarsmojlighet',
    'name',
    'namn',
    'titel',
  ),
  contactName: column('Contact', 'Kontakt', 'text', 'contactname', 'kontaktperson', 'person', 'kontaktnamn'),
  contactEmail: column(
    'Contact’s email',
    'Kontaktens e-post',
    'text',
    'email',
    'epost',
    'mail',
    'contactemail',
    'epostadress',
  ),
  value: column(
    'Expected value',
    'Förväntat värde',
    'number',
    'value',
    'amount',
    'varde',
    'belopp',
    'dealvalue',
    'summa',
  ),
  valueHigh: column('Up to', 'Upp till', 'number', 'valuehigh', 'max', 'maxvalue', 'hogst'),
  currency: column('Currency', 'Valuta', 'text'),
  expectedClose: column(
    'Expected close',
    'Väntat avslut',
    'date',
    'closedate',
    'close',
    'closingdate',
    'avslut',
    'avslutsdatum',
    'expectedclosedate',
  ),
  needWithinHalfYear: column('Need within six months', 'Behov inom sex månader', 'yesNo', 'need', 'behov'),
  needNote: column(
    'What they need',
    'Vad de behöver',
    'text',
    'note',
    'notes',
    'anteckning',
    'description',
    'beskrivning',
  ),
  source: column('Source', 'Källa', 'text', 'leadsource', 'kalla', 'origin'),
  customerCompanyNumber: column(
    'Company number',
    'Organisationsnummer',
    'text',
    'orgnr',
    'orgnummer',
    'vatnumber',
  ),
  customerAddress: column('Address', 'Adress', 'text'),
  wakeUpOn: column('Ask again', 'Fråga igen', 'date', 'wakeup', 'followup', 'uppfoljning'),
} as const satisfies Readonly<Record<string, Omit<Column, 'kind'> & { readonly kind: Kind }>>;

export type DealColumn = keyof typeof dealColumns;
export const dealColumnKeys = Object.keys(dealColumns) as DealColumn[];

export const guessDealColumns = (headers: readonly string[]) => guessIn(dealColumns, headers);

/** How the cells of a file are to be read. */
export interface DealReading {
  readonly mark: DecimalMark;
  readonly order: DateOrder;
  /** Of rows that name none. */
  readonly currency: string;
}

/**
 * What a row states. What cannot be read is stated as it stands, so that the gate names it and nothing is lost; what is
 * empty is not stated.
 */
export function dealRow(
  cells: Readonly<Partial<Record<DealColumn, string>>>,
  reading: DealReading,
): Record<string, string | boolean> {
  const stated = Object.entries(cells).flatMap(([key, cell]) => {
    const text = unescapeCell(cell).trim();
    return text === '' ? [] : [[key, valueIn(dealColumns[key as DealColumn].kind, text, reading)] as const];
  });
  const row: Record<string, string | boolean> = { currency: reading.currency, ...Object.fromEntries(stated) };
  return typeof row['currency'] === 'string' ? { ...row, currency: row['currency'].toUpperCase() } : row;
}

function valueIn(kind: Kind, text: string, { mark, order }: DealReading): string | boolean {
  if (kind === 'number') return numberIn(text, mark) ?? text;
  if (kind === 'date') return dateIn(text, order) ?? text;
  if (kind !== 'yesNo') return text;
  const word = wordIn(yesNoWords, text);
  return word === null ? text : word === 'yes';
}
