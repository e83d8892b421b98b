/**
 * The columns a catalogue has as a file: what each is called, in what words files of others call it, and where its
 * value belongs. Reading, writing and guessing all follow this table.
 */
import type { priceModels, pricePeriods } from '../quote/quote.ts';

export type CsvLanguage = 'en' | 'sv';

/** text: as it stands. lines: a list, one a line. words: one of a few, by any of its names. */
export type ColumnKind = 'text' | 'lines' | 'number' | 'yesNo' | 'period' | 'model' | 'presence' | 'tiers';

export interface Column {
  readonly en: string;
  readonly sv: string;
  /** Other headers that mean it, in small letters without signs. */
  readonly also: readonly string[];
  readonly kind: ColumnKind;
}

const column = (en: string, sv: string, kind: ColumnKind, ...also: string[]): Column => ({
  en,
  sv,
  kind,
  also,
});

export const columns = {
  articleNumber: column(
    'Article number',
    'Artikelnummer',
    'text',
    'artnr',
    'artikelnr',
    'sku',
    'itemnumber',
    'itemno',
    'productnumber',
    'produktnummer',
    'produktnr',
    'productcode',
    'artno',
    'articleno',
  ),
  category: column(
    'Category',
    'Kategori',
    'text',
    'group',
    'grupp',
    'produktgrupp',
    'productgroup',
    'varugrupp',
    'section',
    'avsnitt',
  ),
  title: column(
    'Name',
    'Namn',
    'text',
    'title',
    'product',
    'produkt',
    'produktnamn',
    'productname',
    'benamning',
    'artikel',
    'article',
    'item',
    'component',
    'del',
    'titel',
    'tjanst',
    'service',
  ),
  description: column('Description', 'Beskrivning', 'text', 'text', 'details', 'info', 'produktbeskrivning'),
  unit: column('Unit', 'Enhet', 'text', 'uom', 'per'),
  currency: column('Currency', 'Valuta', 'text'),
  unitPrice: column(
    'Price',
    'Pris',
    'number',
    'unitprice',
    'listprice',
    'salesprice',
    'forsaljningspris',
    'apris',
    'listpris',
    'enhetspris',
    'styckpris',
    'priceexclvat',
    'prisexklmoms',
  ),
  baseQuantity: column('Price is for', 'Priset gäller', 'number', 'basequantity', 'prisenhet', 'priceunit'),
  priceModel: column('Price model', 'Prismodell', 'model'),
  tiers: column('Steps', 'Prissteg', 'tiers', 'tiers', 'volumepricing', 'staffling'),
  pricePeriod: column(
    'Billing',
    'Debitering',
    'period',
    'period',
    'recurrence',
    'frequency',
    'interval',
    'betalning',
    'intervall',
  ),
  billingPeriod: column(
    'Invoiced',
    'Faktureras',
    'period',
    'invoicing',
    'fakturering',
    'faktureringsintervall',
  ),
  vatRate: column(
    'VAT',
    'Moms',
    'number',
    'vatrate',
    'momssats',
    'tax',
    'taxrate',
    'vatpercent',
    'momsprocent',
  ),
  vatCategory: column('VAT category', 'Momskategori', 'text', 'vatcode', 'momskod', 'taxcode'),
  vatReason: column('Reason for no VAT', 'Skäl till ingen moms', 'text', 'exemptionreason'),
  vatSupply: column('VAT supply', 'Momsslag', 'text'),
  quantity: column('Quantity', 'Antal', 'number', 'qty', 'defaultquantity'),
  min: column('At least', 'Minst', 'number', 'min', 'minimum', 'minquantity', 'minantal'),
  max: column('At most', 'Högst', 'number', 'max', 'maximum', 'maxquantity', 'maxantal'),
  step: column('Step', 'Steg', 'number', 'increment'),
  presence: column('In a new quote', 'I en ny offert', 'presence', 'optional', 'valbar'),
  preselected: column('Chosen from the start', 'Vald från början', 'yesNo', 'preselected', 'forvald'),
  staysOpen: column('Open after sending', 'Öppen efter utskick', 'yesNo'),
  included: column('Included', 'Ingår', 'lines'),
  notIncluded: column('Not included', 'Ingår inte', 'lines'),
  unitCost: column(
    'Cost',
    'Kostnad',
    'number',
    'unitcost',
    'inkopspris',
    'purchaseprice',
    'costprice',
    'sjalvkostnad',
    'kalkylpris',
  ),
  floorPrice: column(
    'Lowest price',
    'Lägsta pris',
    'number',
    'floorprice',
    'minprice',
    'minpris',
    'lagstapris',
    'golvpris',
  ),
  note: column(
    'Internal note',
    'Intern anteckning',
    'text',
    'note',
    'notes',
    'anteckning',
    'kommentar',
    'internalcomment',
  ),
  archived: column('Archived', 'Arkiverad', 'yesNo', 'inactive', 'inaktiv', 'discontinued', 'utgatt'),
} as const satisfies Readonly<Record<string, Column>>;

