/** The rows insight is made of: how each choice stands, and every moment at which somebody chose. */
import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { type CurrencyCode, MinorUnits } from '#shared/money/amounts.ts';
import type { Change } from '#shared/protocol/change.ts';
import { PricePeriod } from '#shared/quote/quote.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';

/** One component that a buyer could see as a choice, in one quote, as it stands there now. */
export interface ChoiceState {
  readonly quoteId: QuoteId;
  readonly quoteNumber: string;
  readonly customerName: string;
  readonly componentId: string;
  readonly title: string;
  readonly period: PricePeriod;
  readonly currency: CurrencyCode;
  readonly selected: boolean;
  /** One of a choice group. */
  readonly isAlternative: boolean;
  /** Its own amount, counted or not. */
  readonly amount: MinorUnits;
}

export const choosingKinds = ['selected', 'deselected', 'picked'] as const;

/** One row of the attributed log in which a selection changed. */
export interface ChoiceMoment {
  readonly quoteId: QuoteId;
  /** The component, or for `picked` its choice group. */
  readonly elementId: string;
  readonly at: Instant;
  readonly participant: string;
  readonly side: Side;
  readonly kind: (typeof choosingKinds)[number];
  readonly before: Change['before'];
  readonly after: Change['after'];
  /** What it cost at that moment; of a pick, what the picked one cost. */
  readonly amount: MinorUnits | null;
  /** What the change did to the amount that counts, where that is one amount in one price period. */
  readonly difference: MinorUnits | null;
}

/** All choices in these quotes, drafts among them; the oldest quote first. */
export async function readChoiceStates(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteIds: readonly QuoteId[],
): Promise<ChoiceState[]> {
  if (quoteIds.length === 0) return [];
  const rows = await db
    .selectFrom('component_state')
    .innerJoin('quote', 'quote.id', 'component_state.quote_id')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .select([
      'component_state.quote_id as quoteId',
      'quote.number as quoteNumber',
      'opportunity.customer_name as customerName',
      'component_state.component_id as componentId',
      'component_state.title',
      'component_state.period',
      'component_state.currency',
      'component_state.selected',
      'component_state.is_alternative as isAlternative',
      'component_state.amount',
    ])
    .where('component_state.organisation_id', '=', organisationId)
    .where('component_state.quote_id', 'in', quoteIds)
    .where('component_state.is_choice', '=', 1)
    .orderBy('quote.created_at')
    .orderBy('quote.id')
    .orderBy('component_state.component_id')
    .execute();
  return rows.map((row) => ({
    ...row,
    period: PricePeriod.parse(row.period),
    selected: row.selected === 1,
    isAlternative: row.isAlternative === 1,
    amount: MinorUnits.parse(row.amount),
  }));
}

/** Every moment of choosing in these quotes, in the order in which they happened in each. */
export async function readChoiceMoments(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  quoteIds: readonly QuoteId[],
): Promise<ChoiceMoment[]> {
  if (quoteIds.length === 0) return [];
  const rows = await db
    .selectFrom('change')
    .innerJoin('participant', 'participant.id', 'change.participant_id')
    .select([
      'change.quote_id',
      'change.element_id',
      'change.at',
      'participant.name',
      'participant.side',
      'change.kind',
      'change.before_value',
      'change.after_value',
      'change.amount',
      'change.difference',
    ])
    .where('change.organisation_id', '=', organisationId)
    .where('change.quote_id', 'in', quoteIds)
    .where('change.kind', 'in', choosingKinds)
    .orderBy('change.quote_id')
    .orderBy('change.seq')
    .orderBy('change.ordinal')
    .execute();
  return rows.flatMap((row) => {
    const kind = choosingKinds.find((known) => known === row.kind);
    if (!kind || row.element_id === null) return [];
    return [
      {
        quoteId: row.quote_id,
        elementId: row.element_id,
        at: row.at,
        participant: row.name,
        side: row.side,
        kind,
        before: JSON.parse(row.before_value),
        after: JSON.parse(row.after_value),
        amount: MinorUnits.nullable().parse(row.amount),
        difference: MinorUnits.nullable().parse(row.difference),
      },
    ];
  });
}
