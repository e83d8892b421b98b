/** A file as the person chose it → headers and rows of text. */
import Papa from 'papaparse';

/** In bytes: several times what as many rows as a catalogue takes come to. */
export const largestFile = 5_000_000;

export interface CsvFile {
  readonly name: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export type FileRefusal = 'too-large' | 'no-rows' | 'too-many';

/** `most`: so many rows, with a head above them. */
export async function readFile(file: File, most: number): Promise<CsvFile | FileRefusal> {
  if (file.size > largestFile) return 'too-large';
  return parseCsv(file.name, decode(new Uint8Array(await file.arrayBuffer())), most);
}

export function parseCsv(name: string, text: string, most: number): CsvFile | FileRefusal {
  const { data } = Papa.parse<string[]>(text, {
    delimitersToGuess: [';', ',', '\t'],
    skipEmptyLines: 'greedy',
  });
  const [headers = [], ...rows] = withoutSeparator(data);
  if (rows.length === 0) return 'no-rows';
  if (rows.length > most) return 'too-many';
  return { name: name.slice(0, 200), headers, rows };
}

/** A first line like "sep=;" tells a spreadsheet how to open the file, and is no head. */
const withoutSeparator = (rows: string[][]): string[][] =>
  /^sep=/i.test(rows[0]?.[0] ?? '') ? rows.slice(1) : rows;

/** UTF-8, or what spreadsheets write instead of it: UTF-16 with its mark, else the code page of Western Windows. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
