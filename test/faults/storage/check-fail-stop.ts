/** Judges from the history alone whether a server whose disk failed in a commit promised nothing more, and ended. */
import type { HistoryEvent } from '../history.ts';

/** One sentence per broken promise. */
export function brokenFailStop(events: readonly HistoryEvent[]): string[] {
  const faults: string[] = [];
  const open = new Map<string, { readonly isAfterFailure: boolean }>();
  let hasFailed = false;
  let hasEnded = false;
  for (const event of events) {
    if (event.op === 'disk-failure' && event.during === 'commit') hasFailed = true;
    else if (event.op === 'ended') {
      hasEnded = true;
      // A reader of its log must understand why it is gone.
      const says = /commit|disk|database/i.test(event.words);
      if (event.code !== 1 || !says)
        faults.push(`The server ended with ${event.code}, saying "${event.words}"`);
    } else if (event.op === 'start') {
      if (hasFailed && !hasEnded) faults.push('The server went on after its disk had failed in a commit');
      hasFailed = false;
      hasEnded = false;
    } else if (event.op === 'edit' || event.op === 'send') {
      const what = `The ${event.op} ${event.key}`;
      if (event.type === 'invoke') open.set(what, { isAfterFailure: hasFailed });
      else if (event.type === 'ok') {
        // What was asked before the failure may have been committed before it.
        if (hasFailed && open.get(what)?.isAfterFailure)
          faults.push(`${what} was acknowledged by a failed disk`);
        open.delete(what);
      }
    }
  }
  return [
    ...faults,
    ...Array.from(open.keys(), (what) => `${what} was never settled, though it was tried again`),
  ];
}
