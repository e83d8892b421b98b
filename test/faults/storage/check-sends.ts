/** Judges from the history alone whether every sent version is there whole, once, and as its sender was told. */
import type { HistoryEvent, SentVersion } from '../history.ts';
import type { StoredFacts, StoredVersion } from './stored-facts.ts';

/** One sentence per broken promise. Each reading of the database must agree with all that was said before it. */
export function brokenSends(events: readonly HistoryEvent[]): string[] {
  const tried = new Set<string>();
  const promised = new Map<string, SentVersion>();
  const found = new Set<string>();
  for (const event of events) {
    if (event.op === 'send' && event.type === 'invoke') tried.add(event.key);
    else if (event.op === 'send' && event.type === 'ok') promised.set(event.key, event.value);
    else if (event.op === 'stored') {
      const { value: facts } = event;
      for (const fault of [
        ...lost(promised, facts),
        ...facts.versions.flatMap((one) => unsound(one, tried)),
        ...wrong(facts),
      ])
        found.add(fault);
    }
  }
  return [...found];
}

function lost(promised: ReadonlyMap<string, SentVersion>, { versions }: StoredFacts): string[] {
  return Array.from(promised).flatMap(([key, { number, hash }]) => {
    const same = versions.filter((version) => version.key === key);
    if (same.length > 1) return [`The send ${key} made ${same.length} versions`];
    const [version] = same;
    if (!version) return [`The send ${key} was acknowledged and its version ${number} is gone`];
    if (version.number === number && version.hash === hash) return [];
    return [`The send ${key} was told of another version than the one that is stored`];
  });
}

function unsound(version: StoredVersion, tried: ReadonlySet<string>): string[] {
  const { quote, number, hash, rehashed, key, standings, events, messages, audits } = version;
  const name = `Version ${number} of ${quote}`;
  return [
    ...(tried.has(key) ? [] : [`${name} was sent by nobody`]),
    ...(hash === rehashed ? [] : [`${name} does not have its hash`]),
    ...(standings.length === 1 ? [] : [`${name} has ${standings.length} standings`]),
    ...(events === 1 ? [] : [`${name} has ${events} stage events`]),
    ...(messages === 1 ? [] : [`${name} has ${messages} messages in the outbox`]),
    ...(audits === 1 ? [] : [`${name} has ${audits} rows in the audit log`]),
  ];
}

function wrong({ damage, quotes, versions, strays, brokenChains }: StoredFacts): string[] {
  return [
    ...damage.map((told) => `The database is damaged: ${told}`),
    ...strays.map((table) => `A row of ${table} speaks of a version that is not there`),
    ...brokenChains.map((place) => `The audit log is broken: ${place}`),
    ...quotes.flatMap((quote) => {
      const own = versions.filter((version) => version.quote === quote.id);
      const outstanding = own.filter(({ standings }) => standings.includes('outstanding'));
      const isSent = own.length - quote.reopened === 1;
      return [
        ...(own.every(({ number }, index) => number === index + 1)
          ? []
          : [`The versions of ${quote.id} have a gap`]),
        ...(outstanding.length <= 1 ? [] : [`${outstanding.length} versions of ${quote.id} are outstanding`]),
        ...(own.length === 0 || outstanding[0] === own.at(-1)
          ? []
          : [`The last version of ${quote.id} is not the one outstanding`]),
        ...(isSent === (quote.status === 'sent')
          ? []
          : [`${quote.id} is ${quote.status} after ${own.length} versions and ${quote.reopened} reopenings`]),
      ];
    }),
  ];
}
