/** With whom the demo's year was spent. All of them are invented. */
export interface DemoCustomer {
  readonly company: string;
  readonly domain: string;
  readonly contact: string;
  readonly title: string;
}

const places = [
  'Alby',
  'Ekdala',
  'Forsa',
  'Granby',
  'Havsnäs',
  'Kvarnby',
  'Ljungvik',
  'Norrby',
  'Sandhem',
  'Åsby',
];
const trades = ['Mekanik AB', 'Logistik AB', 'Bygg AB', 'Livs AB', 'Energi AB'];
const contacts = [
  ['Karin Ek', 'Head of marketing'],
  ['Per Dahl', 'CEO'],
  ['Lena Strand', 'Sales director'],
  ['Amir Haddad', 'Head of digital'],
  ['Ulla Berg', 'CFO'],
  ['Oskar Lind', 'Head of sales'],
  ['Hanna Falk', 'Marketing manager'],
] as const;

/** Each place has a few companies, and each company somebody who buys. */
export const demoCustomers: readonly DemoCustomer[] = places.flatMap((place, index) =>
  trades.map((trade, at): DemoCustomer => {
    const [contact, title] = contacts[(index + 3 * at) % contacts.length] ?? contacts[0];
    const domain = `${plain(place)}-${plain(trade.split(' ')[0] ?? '')}.example`;
    return { company: `${place} ${trade}`, domain, contact, title };
  }),
);

/** As it stands in an address: without accents, in small letters. */
export function plain(words: string): string {
  return words
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}
