import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { attackClasses } from '../../../support/describe-attacks.ts';

it.each(Object.entries(attackClasses))('the class %s is tried: %s', async (kind) => {
  const file = await readFile(new URL(`./${kind}.test.ts`, import.meta.url), 'utf8');
  expect(file).toMatch(new RegExp(`describeAttacks\\(\\s*'${kind}'|attackClasses\\.${kind}`));
});
