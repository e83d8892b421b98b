import { DatabaseSync, type StatementSync } from 'node:sqlite';

/** Whole documents by name, in a file of their own. */
export class DocumentTable {
  readonly #database: DatabaseSync;
  readonly #select: StatementSync;
  readonly #upsert: StatementSync;

  constructor(path: string) {
    this.#database = new DatabaseSync(path);
    this.#database.exec('PRAGMA journal_mode = WAL');
    this.#database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, data BLOB NOT NULL)');
    this.#select = this.#database.prepare('SELECT data FROM documents WHERE name = ?');
    this.#upsert = this.#database.prepare(
      'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
    );
  }

  read(name: string): Uint8Array | null {
    const data = this.#select.get(name)?.['data'];
    return data instanceof Uint8Array ? data : null;
  }

  write(name: string, data: Uint8Array): void {
    this.#upsert.run(name, data);
  }

  close(): void {
    this.#database.close();
  }
}
