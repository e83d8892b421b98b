/** A server under measurement: a process of its own, started from a script, with a gauge in it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Profiler } from 'node:inspector';
import { join } from 'node:path';
import { freePort } from '../../support/product.ts';

export interface Usage {
  /** Of all threads, since the process began. */
  readonly cpuMicroseconds: number;
  readonly residentBytes: number;
}

/** What a measured server's gauge is asked. */
export interface Question {
  readonly kind: 'usage' | 'startProfile' | 'stopProfile' | 'watchLoop' | 'loopDelay';
  readonly collectGarbage?: boolean;
}

/** What it says, as far as it was asked. */
export type Answer = Partial<Usage & { readonly profile: Profiler.Profile; readonly loopDelayMs: number }>;

export interface ServerProgram {
  /** From the project's folder. */
  readonly script: string;
  /** Node's own options that it is started with in earnest. */
  readonly nodeOptions?: readonly string[];
  /** What it prints when it takes connections. */
  readonly ready: RegExp;
  environment(at: { readonly port: number; readonly dataDir: string }): Record<string, string>;
}

export interface LaunchOptions {
  readonly dataDir: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** Node's own, such as a profiler's. */
  readonly nodeOptions?: readonly string[];
}

const root = join(import.meta.dirname, '../../..');
const gauge = join(import.meta.dirname, 'gauge.ts');

/** As much of what a server printed as helps to see why it ended. */
const keptOutput = 10_000;

export class ServerProcess {
  readonly port: number;
  readonly #child: ChildProcess;
  #output = '';
  /** Rejects with what it printed when it ends. */
  readonly #died: Promise<never>;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-keptOutput);
      });
    }
    this.#died = new Promise((_, reject) => {
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${this.#output}`)));
    });
    // Ending is what it is told to do in the end.
    this.#died.catch(() => {});
  }

  /** Resolves when it takes connections; rejects with what it printed when it ends before. */
  static async launch(program: ServerProgram, options: LaunchOptions): Promise<ServerProcess> {
    const { dataDir, port = await freePort(), nodeOptions = [] } = options;
    const args = [...(program.nodeOptions ?? []), ...nodeOptions, '--import', gauge, program.script];
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...program.environment({ port, dataDir }) },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const server = new ServerProcess(child, port);
    await Promise.race([server.#prints(program.ready), server.#died]);
    return server;
  }

  /** `collectGarbage`: first, where the process was started with `--expose-gc`. */
  async usage(collectGarbage = false): Promise<Usage> {
    return (await this.#ask({ kind: 'usage', collectGarbage })) as Usage;
  }

  /** What the main thread does from now on, until the profile is asked for. */
  async startProfile(): Promise<void> {
    await this.#ask({ kind: 'startProfile' });
  }

  async stopProfile(): Promise<Profiler.Profile> {
    const { profile } = await this.#ask({ kind: 'stopProfile' });
    if (!profile) throw new Error('the server gave no profile');
    return profile;
  }

  /** How late the main thread gets to what is due, from now on, until that is asked for. */
  async watchLoop(): Promise<void> {
    await this.#ask({ kind: 'watchLoop' });
  }

  /** Milliseconds that 99 of 100 moments since then were late at most. */
  async loopDelay(): Promise<number> {
    const { loopDelayMs } = await this.#ask({ kind: 'loopDelay' });
    if (loopDelayMs === undefined) throw new Error('the server did not say how late it was');
    return loopDelayMs;
  }

  async #ask(question: Question): Promise<Answer> {
    this.#child.send(question);
    const [answer] = (await Promise.race([once(this.#child, 'message'), this.#died])) as [Answer];
    return answer;
  }

  async #prints(line: RegExp): Promise<void> {
    const { stdout } = this.#child;
    while (stdout && !line.test(this.#output)) await once(stdout, 'data');
  }

  /** As Ctrl-C: it may finish what it is doing. */
  stop(): Promise<void> {
    return this.#end('SIGINT');
  }

  /** As a power cut for the process: nothing of its own code runs any more. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exit;
  }
}
