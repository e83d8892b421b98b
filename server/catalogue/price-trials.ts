/**
 * Drawing list prices by lot. Each draw is a change of the catalogue like another, so that whatever takes an item takes
 * the price of the week, and every quote keeps the one it took.
 */
import { randomInt } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { CatalogueItem } from '#shared/catalogue/catalogue-item.ts';
import {
  armPrice,
  armsOf,
  type PriceTrial,
  type TrialBand,
  trialArms,
  weekOf,
} from '#shared/catalogue/price-trial.ts';
import { type CatalogueItemId, type OrganisationId, PriceTrialId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { dayIn, type Instant, type IsoDate } from '#shared/time.ts';
import type { UserActor } from '../accounts/actor.ts';
import { actedBy, actedBySystem, recordAudit } from '../audit/record-audit.ts';
import { todayOf } from '../opportunities/today.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { PriceTrialTable } from '../storage/schema-catalogue.ts';
import type { CatalogueDeps } from './change-item.ts';
import { readItem } from './read-catalogue.ts';
import { writeItems } from './write-items.ts';

/** Those that run, and those that have ended, the newest first. */
export async function listTrials(db: Kysely<Schema>, organisationId: OrganisationId): Promise<PriceTrial[]> {
  const rows = await db
    .selectFrom('price_trial')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .orderBy('begun_at', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(trialOf);
}

const trialOf = (row: PriceTrialTable): PriceTrial => ({
  id: row.id,
  itemId: row.item_id,
  basePrice: row.base_price,
  belowPercent: row.below_percent,
  abovePercent: row.above_percent,
  begunAt: row.begun_at,
  begunBy: row.begun_by_name,
  endedAt: row.ended_at,
  endedBy: row.ended_by_name,
});

/**
 * The price of this week is drawn at once. Refused with `no-flat-price` where the item has no fixed price, and with
 * `trial-runs` where its price is drawn already.
 */
export function beginTrial(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  { itemId, belowPercent, abovePercent }: TrialBand & { readonly itemId: CatalogueItemId },
): Promise<PriceTrial | Refusal> {
  const { organisationId } = actor;
  return db.transaction().execute(async (trx) => {
    const item = await readItem(trx, organisationId, itemId);
    if (!item || item.values.archived) return refuse('not-found');
    const { priceModel, unitPrice } = item.values.component;
    if (priceModel !== 'flat' || unitPrice === null) return refuse('no-flat-price');
    if (await runningTrial(trx, organisationId, itemId)) return refuse('trial-runs');
    const at = now();
    const row: PriceTrialTable = {
      id: PriceTrialId.parse(randomId()),
      organisation_id: organisationId,
      item_id: itemId,
      base_price: unitPrice,
      below_percent: belowPercent,
      above_percent: abovePercent,
      begun_by: actor.userId,
      begun_by_name: actor.name,
      begun_at: at,
      ended_at: null,
      ended_by_name: null,
    };
    await trx.insertInto('price_trial').values(row).execute();
    await recordAudit(trx, {
      ...{ organisationId, quoteId: null, actor: actedBy(actor), action: 'price_trial_begun', at },
      detail: { itemId, belowPercent, abovePercent, basePrice: unitPrice },
    });
    await draw(trx, row, item, weekOf(await todayOf(trx, actor, at)), at);
    return trialOf(row);
  });
}

/** The list price is again what it was. Refused with `not-found` where none runs. */
export function endTrial(
  { db, now }: CatalogueDeps,
  actor: UserActor,
  itemId: CatalogueItemId,
): Promise<PriceTrial | Refusal> {
  return db.transaction().execute(async (trx) => {
    const trial = await runningTrial(trx, actor.organisationId, itemId);
    const item = await readItem(trx, actor.organisationId, itemId);
    if (!trial || !item) return refuse('not-found');
    const at = now();
    await end(trx, trial, actor.name, at);
    await recordAudit(trx, {
      ...{ organisationId: actor.organisationId, quoteId: null, actor: actedBy(actor) },
      ...{ action: 'price_trial_ended', at, detail: { itemId } },
    });
    if (await standsAsDrawn(trx, trial, item)) await setPrice(trx, trial, item, trial.base_price, at);
    return { ...trialOf(trial), endedAt: at, endedBy: actor.name };
  });
}

/** Draws what this week has no price for yet. Doing so again, from whichever process, draws nothing more. */
export async function drawPrices({ db, now }: CatalogueDeps, organisationId: OrganisationId): Promise<void> {
  const running = await db
    .selectFrom('price_trial')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('ended_at', 'is', null)
    .execute();
  if (running.length === 0) return;
  const at = now();
  const week = weekOf(await todayOf(db, { organisationId }, at));
  for (const { item_id } of running) {
    await db.transaction().execute(async (trx) => {
      const trial = await runningTrial(trx, organisationId, item_id);
      const item = await readItem(trx, organisationId, item_id);
      if (!trial || !item || (await drawnFor(trx, trial, week))) return;
      if (!item.values.archived && (await standsAsDrawn(trx, trial, item))) {
        await draw(trx, trial, item, week, at);
        return;
      }
      // Somebody has set another price since, or put the item away: what a person decides is not drawn over.
      await end(trx, trial, null, at);
      await recordAudit(trx, {
        ...{ organisationId, quoteId: null, actor: actedBySystem, action: 'price_trial_ended', at },
        detail: { itemId: item_id },
      });
    });
  }
}

async function draw(
  trx: Transaction<Schema>,
  trial: PriceTrialTable,
  item: CatalogueItem,
  week: IsoDate,
  at: Instant,
): Promise<void> {
  const band = { belowPercent: trial.below_percent, abovePercent: trial.above_percent };
  const arms = armsOf(band);
  const arm = arms[randomInt(arms.length)] ?? 'list';
  const price = armPrice(trial.base_price, item.values.currency, arm, band);
  await trx
    .insertInto('price_draw')
    .values({
      ...{ trial_id: trial.id, week, organisation_id: trial.organisation_id },
      ...{ arm: trialArms.indexOf(arm), price, drawn_at: at },
    })
    .execute();
  await setPrice(trx, trial, item, price, at);
}

async function setPrice(
  trx: Transaction<Schema>,
  trial: PriceTrialTable,
  { id, revision, values }: CatalogueItem,
  unitPrice: string,
  now: Instant,
): Promise<void> {
  if (values.component.unitPrice === unitPrice) return;
  const state = {
    id,
    revision: revision + 1,
    values: { ...values, component: { ...values.component, unitPrice } },
  };
  const { organisation_id: organisationId, begun_by: userId, begun_by_name: name } = trial;
  const written = await writeItems(trx, [state], {
    actor: { organisationId, userId, name },
    importId: null,
    now,
  });
  if (!written) throw new Error(`The item ${id} was changed inside the transaction that had read it`);
  await recordAudit(trx, {
    ...{ organisationId, quoteId: null, actor: actedBySystem, action: 'catalogue_changed', at: now },
    detail: { itemId: id, revision: state.revision },
  });
}

function end(
  trx: Transaction<Schema>,
  { id, organisation_id }: PriceTrialTable,
  endedBy: string | null,
  at: Instant,
) {
  return trx
    .updateTable('price_trial')
    .set({ ended_at: at, ended_by_name: endedBy })
    .where('id', '=', id)
    .where('organisation_id', '=', organisation_id)
    .execute();
}

function runningTrial(trx: Transaction<Schema>, organisationId: OrganisationId, itemId: CatalogueItemId) {
  return trx
    .selectFrom('price_trial')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('item_id', '=', itemId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
}

function drawnFor(trx: Transaction<Schema>, { id }: PriceTrialTable, week: IsoDate) {
  return trx
    .selectFrom('price_draw')
    .select('week')
    .where('trial_id', '=', id)
    .where('week', '=', week)
    .executeTakeFirst();
}

/** Whether the item has the price that was drawn for it last. */
async function standsAsDrawn(
  trx: Transaction<Schema>,
  { id }: PriceTrialTable,
  { values: { component } }: CatalogueItem,
): Promise<boolean> {
  const last = await trx
    .selectFrom('price_draw')
    .select('price')
    .where('trial_id', '=', id)
    .orderBy('week', 'desc')
    .executeTakeFirst();
  return component.priceModel === 'flat' && component.unitPrice === last?.price;
}

/** Looks for what is to be drawn when a week begins for an organisation. */
export function keepDrawing(
  deps: CatalogueDeps,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  const seen = new Map<OrganisationId, IsoDate>();
  let round: Promise<void> = Promise.resolve();

  async function look(): Promise<void> {
    const organisations = await deps.db.selectFrom('organisation').select(['id', 'time_zone']).execute();
    for (const { id, time_zone } of organisations) {
      const week = weekOf(dayIn(time_zone, deps.now()));
      if (seen.get(id) === week) continue;
      await drawPrices(deps, id);
      seen.set(id, week);
    }
  }

  const begin = () => {
    round = round.then(look).catch(failed);
  };
  const timer = setInterval(begin, lookMs).unref();
  begin();
  return {
    stop() {
      clearInterval(timer);
      return round;
    },
  };
}

const lookMs = 60_000;
