/** The rows of one quote's log that say what was chosen, and at what price. */
import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Schema } from '../../storage/schema.ts';

export interface LogRow {
  /** Rising. */
  readonly order: number;
  readonly at: number;
  readonly side: Side;
  readonly kind: string;
  readonly elementId: string;
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
  /** What the component cost by itself after it, in minor units. */
  readonly amount: number | null;
}

const kinds = ['added', 'selected', 'deselected', 'picked', 'quantity', 'price', 'discount'];

/** In the order in which they happened, up to and including `upTo.seq` or, where that is not known, `upTo.at`. */
export async function readLog(
  db: Kysely<Schema>,
  { organisationId, quoteId }: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  upTo: { readonly seq: number | null; readonly at: number },
): Promise<LogRow[]> {
  const rows = await db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .select([
      'change.at',
      'participant.side',
      'change.kind',
      'change.element_id',
      'change.field',
      'change.before_value',
      'change.after_value',
      'change.amount',
    ])
    .where('change.organisation_id', '=', organisationId)
    .where('change.quote_id', '=', quoteId)
    .where('change.kind', 'in', kinds)
    .where((eb) => (upTo.seq === null ? eb('change.at', '<=', upTo.at) : eb('change.seq', '<=', upTo.seq)))
    .orderBy('change.seq')
    .orderBy('change.ordinal')
    .execute();
  return rows.flatMap(({ element_id, before_value, after_value, ...row }, order) =>
    element_id === null
      ? []
      : [
          {
            ...row,
            order,
            elementId: element_id,
            before: JSON.parse(before_value),
            after: JSON.parse(after_value),
          },
        ],
  );
}
