/** CSV files: what a spreadsheet reads of them, and that it runs nothing. */
import { describe, expect, it } from 'vitest';
import { type CsvColumn, csvBytes, csvField } from '../../../server/insight/csv.ts';

const columns: readonly CsvColumn<{ name: string; amount: string }>[] = [
  ['name', ({ name }) => name],
  ['amount', ({ amount }) => ({ decimal: amount })],
];

describe('a CSV file', () => {
  it.each(['=1+1', '+46701', '-1', '@SUM(A1)', '\t=1', ' =1', '\r=1', '＝1'])(
    'keeps %j from being run as a formula',
    (text) => {
      expect(csvField(text).replace(/^"/, '')).toMatch(/^'/);
      // The control: what is no formula stays as it is typed.
      expect(csvField(`a${text.replace(/[\r\t]/g, '')}`)).not.toContain("'");
    },
  );

  it('quotes what would end a field or a row, and leaves numbers numbers', () => {
    expect(csvField('Åkesson, "Björn"\nAB')).toBe('"Åkesson, ""Björn""\nAB"');
    expect([csvField(-12), csvField({ decimal: '-12.50' }), csvField(null)]).toEqual(['-12', '-12.50', '']);
  });

  it('is made in parts while it is sent, and asks for a row when it needs one', async () => {
    let asked = 0;
    function* rows() {
      for (asked = 0; asked < 50_000; asked++) yield { name: `Customer ${asked}`, amount: '1.00' };
    }
    const parts = csvBytes(columns, rows());
    const first = await parts.next();
    expect(asked).toBeLessThan(10_000);
    let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(first.value ?? new Uint8Array());
    expect(text.startsWith('\uFEFFname,amount\r\nCustomer 0,1.00\r\n')).toBe(true);
    for await (const part of parts) text += new TextDecoder().decode(part);
    expect(text.split('\r\n')).toHaveLength(50_002);
  });
});
