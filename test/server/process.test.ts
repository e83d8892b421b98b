/** What a person meets at the command line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { startServer } from '../support/server.ts';
import { tempDir } from '../support/temp-dir.ts';

async function run(args: readonly string[], environment: Record<string, string>, input = '') {
  const child: ChildProcess & { stdin: NodeJS.WritableStream } = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  if (!child.stdout || !child.stderr) throw new Error('the process has no output');
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { out, err, code };
}

test('bad settings stop the start with one list of what is wrong', async () => {
  const { out, err, code } = await run(['server/main.ts'], { PORT: 'x', DEMO: 'maybe', LOG_LEVEL: 'loud' });
  expect(code).toBe(1);
  expect(out).toBe('');
  expect(err.split('\n')).toEqual([
    'These settings cannot be used:',
    expect.stringMatching(/^ {2}PORT must/),
    expect.stringMatching(/^ {2}DEMO must/),
    expect.stringMatching(/^ {2}LOG_LEVEL must/),
    '',
  ]);
});

describe('the first administrator', () => {
  const arguments_ = (email: string) =>
    ['server/admin.ts', 'create', '--organisation', 'North', '--email', email, '--name', 'Nora'] as const;

  test('is made by a command, and signs in with the password given to it', async () => {
    const dataDir = await tempDir();
    const password = 'a long enough password';
    const made = await run(arguments_('nora@north.example'), { DATA_DIR: dataDir }, `${password}\n`);
    expect(made).toEqual({ code: 0, err: '', out: 'Nora <nora@north.example> administers North.\n' });

    const again = await run(arguments_('nora@north.example'), { DATA_DIR: dataDir }, `${password}\n`);
    expect(again).toMatchObject({ code: 1, out: '', err: expect.stringContaining('already exists') });

    const server = await startServer({ demo: false, dataDir });
    const entered = await server
      .browser()
      .call('signIn', { body: { email: 'nora@north.example', password } });
    expect(await entered.json()).toMatchObject({
      name: 'Nora',
      role: 'admin',
      organisation: { name: 'North' },
    });
    expect(await server.db.selectFrom('organisation').selectAll().execute()).toHaveLength(1);
    await server.stop();
  });

  test('is given a password where none is said, shown once', async () => {
    const made = await run(arguments_('nora@north.example'), { DATA_DIR: await tempDir() });
    expect(made.out).toMatch(/^Password, shown this once: [\w-]{20}$/m);
  });

  test.each([
    ['what is missing', ['server/admin.ts', 'create'], '', ['--organisation', '--email', '--name', 'Usage']],
    ['a password that is too short', arguments_('nora@north.example'), 'short\n', ['at least 12']],
  ])('is not made, and it is said why: %s', async (_, args, input, reasons) => {
    const refused = await run(args, { DATA_DIR: await tempDir() }, input);
    expect(refused).toMatchObject({ code: 1, out: '' });
    for (const reason of reasons) expect(refused.err).toContain(reason);
  });
});
