/** The linter's rules about who may import what, each tried on lines it exists to stop and on lines that may stand. */
import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { tempDir } from '../support/temp-dir.ts';

interface Lines {
  readonly refused: readonly string[];
  readonly allowed: readonly string[];
}

const project = join(import.meta.dirname, '../..');

const server = "export * from '../../server/app.ts';";
const client = "export * from '../../client/router.tsx';";
const tests = "export * from '../../test/support/server.ts';";
const shared = "export * from '#shared/ids.ts';";
const environment = "export const port = process.env['PORT'];";
const now = 'export const now = Date.now();';
const from = (name: string) => `export * from '${name}';`;

const files: Readonly<Record<string, Lines>> = {
  'shared/money/x.ts': {
    refused: [
      ...['node:fs/promises', 'fs', 'pino', '@mantine/core', 'react/jsx-runtime', 'yjs', 'lib0/encoding'].map(
        from,
      ),
      ...[server, client, tests, environment, now],
      "export const files = await import('node:fs');",
      'export const today = new Date();',
      'export const clock = Date.now;',
      'export const dice = Math.random();',
    ],
    allowed: [from('zod'), from('./amounts.ts'), from('../ids.ts'), 'export const first = new Date(0);'],
  },
  'shared/quote-doc/x.ts': {
    refused: [
      from('lib0/encoding'),
      from('y-protocols/sync'),
      from('node:fs/promises'),
      server,
      client,
      tests,
    ],
    allowed: [from('yjs'), from('zod'), from('fractional-indexing'), from('../ids.ts')],
  },
  'client/ui/x.ts': {
    refused: [
      ...['node:fs/promises', 'yjs', 'y-websocket', 'y-protocols/sync', '@tiptap/y-tiptap'].map(from),
      ...[server, tests, environment],
      "export const app = await import('../../server/app.ts');",
      "export type { Doc } from 'yjs';",
      'console.log(1);',
    ],
    allowed: [shared, from('react'), from('../sync/quote-session.ts'), now],
  },
  'client/sync/x.ts': {
    refused: [server, tests, from('node:path')],
    allowed: [from('yjs'), from('y-websocket')],
  },
  'client/rich-text/x.ts': { refused: [server], allowed: [from('@tiptap/y-tiptap')] },
  'server/quotes/x.ts': {
    refused: [
      ...['ws', 'node:sqlite', 'yjs', 'lib0/encoding', 'better-auth/api', 'react', '@mantine/core'].map(from),
      ...[client, tests, environment, now],
      'console.log(1);',
    ],
    allowed: [shared, from('kysely'), from('node:path'), from('../rooms/rooms.ts')],
  },
  'server/rooms/x.ts': {
    refused: [from('ws'), from('node:sqlite'), from('better-auth'), client, now],
    allowed: [from('yjs'), from('lib0/encoding')],
  },
  'server/rooms/sync-server.ts': { refused: [from('node:sqlite'), client], allowed: [from('ws')] },
  'server/rooms/socket-connection.ts': { refused: [from('node:sqlite'), client], allowed: [from('ws')] },
  'server/storage/sqlite-connection.ts': {
    refused: [from('ws'), from('yjs'), client],
    allowed: [from('node:sqlite')],
  },
  'server/accounts/auth-engine.ts': { refused: [from('ws'), client], allowed: [from('better-auth/api')] },
  'server/config.ts': { refused: [now], allowed: [environment] },
  'server/main.ts': { refused: [environment], allowed: [now, 'console.log(1);'] },
};

const Findings = z.object({
  diagnostics: z.array(
    z.object({ location: z.object({ path: z.string(), start: z.object({ line: z.number() }) }) }),
  ),
});

/** What the project's linter says of these files: path → the lines it refuses. */
async function lint(
  contents: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, string[]>> {
  const folder = await tempDir();
  for (const part of ['biome.json', '.biome'])
    await cp(join(project, part), join(folder, part), { recursive: true });
  for (const [path, lines] of Object.entries(contents)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), `${lines.join('\n')}\n`);
  }
  const report = await new Promise<string>((resolve) => {
    const options = [
      'lint',
      '--vcs-enabled=false',
      '--reporter=json',
      '--max-diagnostics=none',
      ...Object.keys(contents),
    ];
    // It exits with an error because it finds some: what counts is what it prints.
    execFile(join(project, 'node_modules/.bin/biome'), options, { cwd: folder }, (_error, stdout) =>
      resolve(stdout),
    );
  });
  const found = Findings.parse(JSON.parse(report)).diagnostics.map(
    ({ location: { path, start } }) => [path, start.line] as const,
  );
  return Object.fromEntries(
    Object.entries(contents).map(([path, lines]) => [
      path,
      lines.filter((_line, at) => found.some(([where, line]) => where === path && line === at + 1)),
    ]),
  );
}

test('a line that crosses a border is refused, and no other', async () => {
  const all = Object.entries(files).map(
    ([path, { refused, allowed }]) => [path, [...refused, ...allowed]] as const,
  );
  const expected = Object.entries(files).map(([path, { refused }]) => [path, refused] as const);
  expect(await lint(Object.fromEntries(all))).toEqual(Object.fromEntries(expected));
});
