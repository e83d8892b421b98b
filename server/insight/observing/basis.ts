/** How what a customer could choose stood in the last content that both sides had found ready before a version was sent. */
import type { Transaction } from 'kysely';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Component, QuoteContent } from '#shared/quote/quote.ts';
import type { Instant } from '#shared/time.ts';
import { basisReader, changesBetween } from '../../opportunities/dropped-since-base.ts';
import type { Schema } from '../../storage/schema.ts';

/** Whether it was in; `null`: nothing had been found ready, or the component was not there yet. */
export type AtBase = (component: Component) => boolean | null;

interface OfVersion {
  readonly organisationId: OrganisationId;
  readonly quoteId: QuoteId;
  readonly cycle: number;
  readonly content: QuoteContent;
  /** The last change that is in it; `null`: not known, and nor is how its basis was then. */
  readonly seq: number | null;
  readonly sentAt: Instant;
}

export async function readBasis(
  trx: Transaction<Schema>,
  { organisationId, quoteId, cycle, content, seq, sentAt }: OfVersion,
): Promise<AtBase> {
  if (seq === null) return () => null;
  const { base } = await trx
    .selectFrom('base_ready')
    .select(({ fn }) => fn.max<number | null>('seq').as('base'))
    .where('organisation_id', '=', organisationId)
    .where('quote_id', '=', quoteId)
    .where('cycle', '=', cycle)
    .where('seq', '<=', seq)
    .where('at', '<=', sentAt)
    .executeTakeFirstOrThrow();
  if (base === null) return () => null;
  const read = basisReader(content, await changesBetween(trx, quoteId, { after: base, upTo: seq }));
  return (component) => (read.wasThere(component) ? read.wasIn(component) : null);
}
