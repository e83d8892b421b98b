import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The product as a person starts it: its own process, from `server/main.ts`, with its own data folder and port.
 * What it prints is what a person would see.
 */
export interface Product {
  readonly url: string;
  /** Of the process that runs now, or ran last. */
  readonly pid: number;
  /** The demo's links that it printed on its last start. Throws outside the demo. */
  links(): Links;
  readonly dataDir: string;
  /** Runs the administrator's command on the same data, with `input` typed. Resolves with what it printed. */
  admin(args: readonly string[], input: string): Promise<string>;
  /** As Ctrl-C. Resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As a power cut for the process: nothing of its own code runs any more. */
  kill(): Promise<void>;
  /** On the same data and the same port. With another environment, if that is given, from now on. */
  restart(environment?: Record<string, string>): Promise<void>;
  /** Resolves when the process has ended, however that came about, with its exit code. */
  ended(): Promise<number | null>;
  /** What it has printed since its last start. */
  output(): string;
  /** Stops it and removes its data, unless they were there before. */
  dispose(): Promise<void>;
}

export interface Links {
  readonly seller: string;
  readonly manager: string;
  readonly buyer: string;
}

const root = join(import.meta.dirname, '../..');

/** Compiling is a third of what a start costs. Node fills this when a process ends by itself. */
const compileCache = join(tmpdir(), 'coquote-compile-cache');

export interface ProductOptions {
  /** Data of an earlier one, which stay. */
  readonly dataDir?: string;
}

export async function startProduct(
  environment: Record<string, string> = {},
  options: ProductOptions = {},
): Promise<Product> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'coquote-')));
  const port = await freePort();
  let surroundings = environment;
  let running = await launch(port, dataDir, environment);
  const end = async (signal: NodeJS.Signals): Promise<number | null> => {
    const { child } = running;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    child.kill(signal);
    await once(child, 'exit');
    return child.exitCode;
  };
  return {
    url: `http://localhost:${port}`,
    get pid() {
      return running.child.pid ?? 0;
    },
    dataDir,
    links: () => {
      if (running.links === null) throw new Error('only the demo prints links');
      return running.links;
    },
    admin: (args, input) => runAdmin(args, input, { ...process.env, ...surroundings, DATA_DIR: dataDir }),
    stop: () => end('SIGINT'),
    kill: async () => void (await end('SIGKILL')),
    restart: async (others = surroundings) => {
      surroundings = others;
      running = await launch(port, dataDir, surroundings);
    },
    ended: async () => {
      const { child } = running;
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      return child.exitCode;
    },
    output: () => running.output(),
    dispose: async () => {
      await end('SIGKILL');
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    },
  };
}

interface Running {
  readonly child: ChildProcess;
  readonly links: Links | null;
  output(): string;
}

/** Starts the server and resolves when it has said where it is; rejects with what it said if it ends first. */
function launch(port: number, dataDir: string, environment: Record<string, string>): Promise<Running> {
  const child = spawn(process.execPath, ['server/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: compileCache,
      LOG_LEVEL: 'warn',
      // A year of deals would cost every start seconds, and stand in the way of what a test is about.
      DEMO: 'small',
      // What is sent is offered at once, unless a test says otherwise.
      UNDO_SECONDS: '0',
      ...environment,
      PORT: String(port),
      DATA_DIR: dataDir,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const printed = (who: string) => new RegExp(`^${who}: (\\S+)$`, 'm').exec(output)?.[1];
      const [seller, manager, buyer] = [printed('Seller'), printed('Manager'), printed('Buyer')];
      if (seller && manager && buyer)
        resolve({ child, links: { seller, manager, buyer }, output: () => output });
      else if (printed('Coquote')) resolve({ child, links: null, output: () => output });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) =>
      reject(new Error(`the server ended with ${code} before it was ready:\n${output}`)),
    );
  });
}

async function runAdmin(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['server/admin.ts', ...args], { cwd: root, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk));
  child.stdin.end(input);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`the command ended with ${code}:\n${output}`);
  return output;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const address = probe.address();
  if (address === null || typeof address === 'string') throw new Error('the probe has no port');
  probe.close();
  await once(probe, 'close');
  return address.port;
}
