/** What a page of this version says of itself at a room's door, when it holds nothing yet. */
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';

export const newcomer = { schemaVersion, generation: null } as const;

/** The same, as the query of the socket's address. */
export const newcomerQuery = `?schema=${schemaVersion}`;
