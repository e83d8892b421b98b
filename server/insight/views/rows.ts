/** The rows that figures open to, a page at a time or as a file. */
import { type MinorUnits, minorUnits } from '#shared/money/amounts.ts';
import { minorDigits } from '#shared/money/currency.ts';
import { fromScaled } from '#shared/money/decimal.ts';
import { stageNameOf } from '#shared/opportunity/stage-names.ts';
import type { Stage } from '#shared/opportunity/stages.ts';
import type { EndpointAnswer, EndpointCall } from '#shared/protocol/api.ts';
import type { CaseRow } from '#shared/protocol/insight-api.ts';
import type { UserActor } from '../../accounts/actor.ts';
import type { StreamAnswer } from '../../http/handler.ts';
import { readStageLabels } from '../../settings/stage-labels.ts';
import { type CsvColumn, csvFile } from '../csv.ts';
import { rowOf, totalOf } from './cases.ts';
import { fileRows, newestFirst } from './file-rows.ts';
import { type ViewDeps, viewCases } from './views.ts';

type Asked<N extends 'insightRows' | 'insightFile'> = Pick<EndpointCall<N>, 'params' | 'query'>;

export async function viewRows(
  deps: ViewDeps,
  actor: UserActor,
  { params: { view }, query: { cell, offset, limit, ...filter } }: Asked<'insightRows'>,
): Promise<EndpointAnswer<'insightRows'>> {
  const { cases } = await viewCases(deps, actor, view, filter);
  const found = cases.of(cell);
  const rows = found.map(rowOf).sort(view === 'forecast' ? soonestFirst : newestFirst);
  return { figure: totalOf(found), rows: rows.slice(offset, offset + limit) };
}

export async function viewFile(
  deps: ViewDeps,
  actor: UserActor,
  { params: { view }, query: { cell, language, ...filter } }: Asked<'insightFile'>,
): Promise<StreamAnswer> {
  const { world, rows } = await fileRows(deps, actor, { view, cell, filter });
  const labels = await readStageLabels(deps.db, actor.organisationId);
  return csvFile(
    `insight-${view}-${world.today}.csv`,
    columnsOf(world.day, (stage) => stageNameOf(stage, language, labels)),
    rows,
  );
}

/** Who is expected to say yes first; decided deals, which the chances rest on, after all of them. */
function soonestFirst(a: CaseRow, b: CaseRow): number {
  const [mine, theirs] = [a.days ?? Number.POSITIVE_INFINITY, b.days ?? Number.POSITIVE_INFINITY];
  return mine === theirs ? newestFirst(a, b) : mine - theirs;
}

function columnsOf(
  day: (instant: number) => string,
  nameOf: (stage: Stage) => string,
): readonly CsvColumn<CaseRow>[] {
  return [
    ['customer', (row) => row.customerName],
    ['deal', (row) => row.title],
    ['cycle', (row) => row.cycle],
    ['owner', (row) => row.ownerName],
    ['stage', (row) => row.stage],
    ['stage_name', (row) => nameOf(row.stage)],
    ['lost_as', (row) => row.variant],
    ['began', (row) => day(row.startedAt)],
    ['ended', (row) => (row.endedAt === null ? null : day(row.endedAt))],
    ['currency', (row) => row.currency],
    ['amount', (row) => decimalOf(row)],
    ['days', (row) => row.days],
    ['ratio', (row) => (row.ratio === null ? null : Number(row.ratio.toFixed(4)))],
    ['chance', (row) => (row.chance === null ? null : Number(row.chance.toFixed(4)))],
    ['expected', (row) => decimalOf({ ...row, amount: expectedOf(row) })],
    ['counted_in', (row) => row.cells.join(' ')],
  ];
}

/** What it counts for in the forecast. */
function expectedOf({ amount, chance }: Pick<CaseRow, 'amount' | 'chance'>): MinorUnits | null {
  return amount === null || chance === null ? null : minorUnits(Math.round(amount * chance));
}

/** In major units, as a number of its own. */
function decimalOf({ amount, currency }: Pick<CaseRow, 'amount' | 'currency'>) {
  return amount === null || currency === null
    ? null
    : { decimal: fromScaled(BigInt(amount), minorDigits(currency)) };
}
