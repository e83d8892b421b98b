import type { HistoryEvent } from '../../history.ts';
import type { DiskRecord } from './recording.ts';

type DiskFailure = Extract<HistoryEvent, { op: 'disk-failure' }>;

/**
 * What failed, for the history. A failure in a commit is one that SQLite tells the server of. A checkpoint is tried
 * again later: it writes and syncs the database file, and syncs the log once more though nothing was written to it.
 */
export function failuresIn(records: readonly DiskRecord[]): DiskFailure[] {
  const failures: DiskFailure[] = [];
  let isLogDirty = false;
  for (const record of records) {
    if (record.file === '-wal' && record.operation === 'write') isLogDirty = true;
    else if (record.file === '-wal' && record.operation === 'sync') isLogDirty = false;
    else if (record.operation === 'failure') {
      const isOfCommit = record.file === '-wal' && (isLogDirty || record.call === 'write');
      const during = isOfCommit ? 'commit' : 'checkpoint';
      failures.push({ t: record.t, proc: 'disk', op: 'disk-failure', type: 'info', during });
    }
  }
  return failures;
}
