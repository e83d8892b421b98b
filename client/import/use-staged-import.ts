import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EndpointName } from '#shared/protocol/api.ts';
import { refresh } from '../api/freshness.ts';
import { showToast } from '../ui/toast.tsx';
import { portions } from './portions.ts';

/** The requests that one kind of file is read in by. */
export interface Staging<Row> {
  begin(file: { fileName: string; rowCount: number }): Promise<{ importId: string }>;
  bring(importId: string, portion: { from: number; rows: Row[] }): Promise<{ brought: number }>;
  /** Resolves to what is told of it. */
  apply(importId: string): Promise<string>;
}

interface Progress {
  readonly done: number;
  readonly of: number;
}

export interface StagedImport<Row> {
  /** `null`: nothing is being read in. */
  readonly progress: Progress | null;
  readonly error: unknown;
  start(fileName: string, rows: readonly Row[], staging: Staging<Row>): Promise<void>;
}

/** Brings the rows, some at a time, and then has all of them read in at once. `stale`: what is another one afterwards. */
export function useStagedImport<Row extends object>(
  stale: readonly EndpointName[],
  onDone: () => void,
): StagedImport<Row> {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  const start: StagedImport<Row>['start'] = async (fileName, rows, { begin, bring, apply }) => {
    setError(null);
    setProgress({ done: 0, of: rows.length });
    try {
      const { importId } = await begin({ fileName, rowCount: rows.length });
      for (const portion of portions(rows)) {
        const { brought } = await bring(importId, portion);
        setProgress({ done: brought, of: rows.length });
      }
      showToast(await apply(importId));
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setProgress(null);
      // What the person is told next is how things stand by now.
      await refresh(client, stale);
    }
  };
  return { progress, error, start };
}
