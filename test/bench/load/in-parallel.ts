/** Connections opened at the same time; more would only wait in the queue before the door. */
const width = 20;

/** Does all of it, a few at a time. */
export async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<T[]> {
  const done: T[] = [];
  const rest = tasks.entries();
  const worker = async (): Promise<void> => {
    for (const [index, task] of rest) done[index] = await task();
  };
  await Promise.all(Array.from({ length: width }, worker));
  return done;
}
