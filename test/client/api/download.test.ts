import { describe, expect, it } from 'vitest';
import { fileNameIn } from '../../../client/api/download.ts';

describe('the name of a downloaded file', () => {
  it.each([
    ['attachment; filename=2026-0143-R2.pdf', '2026-0143-R2.pdf'],
    ['attachment; filename="Offert 2026-0143.pdf"', 'Offert 2026-0143.pdf'],
    [`attachment; filename="Kopa.pdf"; filename*=UTF-8''K%C3%B6pa.pdf`, 'Köpa.pdf'],
    ['attachment', null],
    ['', null],
  ])('in %j is %j', (header, name) => {
    expect(fileNameIn(header)).toBe(name);
  });
});
