import type { HistoryEvent } from './history.ts';

export interface Verdict {
  /** Acknowledged before a read that does not show them. */
  readonly lost: readonly string[];
  /** Shown to somebody before a read that does not show them. */
  readonly vanished: readonly string[];
  /** Found more than once in one read. */
  readonly doubled: readonly string[];
  /** Found, though nobody made them. */
  readonly invented: readonly string[];
  readonly acknowledged: number;
  readonly reads: number;
}

/**
 * Judges a history by itself: each read must show all that was acknowledged or seen before it, each once. A read that
 * took a while is told twice, when it set out and what it found; before it is then before it set out.
 */
export function checkHistory(events: readonly HistoryEvent[]): Verdict {
  const invoked = new Set<string>();
  const acknowledged = new Set<string>();
  const seen = new Set<string>();
  const faults = {
    lost: new Set<string>(),
    vanished: new Set<string>(),
    doubled: new Set<string>(),
    invented: new Set<string>(),
  };
  const setOut = new Map<string, { acknowledged: ReadonlySet<string>; seen: ReadonlySet<string> }>();
  let reads = 0;
  for (const event of events) {
    if (event.op === 'edit') (event.type === 'ok' ? acknowledged : invoked).add(event.key);
    else if (event.op === 'seen') seen.add(event.key);
    else if (event.op === 'read' && event.type === 'invoke') {
      setOut.set(event.proc, { acknowledged: new Set(acknowledged), seen: new Set(seen) });
    } else if (event.op === 'read') {
      reads += 1;
      const found = new Set(event.value);
      const promised = setOut.get(event.proc) ?? { acknowledged, seen };
      for (const key of promised.acknowledged) if (!found.has(key)) faults.lost.add(key);
      for (const key of promised.seen) if (!found.has(key)) faults.vanished.add(key);
      for (const key of found) if (!invoked.has(key)) faults.invented.add(key);
      for (const key of event.value) if (!found.delete(key)) faults.doubled.add(key);
    }
  }
  const { lost, vanished, doubled, invented } = faults;
  return {
    lost: [...lost],
    vanished: [...vanished],
    doubled: [...doubled],
    invented: [...invented],
    acknowledged: acknowledged.size,
    reads,
  };
}

const sentences = {
  lost: 'was acknowledged and is gone',
  vanished: 'was shown to somebody and is gone',
  doubled: 'is there more than once',
  invented: 'is there and nobody made it',
} as const;

/** One sentence per edit and promise broken. */
export function brokenPromises(verdict: Verdict): string[] {
  return (Object.keys(sentences) as (keyof typeof sentences)[]).flatMap((fault) =>
    verdict[fault].map((key) => `The edit ${key} ${sentences[fault]}`),
  );
}
