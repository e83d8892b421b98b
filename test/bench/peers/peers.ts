/** What is measured side by side, as one table: how each is started and how a client speaks to it. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../world/world.ts';
import { type Dialect, hocuspocusDialect, plainDialect, roomDialect } from './dialects.ts';
import { type LaunchOptions, ServerProcess, type ServerProgram } from './server-process.ts';

export interface Peer {
  readonly title: string;
  readonly program: ServerProgram;
  readonly dialect: Dialect;
  /** The folder in a world that holds what this server stores. */
  readonly folder: string;
}

const relay = (corked: 'on' | 'off'): ServerProgram => ({
  script: 'test/bench/peers/relay.ts',
  ready: /^Ready$/m,
  environment: ({ port }) => ({ PORT: String(port), CORKED: corked }),
});

export const peers = {
  ours: {
    title: 'ours',
    program: {
      script: 'server/main.ts',
      // As `npm start` does.
      nodeOptions: ['--min-semi-space-size=8', '--max-semi-space-size=16', '--v8-pool-size=1'],
      ready: /^Coquote: /m,
      environment: ({ port, dataDir }) => ({
        PORT: String(port),
        HOST: 'localhost',
        PUBLIC_URL: `http://localhost:${port}`,
        DATA_DIR: dataDir,
        DEMO: 'off',
        LOG_LEVEL: 'warn',
      }),
    },
    dialect: roomDialect,
    folder: 'ours',
  },
  hocuspocus: {
    title: 'hocuspocus',
    program: {
      script: 'test/bench/peers/hocuspocus.ts',
      ready: /^Ready$/m,
      environment: ({ port, dataDir }) => ({ PORT: String(port), DATA_DIR: dataDir }),
    },
    dialect: hocuspocusDialect,
    folder: 'hocuspocus',
  },
  relay: { title: 'bare relay', program: relay('off'), dialect: plainDialect, folder: 'relay' },
  corked: { title: 'bare relay, corked', program: relay('on'), dialect: plainDialect, folder: 'corked' },
} as const satisfies Record<string, Peer>;

export type PeerName = keyof typeof peers;
export const peerNames = Object.keys(peers) as PeerName[];

/** The server on the data that the world has for it. */
export async function launchPeer(
  peer: Peer,
  world: World,
  options: Omit<LaunchOptions, 'dataDir'> = {},
): Promise<ServerProcess> {
  const dataDir = join(world.folder, peer.folder);
  await mkdir(dataDir, { recursive: true });
  return ServerProcess.launch(peer.program, { dataDir, ...options });
}
