import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../support/product.ts';

export type Question = 'load' | 'live' | 'connections' | 'sweep';

/** What a server takes after its garbage was collected. */
export interface Load {
  readonly timers: number;
  readonly connections: number;
  readonly heapBytes: number;
}

/** Objects that belong to somebody who is here, by what they are. */
export type Live = Readonly<Record<string, number>>;

/** `observed-server.ts` as a child process. */
export interface ObservedProcess {
  readonly url: string;
  /** The demo's link for its buyer. */
  readonly buyerLink: string;
  load(): Promise<Load>;
  /** Takes seconds: the whole heap is searched for each kind. */
  live(): Promise<Live>;
  connections(): Promise<number>;
  /** Lets so much time pass that empty rooms are forgotten. */
  sweep(): Promise<void>;
  stop(): Promise<void>;
}

export async function startObserved(dataDir: string, mode: 'keep' | '' = ''): Promise<ObservedProcess> {
  const port = String(await freePort());
  const child = fork(join(import.meta.dirname, 'observed-server.ts'), [dataDir, port, mode], {
    execArgv: ['--expose-gc'],
  });
  const [{ buyer }] = await once(child, 'message');
  const asked = new Map<number, (answer: unknown) => void>();
  let questions = 0;
  child.on('message', ({ id, answer }: { id: number; answer: unknown }) => {
    asked.get(id)?.(answer);
    asked.delete(id);
  });
  const ask = (question: Question): Promise<unknown> =>
    new Promise((resolve) => {
      questions += 1;
      asked.set(questions, resolve);
      child.send({ id: questions, question });
    });
  return {
    url: `http://localhost:${port}`,
    buyerLink: buyer,
    load: async () => (await ask('load')) as Load,
    live: async () => (await ask('live')) as Live,
    connections: async () => Number(await ask('connections')),
    sweep: async () => void (await ask('sweep')),
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
