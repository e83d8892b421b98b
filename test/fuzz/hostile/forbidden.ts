import type * as Y from 'yjs';
import { type Side, sharedRootWriters } from '#shared/access/permissions.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import { asPlain } from '../../support/guarded-room.ts';

/** All that the side may not change now, as it stands: roots that are not in the layout among it. */
export function forbiddenPart(doc: Y.Doc, side: Side, status: QuoteStatus): string {
  const part = asPlain(doc) as Record<string, unknown>;
  for (const [root, writers] of Object.entries(sharedRootWriters)) {
    if (writers[status].includes(side)) delete part[root];
  }
  return JSON.stringify(part, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
}
