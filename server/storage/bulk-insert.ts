import type { Insertable, Kysely } from 'kysely';
import type { Schema } from './schema.ts';
import type { Statement } from './sqlite-connection.ts';

/**
 * How many rows one `insert` takes. Several together cost a fraction of one by one; more than this saves nothing,
 * makes another statement text for each number of rows, and would in the end meet the limit on parameters.
 */
const rowsPerInsert = 50;

/**
 * Inserts whose text is made once for each number of rows: making it costs several times what running it does, and
 * these are run for every edit that anybody makes.
 */
export class BulkInsert<Table extends keyof Schema> {
  readonly #db: Kysely<Schema>;
  readonly #table: Table;
  readonly #columns: readonly (keyof Insertable<Schema[Table]> & string)[];
  readonly #texts = new Map<number, string>();

  /** `columns`: all that the rows have. */
  constructor(
    db: Kysely<Schema>,
    table: Table,
    columns: readonly (keyof Insertable<Schema[Table]> & string)[],
  ) {
    this.#db = db;
    this.#table = table;
    this.#columns = columns;
  }

  /** The rows in order, some at a time; nothing where there are none. */
  statements(rows: readonly Insertable<Schema[Table]>[]): Statement[] {
    const statements: Statement[] = [];
    for (let at = 0; at < rows.length; at += rowsPerInsert) {
      const some = rows.slice(at, at + rowsPerInsert);
      // Kysely numbers the values of an insert row by row, in the order of the columns.
      const parameters = some.flatMap((row) => this.#columns.map((column) => row[column]));
      statements.push({ sql: this.#text(some), parameters });
    }
    return statements;
  }

  #text(rows: readonly Insertable<Schema[Table]>[]): string {
    const known = this.#texts.get(rows.length);
    if (known !== undefined) return known;
    const inOrder = rows.map((row) => Object.fromEntries(this.#columns.map((name) => [name, row[name]])));
    // A row of the table by construction: TypeScript cannot follow `fromEntries`.
    const values = inOrder as unknown as Insertable<Schema[Table]>[];
    const { sql } = this.#db.insertInto(this.#table).values(values).compile();
    this.#texts.set(rows.length, sql);
    return sql;
  }
}
