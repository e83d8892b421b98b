import { type Kysely, sql } from 'kysely';
import type { OpportunityId, OrganisationId } from '#shared/ids.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import { minorUnitsOf } from '#shared/money/currency.ts';
import type { Loss } from '#shared/opportunity/loss.ts';
import { lostRules } from '#shared/opportunity/loss.ts';
import { readOwnedAt } from '../../opportunities/owners/owned-at.ts';
import type { Schema } from '../../storage/schema.ts';
import { customerKey } from '../component-key.ts';
import { type Cycle, type CycleEvent, type CycleLoss, type CycleOffer, cyclesIn } from './cycle.ts';

/** All deals, unless said otherwise; of each all of its cycles. */
export interface WhichDeals {
  /** Those that are open. */
  readonly openAlone?: boolean;
  /** These. At most some thousand at once. */
  readonly only?: readonly OpportunityId[];
}

/**
 * Every cycle of the organisation but those that never were a deal: what was closed as a duplicate or an error counts
 * in no rate. Offers count as of the last `observeOffers`.
 */
export async function readCycles(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  which: WhichDeals = {},
): Promise<Cycle[]> {
  const [opportunities, events, gates, losses, offers, ownedAt] = await Promise.all([
    opportunityRows(db, organisationId, which).execute(),
    eventRows(db, organisationId, which),
    gateAnswers(db, organisationId, which),
    lossRows(db, organisationId, which),
    offerRows(db, organisationId, which),
    readOwnedAt(db, organisationId),
  ]);
  return opportunities.flatMap((row) =>
    cyclesIn(events.get(row.id) ?? []).flatMap((cycle): Cycle[] => {
      const key = `${row.id} ${cycle.cycle}`;
      const loss = losses.get(key) ?? null;
      if (loss && lostRules[loss.variant].isNoLoss) return [];
      const gate = gates.get(row.id)?.[cycle.cycle - 1];
      const today = { userId: row.owner_user_id, name: row.owner_name ?? '' };
      const owner = ownedAt(row.id, today, cycle.endedAt ?? Number.POSITIVE_INFINITY);
      return [
        {
          ...cycle,
          opportunityId: row.id,
          quoteId: row.quote_id,
          title: row.title,
          customerName: row.customer_name,
          customerKey: customerKey(row.customer_company_number, row.customer_name),
          ownerUserId: owner.userId,
          ownerName: owner.name,
          templateId: row.template_id,
          pipelineId: row.pipeline_id,
          currency: row.currency,
          firstValue: gate?.value === undefined ? null : minorUnitsOf(gate.value, row.currency),
          firstClose: gate?.expectedClose ?? null,
          loss,
          offers: offers.get(key) ?? [],
        },
      ];
    }),
  );
}

function opportunityRows(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { openAlone = false, only }: WhichDeals,
) {
  return db
    .selectFrom('opportunity')
    .innerJoin('quote', (join) =>
      join.on('quote.id', '=', (eb) =>
        eb
          .selectFrom('quote as newest')
          .select('newest.id')
          .whereRef('newest.opportunity_id', '=', 'opportunity.id')
          .orderBy('newest.created_at', 'desc')
          .orderBy('newest.id')
          .limit(1),
      ),
    )
    .leftJoin('participant as owner', (join) =>
      join.onRef('owner.quote_id', '=', 'quote.id').onRef('owner.user_id', '=', 'opportunity.owner_user_id'),
    )
    .leftJoin('quote_origin', 'quote_origin.quote_id', 'quote.id')
    .select([
      'opportunity.id',
      'opportunity.title',
      'opportunity.customer_name',
      'opportunity.customer_company_number',
      'opportunity.owner_user_id',
      'opportunity.currency',
      'opportunity.pipeline_id',
      'quote.id as quote_id',
      'owner.name as owner_name',
      'quote_origin.template_id',
    ])
    .where('opportunity.organisation_id', '=', organisationId)
    .$if(openAlone, (query) => query.where('opportunity.stage', 'not in', ['won', 'lost']))
    .$if(only !== undefined, (query) => query.where('opportunity.id', 'in', only ?? []))
    .orderBy('opportunity.created_at')
    .orderBy('opportunity.id');
}

