/** The rows insight is made of: how each choice stands, and every moment at which somebody chose. */
import type { Kysely } from 'kysely';
import type { Side } from '#shared/access/permissions.ts';
import type { OrganisationId, QuoteId, UserId } from '#shared/ids.ts';
import { type CurrencyCode, MinorUnits } from '#shared/money/amounts.ts';
import type { Change } from '#shared/protocol/change.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { PricePeriod } from '#shared/quote/quote.ts';
import type { Instant } from '#shared/time.ts';
import type { Schema } from '../storage/schema.ts';
import { periodOf } from './choices/period.ts';

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

/** Quotes of an organisation that were begun in a period, whose deals somebody owns; `null`: any. */
export interface QuotesAmong {
  readonly organisationId: OrganisationId;
  readonly from: Instant | null;
  readonly until: Instant | null;
  readonly owner: UserId | null;
}

export async function quotesAmong(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  filter: InsightFilter,
): Promise<QuotesAmong> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { organisationId, ...periodOf(filter, time_zone), owner: filter.owner ?? null };
}

/** Those that have left the draft: before that no buyer could see them. */
function offeredQuotes(db: Kysely<Schema>, { organisationId, from, until, owner }: QuotesAmong) {
  return db
    .selectFrom('quote')
    .innerJoin('opportunity', 'opportunity.id', 'quote.opportunity_id')
    .where('quote.organisation_id', '=', organisationId)
    .where('quote.status', '!=', 'draft')
    .$if(from !== null, (query) => query.where('quote.created_at', '>=', from))
    .$if(until !== null, (query) => query.where('quote.created_at', '<', until))
    .$if(owner !== null, (query) => query.where('opportunity.owner_user_id', '=', owner));
}

/** All choices in those quotes, the oldest quote first. */
export async function readChoiceStates(db: Kysely<Schema>, among: QuotesAmong): Promise<ChoiceState[]> {
  const rows = await offeredQuotes(db, among)
    .innerJoin('component_state', 'component_state.quote_id', 'quote.id')
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

/** Every moment of choosing in the organisation's quotes, in the order in which they happened in each. */
export async function readChoiceMoments(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
): Promise<ChoiceMoment[]> {
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

/** How many quotes a buyer could have seen. */
export async function countOfferedQuotes(db: Kysely<Schema>, among: QuotesAmong): Promise<number> {
  const { count } = await offeredQuotes(db, among)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
