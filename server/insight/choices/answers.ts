/** The requests about choices: figures of all components, one of them in depth, the observations behind, and words. */

import { choiceTest } from '#shared/insight/choice-cells.ts';
import { MinorUnits } from '#shared/money/amounts.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { ChoiceRow } from '#shared/protocol/choices-api.ts';
import type { InsightFilter } from '#shared/protocol/insight-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import { inRisingOrder, quantileOf } from '#shared/statistics/quantile.ts';
import { dayIn } from '#shared/time.ts';
import type { UserActor } from '../../accounts/actor.ts';
import type { StreamAnswer } from '../../http/handler.ts';
import { csvFile } from '../csv.ts';
import { observeOffers } from '../observing/observe-offers.ts';
import { priceTests, spanOf } from '../prices/price-tests.ts';
import { readContrasts, readTaken } from '../prices/read-price-tests.ts';
import type { ViewDeps } from '../views/views.ts';
import { isBuyersChoice } from './brackets.ts';
import { choiceFigures } from './choice-figures.ts';
import { choiceColumns, observationPages } from './choice-file.ts';
import { priceReasonKey, priceReasons, proposedPrices } from './price-words.ts';
import {
  type ChoiceRecord,
  readAnswers,
  readChoices,
  readComponentNames,
  selectObservations,
  shareOfList,
} from './read-choices.ts';
import { bracketsOf, modelOf, type PricedRecord, shapesOf } from './willingness.ts';
import { buyersWords } from './words.ts';

type Deps = Pick<ViewDeps, 'db' | 'now'>;

/** Up to date, and in which time zone its days are. */
async function prepare({ db, now }: Deps, { organisationId }: UserActor): Promise<string> {
  await observeOffers(db, organisationId, now());
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return time_zone;
}

export async function insightChoices(
  deps: Deps,
  actor: UserActor,
  filter: InsightFilter,
): Promise<EndpointAnswer<'insightChoices'>> {
  const timeZone = await prepare(deps, actor);
  const of = [deps.db, actor.organisationId, timeZone, filter] as const;
  const [answers, names, proposed] = await Promise.all([
    readAnswers(...of),
    readComponentNames(...of),
    proposedPrices(...of),
  ]);
  return { components: choiceFigures(answers, names, proposed) };
}

export async function insightWillingness(
  deps: Deps,
  actor: UserActor,
  key: string,
  filter: InsightFilter,
): Promise<EndpointAnswer<'insightWillingness'> | Refusal> {
  const records = await pricedRecords(deps, actor, key, filter);
  if (records.length === 0) return refuse('not-found');
  const seen = records.filter((record) => record.seen);
  return { shapes: shapesOf(seen), brackets: bracketsOf(seen), model: modelOf(seen) };
}

async function pricedRecords(
  deps: Deps,
  actor: UserActor,
  key: string,
  filter: InsightFilter,
): Promise<PricedRecord[]> {
  const { organisationId } = actor;
  const timeZone = await prepare(deps, actor);
  const records = await readChoices(deps.db, organisationId, timeZone, { ...filter, key });
  const reasons = await priceReasons(deps.db, organisationId);
  const around = new Map(
    (
      await selectObservations(deps.db, organisationId, timeZone, { ...filter, key })
        .innerJoin('offer_fact', 'offer_fact.version_id', 'observation.version_id')
        .innerJoin('opportunity', 'opportunity.id', 'observation.opportunity_id')
        .leftJoin('cycle_fact', (join) =>
          join
            .onRef('cycle_fact.opportunity_id', '=', 'observation.opportunity_id')
            .onRef('cycle_fact.cycle', '=', 'observation.cycle'),
        )
        .select([
          'observation.version_id',
          'offer_fact.amount',
          'offer_fact.accepted_at',
          'opportunity.customer_name',
          'cycle_fact.co_designed',
        ])
        .execute()
    ).map((row) => [row.version_id, row]),
  );
  const middle = quantileOf(inRisingOrder([...around.values()].map(({ amount }) => amount)), 0.5) ?? 0;
  return records.map((record) => {
    const {
      amount = 0,
      customer_name = '',
      co_designed = null,
      accepted_at = null,
    } = around.get(record.version_id) ?? {};
    const reason = priceReasonKey(record.opportunity_id, record.cycle, record.title);
    return {
      ...record,
      customerName: customer_name,
      isPriceReason: reasons.has(reason),
      isBuyersChoice: isBuyersChoice({ co_designed, accepted_at }),
      isLarge: amount >= middle,
    };
  });
}

