/** How soon a manager's views answer over years of selling, on the embedded database. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { caseViews } from '#shared/insight/case-views.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import {
  insightChoiceRows,
  insightChoices,
  insightWillingness,
  insightWords,
} from '../../../server/insight/choices/answers.ts';
import { componentInsight } from '../../../server/insight/component-insight.ts';
import { viewRows } from '../../../server/insight/views/rows.ts';
import { answerView } from '../../../server/insight/views/views.ts';
import { buyerEngagement } from '../../../server/opportunities/buyer-engaged.ts';
import { projectDrafts } from '../../../server/quotes/draft-projection.ts';
import { createRooms } from '../../../server/rooms/rooms-registry.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { writeHistory } from '../../support/sales-history.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import { quantile } from '../figures.ts';
import { bounded, type Row } from '../row.ts';

/** `INSIGHT_DEALS`: fewer, to try the part itself. */
const opportunities = Number(process.env['INSIGHT_DEALS'] ?? 5_000);
const quotesEach = 4;
const components = 8;
const rounds = 30;
const mostMilliseconds = 400;

export async function benchInsight(): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'coquote-insight-'));
  const { db, close } = await openStorage(join(folder, 'coquote.sqlite'));
  try {
    const organisationId = await addOrganisation(db);
    const maria = await addUser(db, organisationId, 'Maria Holm', 'manager');
    const erik = await addUser(db, organisationId);
    const until = Date.now();
    await writeHistory(db, {
      organisationId,
      owners: [maria, erik],
      ...{ opportunities, quotesEach, components, until, versionSize: 12_000 },
    });
    const rooms = createRooms({
      db,
      clock: () => until,
      inCommit: buyerEngagement(),
      log: { info() {}, warn() {}, error: (fields) => console.error(fields) },
      onFatal: (error) => console.error(error),
    });
    const deps = {
      db,
      now: () => until,
      projectDrafts: (of: typeof organisationId) => projectDrafts({ db, rooms, now: () => until }, of),
    };
    const key = (await insightChoices(deps, maria, {})).components[0]?.key ?? '';
    const page = { offset: 0, limit: 50 };
    const asks: readonly (readonly [string, (actor: UserActor) => Promise<unknown>])[] = [
      ...caseViews.map((view) => [view, (actor: UserActor) => answerView(deps, actor, view, {})] as const),
      ['rows of losses', (actor) => viewRows(deps, actor, { params: { view: 'losses' }, query: page })],
      ['components', (actor) => componentInsight(deps, actor)],
      ['choices', (actor) => insightChoices(deps, actor, {})],
      ['one component', (actor) => insightWillingness(deps, actor, key, {})],
      ['its rows', (actor) => insightChoiceRows(deps, actor, { params: { key }, query: page })],
      ['words', (actor) => insightWords(deps, actor, {})],
    ];
    const rows: Row[] = [];
    for (const [name, ask] of asks) {
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const begun = performance.now();
        await ask(maria);
        times.push(performance.now() - begun);
      }
      const title = `${name}, ${opportunities} deals, ${opportunities * quotesEach} quotes`;
      rows.push({ name: `${title}: median`, value: quantile(times, 0.5), unit: 'ms' });
      rows.push(
        bounded(
          { name: `${title}: 95th percentile`, value: quantile(times, 0.95), unit: 'ms' },
          'at most',
          mostMilliseconds,
        ),
      );
    }
    return rows;
  } finally {
    await close();
    await rm(folder, { recursive: true });
  }
}
