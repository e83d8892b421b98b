/**
 * What tabs write down beside a kept document: what of it was not saved, and what was refused. Each tab has a record
 * of its own and takes over those it finds; the tab that wrote one may still be open and write it again.
 */
import { getAllKeysValues, transact } from 'lib0/indexeddb';
import { Welcome } from '#shared/protocol/room-messages.ts';
import type { Difference } from '#shared/quote-doc/diff-content.ts';
import type { RefusedChange } from './session-state.ts';

/** What a session must not lose with its tab. */
export interface SessionRecord {
  /** How many local changes are not on the server's disk, by the session that made them. */
  readonly waiting: Readonly<Record<string, number>>;
  /** Which values they touched. */
  readonly own: readonly Difference[];
  readonly refused: readonly RefusedChange[];
}

const recordPrefix = 'session/';
export const recordKey = (session: number): string => `${recordPrefix}${session}`;

export const countOf = ({ waiting }: Pick<SessionRecord, 'waiting'>): number =>
  Object.values(waiting).reduce((sum, count) => sum + count, 0);

export interface FoundRecords {
  /** Under which keys they lie. */
  readonly keys: readonly string[];
  readonly merged: SessionRecord;
  /** What the server said last of this quote and this person; `null` when it was never reached. */
  readonly welcome: Welcome | null;
}

export const noRecords: FoundRecords = {
  keys: [],
  merged: { waiting: {}, own: [], refused: [] },
  welcome: null,
};

/** All but the one under `mine`. */
export async function readRecords(db: IDBDatabase, mine: string | null = null): Promise<FoundRecords> {
  const [custom] = transact(db, ['custom'], 'readonly');
  if (!custom) throw new Error('the database has lost its store');
  const entries: { k: string; v: string }[] = await getAllKeysValues(custom);
  const found = entries.filter(({ k }) => k.startsWith(recordPrefix) && k !== mine);
  const said = entries.find(({ k }) => k === 'welcome');
  return {
    keys: found.map(({ k }) => k),
    merged: mergeRecords(found.map(({ v }) => JSON.parse(v) as SessionRecord)),
    welcome: said === undefined ? null : (Welcome.safeParse(JSON.parse(said.v)).data ?? null),
  };
}

/** A tab that was taken over and went on says more of itself than the tab that took it over. */
export function mergeRecords(records: readonly SessionRecord[]): SessionRecord {
  const waiting: Record<string, number> = {};
  for (const [session, count] of records.flatMap((record) => Object.entries(record.waiting))) {
    waiting[session] = Math.max(waiting[session] ?? 0, count);
  }
  const refused = new Map(
    records
      .flatMap((record) => record.refused)
      .sort((a, b) => a.at - b.at)
      .map((change) => [JSON.stringify({ ...change, id: 0 }), change]),
  );
  return {
    waiting,
    own: records.flatMap(({ own }) => own),
    refused: [...refused.values()].map((change, index) => ({ ...change, id: index + 1 })),
  };
}
