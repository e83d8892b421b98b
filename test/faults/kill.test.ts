import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, type Product, startProduct } from '../support/product.ts';
import type { ProviderOptions } from '../support/room-provider.ts';
import { checkHistory } from './check-history.ts';
import { History, readHistory } from './history.ts';
import { type KillableServer, runKillCycles } from './kill-cycles.ts';

let folder: string;
let history: History;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'coquote-kill-'));
  history = new History(join(folder, 'history.jsonl'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The session cookie that a JSON call sets. */
async function cookieFrom(url: string, body: unknown): Promise<{ cookie: string; quoteId: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (!response.ok || !cookie) throw new Error(`${url} answered ${response.status}`);
  const { quoteId } = (await response.json()) as { quoteId: string };
  return { cookie, quoteId };
}

describe('kill -9 at any moment (I-13, I-14, I-15)', () => {
  it('Ctrl-C ends without an error and loses as little', async () => {
    const codes: (number | null)[] = [];
    await withProduct(({ stop, restart }, doors) => {
      const kill = async (): Promise<void> => void codes.push(await stop());
      return runKillCycles({ kill, restart }, { cycles: 2, doors, history, random: Math.random });
    });
    expect(codes).toEqual([0, 0]);
    const verdict = checkHistory(readHistory(history.path));
    expect(verdict).toMatchObject({ lost: [], vanished: [], doubled: [], invented: [], reads: 3 });
  });

  it('20 times while four people edit: what was acknowledged or seen is there after the restart, once', async () => {
    const refused = await withProduct((product, doors) =>
      runKillCycles(product, { cycles: 20, doors, history, random: Math.random }),
    );
    expect(refused).toEqual([]);
    const verdict = checkHistory(readHistory(history.path));
    expect(verdict).toMatchObject({ lost: [], vanished: [], doubled: [], invented: [], reads: 21 });
    expect(verdict.acknowledged).toBeGreaterThanOrEqual(20 * 20);
    // 21 starts of the product, on machines of any speed.
  }, 600_000);

  it('negative control: a server that acknowledges before the commit loses what it promised', async () => {
    const server = await startEagerServer(folder);
    try {
      const doors = ['seller', 'buyer'].map((cookie) => ({
        url: server.url,
        quoteId: server.quoteId,
        cookie,
      }));
      await runKillCycles(server, { cycles: 3, doors, history, random: Math.random });
    } finally {
      await server.kill();
    }
    const verdict = checkHistory(readHistory(history.path));
    expect(verdict.lost.length).toBeGreaterThan(0);
    expect(verdict.vanished.length).toBeGreaterThan(0);
  });
});

/** The product with its demo, and the ways in of two sellers' and two buyers' browsers. */
async function withProduct<T>(run: (product: Product, doors: ProviderOptions[]) => Promise<T>): Promise<T> {
  const product = await startProduct();
  try {
    const { url } = product;
    const token = new URL(product.links().buyer).hash.slice(1);
    const seller = await cookieFrom(`${url}/api/demo/sign-in`, { as: 'seller' });
    const buyer = await cookieFrom(`${url}/api/links/open`, { token });
    const { quoteId } = buyer;
    return await run(
      product,
      [seller, buyer, seller, buyer].map(({ cookie }) => ({ url, quoteId, cookie })),
    );
  } finally {
    await product.dispose();
  }
}

/** `eager-server.ts` as a child process. */
async function startEagerServer(dataDir: string): Promise<KillableServer & { url: string; quoteId: string }> {
  const port = await freePort();
  const launch = async (): Promise<{ child: ChildProcess; quoteId: string }> => {
    const child = spawn(process.execPath, ['test/faults/eager-server.ts', dataDir, String(port)], {
      cwd: join(import.meta.dirname, '../..'),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [quoteId] = await once(createInterface(child.stdout), 'line');
    return { child, quoteId };
  };
  let { child, quoteId } = await launch();
  return {
    url: `http://localhost:${port}`,
    quoteId,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
    restart: async () => {
      ({ child, quoteId } = await launch());
    },
  };
}
