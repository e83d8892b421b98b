/** The tables of what the two sides find ready to be offered. Append only. */
import type { Side } from '#shared/access/permissions.ts';
import type { OrganisationId, ParticipantId, QuoteId } from '#shared/ids.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';

interface OfBasis {
  organisation_id: OrganisationId;
  quote_id: QuoteId;
  /** Of the opportunity: a deal that comes back is found ready anew. */
  cycle: number;
  /** Of the content it is said of: see `server/ready/basis-hash.ts`. */
  hash: ContentHash;
  /** The last change of the shared document that is in it. */
  seq: number;
  at: number;
}

/** The last row of a side, of this content and cycle, says how that side finds it. */
export interface ReadyMarkTable extends OfBasis {
  /** 1, 2, 3 … per quote. */
  ordinal: number;
  participant_id: ParticipantId;
  side: Side;
  /** 0: what was said before was taken back. */
  ready: 0 | 1;
}

export interface ReadySchema {
  ready_mark: ReadyMarkTable;
  /** Both sides found the same content ready. */
  base_ready: OfBasis;
}