export type ColumnKey = keyof typeof columns;
export const columnKeys = Object.keys(columns) as ColumnKey[];

type Words = Readonly<
  Record<string, { readonly en: string; readonly sv: string; readonly also: readonly string[] }>
>;

export const periodWords: Readonly<Record<(typeof pricePeriods)[number], Words[string]>> = {
  once: { en: 'One-off', sv: 'Engångs', also: ['once', 'onetime', 'engang', 'engangsbelopp', 'single'] },
  month: { en: 'Monthly', sv: 'Per månad', also: ['month', 'permonth', 'manad', 'man', 'manadsvis', 'mo'] },
  quarter: { en: 'Quarterly', sv: 'Per kvartal', also: ['quarter', 'perquarter', 'kvartal', 'kvartalsvis'] },
  year: {
    en: 'Yearly',
    sv: 'Per år',
    also: ['year', 'peryear', 'annual', 'annually', 'ar', 'arlig', 'arsvis'],
  },
};
export const modelWords: Readonly<Record<(typeof priceModels)[number], Words[string]>> = {
  flat: { en: 'Flat', sv: 'Fast', also: ['fixed', 'fastpris'] },
  volume: { en: 'By volume', sv: 'Efter volym', also: ['volume', 'volym'] },
  graduated: { en: 'In steps', sv: 'I steg', also: ['graduated', 'tiered', 'stegvis'] },
};
export const presenceWords: Words = {
  required: {
    en: 'Always included',
    sv: 'Ingår alltid',
    also: ['required', 'included', 'no', 'nej', 'obligatorisk'],
  },
  optional: { en: 'Optional', sv: 'Valbar', also: ['yes', 'ja', 'option', 'tillval', 'x'] },
};
export const yesNoWords: Words = {
  yes: { en: 'Yes', sv: 'Ja', also: ['true', '1', 'x', 'y', 'j', 'sant'] },
  no: { en: 'No', sv: 'Nej', also: ['false', '0', 'n', 'falskt'] },
};

/** A text as names are compared: small letters and digits, without marks and signs. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/** Which of the words it is, by any of its names; `null` for none. */
export function wordIn<W extends Words>(words: W, text: string): keyof W | null {
  const wanted = bare(text);
  const found = Object.entries(words).find(([key, { en, sv, also }]) =>
    [key, en, sv, ...also].some((name) => bare(name) === wanted),
  );
  return found ? found[0] : null;
}

/** The column that each header most likely is; every column at most once. */
export const guessColumns = (headers: readonly string[]): (ColumnKey | null)[] => guessIn(columns, headers);

/** As `guessColumns`, of any table of columns. */
export function guessIn<K extends string>(
  table: Readonly<Record<K, Pick<Column, 'en' | 'sv' | 'also'>>>,
  headers: readonly string[],
): (K | null)[] {
  const keys = Object.keys(table) as K[];
  const taken = new Set<K>();
  const take = (header: string, fits: (name: string, header: string) => boolean): K | null => {
    const wanted = bare(header);
    if (wanted === '') return null;
    const key = keys.find(
      (candidate) =>
        !taken.has(candidate) &&
        [table[candidate].en, table[candidate].sv, ...table[candidate].also].some((name) =>
          fits(bare(name), wanted),
        ),
    );
    if (key) taken.add(key);
    return key ?? null;
  };
  // What is called exactly so comes first, so that "Price" is not taken by "Purchase price".
  const exact = headers.map((header) => take(header, (name, wanted) => name === wanted));
  return exact.map(
    (key, index) =>
      key ?? take(headers[index] ?? '', (name, wanted) => name.length > 3 && wanted.startsWith(name)),
  );
}
