import { expect, it } from 'vitest';
import { versionName } from '#shared/quote/version-name.ts';

it('names versions from the number of their quote', () => {
  expect([1, 2, 10].map((version) => versionName('2026-0143', version))).toEqual([
    '2026-0143',
    '2026-0143-R2',
    '2026-0143-R10',
  ]);
});