async function eventRows(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { openAlone = false, only }: WhichDeals,
) {
  const rows = await db
    .selectFrom('opportunity_event')
    .select([
      'opportunity_id',
      'type',
      'at',
      // Of a sending alone; the evidence of all others stays unread.
      sql<0 | 1 | null>`iif(type = 'quote_sent', json_extract(evidence, '$.basis.ready'), null)`.as('ready'),
    ])
    .where('organisation_id', '=', organisationId)
    .$if(openAlone, (query) =>
      query.where('opportunity_id', 'in', ({ selectFrom }) =>
        selectFrom('opportunity')
          .select('id')
          .where('organisation_id', '=', organisationId)
          .where('stage', 'not in', ['won', 'lost']),
      ),
    )
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .orderBy('opportunity_id')
    .orderBy('seq')
    .execute();
  const events = new Map<OpportunityId, CycleEvent[]>();
  for (const { opportunity_id, type, at, ready } of rows) {
    const event = { type, at, isReady: ready === null ? null : ready === 1 };
    const of = events.get(opportunity_id);
    if (of) of.push(event);
    else events.set(opportunity_id, [event]);
  }
  return events;
}

interface GateAnswers {
  readonly value?: string;
  readonly expectedClose?: string;
}

/** By opportunity, what was answered at the beginning of each cycle. */
async function gateAnswers(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  { only }: WhichDeals,
): Promise<Map<OpportunityId, GateAnswers[]>> {
  const rows = await db
    .selectFrom('opportunity_event')
    .select(['opportunity_id', 'evidence'])
    .where('organisation_id', '=', organisationId)
    .where('type', 'in', ['identified', 'revived'])
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .orderBy('opportunity_id')
    .orderBy('seq')
    .execute();
  const answers = new Map<OpportunityId, GateAnswers[]>();
  for (const { opportunity_id, evidence } of rows) {
    const { gate = {} }: { readonly gate?: GateAnswers } = JSON.parse(evidence);
    const of = answers.get(opportunity_id);
    if (of) of.push(gate);
    else answers.set(opportunity_id, [gate]);
  }
  return answers;
}

async function lossRows(db: Kysely<Schema>, organisationId: OrganisationId, { only }: WhichDeals) {
  const rows = await db
    .selectFrom('loss')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .execute();
  return new Map(
    rows.map((row): [string, CycleLoss] => {
      const detail: Loss = JSON.parse(row.detail);
      return [
        `${row.opportunity_id} ${row.cycle}`,
        {
          variant: row.variant,
          from: row.stage,
          money:
            row.amount === null ? null : { amount: MinorUnits.parse(row.amount), currency: row.currency },
          wakeUpOn: row.wake_up_on,
          component: 'component' in detail ? detail.component : null,
        },
      ];
    }),
  );
}

async function offerRows(db: Kysely<Schema>, organisationId: OrganisationId, { only }: WhichDeals) {
  const rows = await db
    .selectFrom('offer_fact')
    .select(['opportunity_id', 'cycle', 'offered_at', 'accepted_at', 'amount', 'list_amount', 'currency'])
    .where('organisation_id', '=', organisationId)
    .$if(only !== undefined, (query) => query.where('opportunity_id', 'in', only ?? []))
    .orderBy('opportunity_id')
    .orderBy('cycle')
    .orderBy('offered_at')
    .execute();
  const offers = new Map<string, CycleOffer[]>();
  for (const row of rows) {
    const key = `${row.opportunity_id} ${row.cycle}`;
    const offer = {
      offeredAt: row.offered_at,
      isAccepted: row.accepted_at !== null,
      amount: MinorUnits.parse(row.amount),
      listAmount: MinorUnits.parse(row.list_amount),
      currency: row.currency,
    };
    const of = offers.get(key);
    if (of) of.push(offer);
    else offers.set(key, [offer]);
  }
  return offers;
}