export async function insightChoiceRows(
  deps: Deps,
  actor: UserActor,
  {
    params,
    query: { cell = 'offered', test: testId, side, offset, limit, ...filter },
  }: Pick<EndpointCall<'insightChoiceRows'>, 'params' | 'query'>,
): Promise<EndpointAnswer<'insightChoiceRows'> | Refusal> {
  const test = choiceTest(cell);
  if (!test) return refuse('not-found');
  const timeZone = await prepare(deps, actor);
  const isAmong = await memberTest(deps, actor, timeZone, { testId, side, filter });
  const records = (await readChoices(deps.db, actor.organisationId, timeZone, { ...filter, key: params.key }))
    .filter((record) => test(record) && isAmong(record))
    .sort((a, b) => b.at - a.at || (a.opportunity_id < b.opportunity_id ? -1 : 1));
  const shown = records.slice(offset, offset + limit);
  return { count: records.length, rows: await rowsOf(deps, actor, shown) };
}

async function rowsOf({ db }: Deps, { organisationId }: UserActor, records: readonly ChoiceRecord[]) {
  if (records.length === 0) return [];
  const deals = await db
    .selectFrom('opportunity')
    .select(['id', 'customer_name', 'title'])
    .where('organisation_id', '=', organisationId)
    .where('id', 'in', [...new Set(records.map(({ opportunity_id }) => opportunity_id))])
    .execute();
  const dealOf = new Map(deals.map((deal) => [deal.id, deal]));
  const share = (ratio: number | null) => (ratio === null ? null : shareOfList(ratio));
  return records.map((record): ChoiceRow => {
    const { seen, preselected, everSelected, dropped, readded, atBase, atSend, atAccept, band } = record;
    const deal = dealOf.get(record.opportunity_id);
    return {
      quoteId: record.quote_id,
      versionId: record.version_id,
      customerName: deal?.customer_name ?? '',
      dealTitle: deal?.title ?? '',
      cycle: record.cycle,
      at: record.at,
      amount: MinorUnits.parse(record.amount),
      priceShare: share(record.ratio),
      ...{ seen, preselected, everSelected, dropped, readded, atBase, atSend, atAccept, band },
    };
  });
}

export async function insightChoicesFile(
  deps: Deps,
  actor: UserActor,
  { cell = 'offered', test: testId, side, ...filter }: EndpointCall<'insightChoicesFile'>['query'],
): Promise<StreamAnswer | Refusal> {
  const test = choiceTest(cell);
  if (!test) return refuse('not-found');
  const timeZone = await prepare(deps, actor);
  const day = (at: number) => dayIn(timeZone, at);
  const isAmong = await memberTest(deps, actor, timeZone, { testId, side, filter });
  const observations = selectObservations(deps.db, actor.organisationId, timeZone, filter);
  const reasons = await priceReasons(deps.db, actor.organisationId);
  const rows = observationPages(observations, reasons, (record) => test(record) && isAmong(record));
  return csvFile(`insight-choices-${day(deps.now())}.csv`, choiceColumns(day), rows);
}

export async function insightPriceTests(
  deps: Deps,
  actor: UserActor,
  filter: InsightFilter,
): Promise<EndpointAnswer<'insightPriceTests'>> {
  const { organisationId } = actor;
  const timeZone = await prepare(deps, actor);
  const contrasts = await readContrasts(deps.db, organisationId, deps.now());
  const keys = [...new Set(contrasts.map(({ key }) => key))];
  const [taken, names] = await Promise.all([
    readTaken(deps.db, organisationId, timeZone, filter, keys),
    readComponentNames(deps.db, organisationId, timeZone, filter),
  ]);
  return { tests: priceTests(contrasts, taken, names) };
}

interface Member {
  readonly testId: string | undefined;
  readonly side: string | undefined;
  readonly filter: InsightFilter;
}

type Observed = Pick<ChoiceRecord, 'component_key' | 'opportunity_id' | 'cycle'>;

/** Whether an observation is one that the side of a price test is counted from; all are, where no test is named. */
async function memberTest(
  { db, now }: Deps,
  { organisationId }: UserActor,
  timeZone: string,
  { testId, side, filter }: Member,
): Promise<(observed: Observed) => boolean> {
  if (testId === undefined) return () => true;
  const contrasts = await readContrasts(db, organisationId, now());
  const contrast = contrasts.find(({ id }) => testId.startsWith(`${id}-`));
  if (!contrast) return () => false;
  const { key } = contrast;
  const taken = await readTaken(db, organisationId, timeZone, filter, [key]);
  const members = new Set(
    (taken.get(key) ?? []).flatMap((one) =>
      spanOf(contrast, one)?.side === side ? [`${one.opportunityId} ${one.cycle}`] : [],
    ),
  );
  return ({ component_key, opportunity_id, cycle }) =>
    component_key === key && members.has(`${opportunity_id} ${cycle}`);
}

export async function insightWords(
  deps: Deps,
  actor: UserActor,
  filter: InsightFilter,
): Promise<EndpointAnswer<'insightWords'>> {
  const timeZone = await prepare(deps, actor);
  return { words: await buyersWords(deps.db, actor.organisationId, filter, timeZone) };
}
