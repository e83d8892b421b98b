/** Bringing the rows of a file: they wait here until all are there, and do nothing meanwhile. */
import type { Kysely, Transaction } from 'kysely';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { randomId } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import type { StagedKind } from '../storage/schema-imports.ts';

export interface StagingDeps {
  readonly db: Kysely<Schema>;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly now: () => number;
}

/** What was brought and not read in by then is forgotten, in milliseconds. */
const waitsFor = 24 * 3_600_000;

export interface StagedFile {
  /** Where its rows will go. */
  readonly kind: StagedKind;
  readonly fileName: string;
  /** How many rows it must have before it can be read in. */
  readonly rowCount: number;
}

/** The id is that of the import once it is carried out. */
export function beginStaging(
  { db, now }: StagingDeps,
  { organisationId }: UserActor,
  { kind, fileName, rowCount }: StagedFile,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const old = trx
      .selectFrom('staged_file')
      .select('id')
      .where('organisation_id', '=', organisationId)
      .where('made_at', '<', now() - waitsFor);
    for (const { id } of await old.execute()) await forgetStaged(trx, organisationId, id);
    const id = randomId();
    const file = { id, organisation_id: organisationId, kind, file_name: fileName, row_count: rowCount };
    await trx
      .insertInto('staged_file')
      .values({ ...file, made_at: now() })
      .execute();
    return id;
  });
}

export interface Portion {
  readonly importId: string;
  /** The place of the first one in the file, from 0. */
  readonly from: number;
  readonly rows: readonly object[];
}

/** Resolves to how many are there by now. A row that is brought again replaces the first. */
export function bringStaged(
  { db }: Pick<StagingDeps, 'db'>,
  { organisationId }: UserActor,
  kind: StagedKind,
  { importId, from, rows }: Portion,
): Promise<number | Refusal> {
  return db.transaction().execute(async (trx) => {
    const file = await readFile(trx, organisationId, kind, importId);
    if (!file) return refuse('not-found');
    if (from + rows.length > file.row_count) {
      return refuse('import-unfit', { detail: `The file was said to have ${file.row_count} rows.` });
    }
    const values = rows.map((row, index) => ({
      import_id: importId,
      ordinal: from + index,
      organisation_id: organisationId,
      content: JSON.stringify(row),
    }));
    await trx
      .insertInto('staged_row')
      .values(values)
      .onConflict((conflict) =>
        conflict
          .columns(['import_id', 'ordinal'])
          .doUpdateSet(({ ref }) => ({ content: ref('excluded.content') })),
      )
      .execute();
    const { count } = await trx
      .selectFrom('staged_row')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('organisation_id', '=', organisationId)
      .where('import_id', '=', importId)
      .executeTakeFirstOrThrow();
    return Number(count);
  });
}

/**
 * The rows in the order of the file, as they were checked when they were brought. Refused with `not-found` where
 * nothing of that kind waits under the id, and with `import-unfit` where rows are missing.
 */
export async function readStaged<Row>(
  db: Kysely<Schema>,
  { organisationId }: UserActor,
  kind: StagedKind,
  importId: string,
): Promise<{ readonly fileName: string; readonly rows: Row[] } | Refusal> {
  const file = await readFile(db, organisationId, kind, importId);
  if (!file) return refuse('not-found');
  const rows = await db
    .selectFrom('staged_row')
    .select('content')
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .orderBy('ordinal')
    .execute();
  if (rows.length !== file.row_count) {
    return refuse('import-unfit', { detail: `${rows.length} of ${file.row_count} rows have arrived.` });
  }
  return { fileName: file.file_name, rows: rows.map(({ content }) => JSON.parse(content) as Row) };
}

/** Once it has been read in, in the same transaction. */
export async function forgetStaged(
  trx: Transaction<Schema>,
  organisationId: UserActor['organisationId'],
  importId: string,
): Promise<void> {
  await trx
    .deleteFrom('staged_row')
    .where('organisation_id', '=', organisationId)
    .where('import_id', '=', importId)
    .execute();
  await trx
    .deleteFrom('staged_file')
    .where('organisation_id', '=', organisationId)
    .where('id', '=', importId)
    .execute();
}

function readFile(
  db: Kysely<Schema>,
  organisationId: UserActor['organisationId'],
  kind: StagedKind,
  importId: string,
) {
  return db
    .selectFrom('staged_file')
    .select(['file_name', 'row_count'])
    .where('organisation_id', '=', organisationId)
    .where('id', '=', importId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}
