/**
 * Raises one limit for the server; the tests themselves go on reading it as it is. Of the file that is read next the tests
 * run that are said to show this limit, and each must fail.
 */
import { afterAll, beforeEach, expect, inject } from 'vitest';
import { limits } from '../../../../server/rooms/limits.ts';
import './projects.ts';
import { passes } from './shown-by.ts';

const { testPath = '' } = expect.getState();
const row = passes[inject('pass')]?.find(({ file }) => testPath.endsWith(file));
if (!row) throw new Error(`no limit is raised for ${testPath}`);

const group: Record<string, number> = limits[row.group];
const limit = group[row.name] ?? 0;
Object.defineProperty(group, row.name, { get: () => (isAskedByTheServer() ? 1_000 * limit : limit) });

/** Two frames up: who reads the property. */
function isAskedByTheServer(): boolean {
  const [, , , reader = ''] = new Error('who asks').stack?.split('\n') ?? [];
  return reader.includes('/server/') && !reader.includes('/test/');
}

let shown = 0;
beforeEach(({ task, skip }) => {
  skip(!row.title.test(task.name), 'it shows another limit');
  shown += 1;
  // As `it.fails`: it has to.
  Object.assign(task, { fails: true });
});
afterAll(() => {
  if (shown === 0) throw new Error(`${row.file} has no test like ${row.title}`);
});
