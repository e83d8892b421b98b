/** What the migrations write tables with. Changing what a published migration makes is a new migration. */
import { type CreateTableBuilder, type Kysely, sql } from 'kysely';

type ColumnType = 'text' | 'text?' | 'integer' | 'integer?' | 'bytes';

export interface Table {
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  /** Own columns → the table and its columns that must hold the same values. */
  readonly references?: readonly (readonly [
    own: readonly string[],
    table: string,
    theirs: readonly string[],
  ])[];
  readonly indexes?: readonly (readonly string[])[];
}

const sqlTypes = { text: 'text', integer: 'bigint', bytes: 'blob' } as const;

/**
 * Every row belongs to an organisation, and the references carry it: a row of one organisation cannot name a row of
 * another. The database itself refuses it.
 */
export async function createTable(db: Kysely<unknown>, name: string, table: Table): Promise<void> {
  let builder: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, type] of Object.entries(table.columns)) {
    const sqlType = sqlTypes[type.replace('?', '') as keyof typeof sqlTypes];
    builder = builder.addColumn(column, sqlType, (c) => (type.endsWith('?') ? c : c.notNull()));
  }
  builder = builder.addPrimaryKeyConstraint(`${name}_key`, [...table.key]);
  for (const columns of table.unique ?? []) {
    builder = builder.addUniqueConstraint(`${name}_by_${columns.join('_')}`, [...columns]);
  }
  for (const [own, target, theirs] of table.references ?? []) {
    builder = builder.addForeignKeyConstraint(`${name}_in_${target}`, [...own], target, [...theirs]);
  }
  await builder.execute();
  for (const columns of table.indexes ?? []) {
    await db.schema
      .createIndex(`${name}_for_${columns.join('_')}`)
      .on(name)
      .columns([...columns])
      .execute();
  }
}

/** What is written there stays: UPDATE and DELETE are refused by the database, whoever asks. */
export async function makeAppendOnly(db: Kysely<unknown>, table: string): Promise<void> {
  for (const verb of ['update', 'delete'] as const) await refuse(db, table, verb);
}

export async function refuse(db: Kysely<unknown>, table: string, verb: 'update' | 'delete'): Promise<void> {
  const name = `${table}_refuses_${verb}`;
  const message = `${table} is append only: ${verb} is refused`;
  await sql
    .raw(`create trigger ${name} before ${verb} on ${table} begin select raise(abort, '${message}'); end`)
    .execute(db);
}
