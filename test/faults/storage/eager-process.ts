import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../support/product.ts';
import type { ProviderOptions } from '../../support/room-provider.ts';
import type { KillableServer } from './kill-cycles.ts';

const root = join(import.meta.dirname, '../../..');

export interface EagerProcess extends KillableServer {
  /** The ways in of a seller's and a buyer's browser. */
  readonly doors: readonly ProviderOptions[];
  /** As Ctrl-C; it does not wait for what it has promised. */
  stop(): Promise<void>;
}

/** `eager-server.ts` as a child process. */
export async function startEagerProcess(dataDir: string, mode: 'hasty' | '' = ''): Promise<EagerProcess> {
  const port = await freePort();
  const launch = async (): Promise<{ child: ChildProcess; quoteId: string }> => {
    const child = spawn(
      process.execPath,
      ['test/faults/storage/eager-server.ts', dataDir, String(port), mode],
      {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [quoteId] = await once(createInterface(child.stdout), 'line');
    return { child, quoteId };
  };
  let { child, quoteId } = await launch();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return {
    doors: ['seller', 'buyer'].map((cookie) => ({ url: `http://localhost:${port}`, quoteId, cookie })),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    restart: async () => {
      ({ child, quoteId } = await launch());
    },
  };
}
