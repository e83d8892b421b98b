/**
 * The rows of the API as the client needs them: those of the first picture of a quote come with the page, all others
 * in one piece when the first of them is called.
 */
import type { z } from 'zod';
import type { EndpointName } from '#shared/protocol/api.ts';
import { roomApi } from '#shared/protocol/room-api.ts';
import { NoAnswer } from './api-problem.ts';

export interface Row {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
}

type Rows = Readonly<Partial<Record<EndpointName, Row>>>;

const first: Rows = roomApi;

/** Rejects with `NoAnswer` where the row is not here and cannot be fetched. */
export async function rowOf(name: EndpointName): Promise<Row> {
  const row = first[name];
  if (row) return row;
  if (!isFetched) await drawn();
  const all: Readonly<Record<EndpointName, Row>> = (await fetchRows()).endpoints;
  return all[name];
}

let isFetched = false;

/** At once: ahead of the first call, where a page is sure to make one and shows nothing without its answer. */
export async function fetchRows(): Promise<typeof import('#shared/protocol/api.ts')> {
  try {
    const rows = await import('#shared/protocol/api.ts');
    isFetched = true;
    return rows;
  } catch (cause) {
    throw new NoAnswer('The page could not be fetched whole. Check the connection and try again.', { cause });
  }
}

/** What a screen asks for when it comes up is not what it shows first, and waits until that can be seen. */
function drawn(): Promise<void> {
  if (globalThis.document?.visibilityState !== 'visible') return Promise.resolve();
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
