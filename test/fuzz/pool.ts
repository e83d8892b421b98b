/** Shares tasks out to processes of this program. Whoever is free is given the next one. */
import { fork } from 'node:child_process';
import { once } from 'node:events';

interface Work<Task, Report> {
  /** A module that calls `serve`. */
  readonly worker: URL;
  readonly processes: number;
  /** `null` when there is nothing more to do. */
  readonly next: () => Task | null;
  readonly report: (report: Report) => void;
}

type FromParent<Task> = { readonly task: Task } | 'end';
type ToParent<Report> = { readonly report: Report } | 'ready';

/** Resolves to whether every process ended in good order. */
export async function shareOut<Task, Report>(work: Work<Task, Report>): Promise<boolean> {
  const employ = async (): Promise<boolean> => {
    const child = fork(work.worker, { serialization: 'advanced', execArgv: ['--expose-gc'] });
    const ended = once(child, 'exit');
    child.on('message', (message: ToParent<Report>) => {
      if (message !== 'ready') work.report(message.report);
      const task = work.next();
      const answer: FromParent<Task> = task === null ? 'end' : { task };
      child.send(answer);
    });
    const [code] = await ended;
    return code === 0;
  };
  const ends = await Promise.all(Array.from({ length: work.processes }, employ));
  return ends.every(Boolean);
}

/** The other side: does one task after the other until there are no more. `null`: this is no process of a pool. */
export function serve<Task, Report>(
  act: (task: Task) => Promise<Report>,
  end: () => Promise<void>,
): Promise<void> | null {
  const tell = process.send?.bind(process) as ((message: ToParent<Report>) => void) | undefined;
  if (!tell) return null;
  const { promise, resolve } = Promise.withResolvers<void>();
  process.on('message', async (message: FromParent<Task>) => {
    if (message !== 'end') return tell({ report: await act(message.task) });
    await end();
    process.disconnect?.();
    resolve();
  });
  tell('ready');
  return promise;
}
