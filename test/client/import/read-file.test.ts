import { describe, expect, it } from 'vitest';
import { decode, parseCsv } from '../../../client/import/read-file.ts';

const text = 'Företag;Värde\nÅkerö;1';
const utf16 = (bigEndian: boolean) => {
  const units = Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0));
  return new Uint8Array(
    units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
  );
};

describe('a file as a spreadsheet writes it', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with its mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16', utf16(false)],
    ['UTF-16, the other way round', utf16(true)],
    ['the code page of Windows', new Uint8Array(Array.from(text, (sign) => sign.charCodeAt(0)))],
  ])('in %s', (_, bytes) => {
    expect(decode(bytes)).toBe(text);
  });

  it.each([';', ',', '\t'])('with %j between its cells, and with a line that says so', (mark) => {
    const lines = `Company${mark}Value\nOak${mark}1`;
    const read = { name: 'x.csv', headers: ['Company', 'Value'], rows: [['Oak', '1']] };
    expect(parseCsv('x.csv', lines, 10)).toEqual(read);
    expect(parseCsv('x.csv', `sep=${mark}\n${lines}`.replaceAll('\n', '\r\n'), 10)).toEqual(read);
  });

  it('is refused where it is empty or too long', () => {
    expect(parseCsv('x.csv', 'Company', 10)).toBe('no-rows');
    expect(parseCsv('x.csv', `Company\n${'Oak\n'.repeat(11)}`, 10)).toBe('too-many');
  });
});
