/** Loaded before the server as a negative control: a commit that failed looks as if it had succeeded. */
import { DatabaseSync, StatementSync } from 'node:sqlite';

const { prepare } = DatabaseSync.prototype;
const { run } = StatementSync.prototype;
const owners = new WeakMap<StatementSync, DatabaseSync>();

DatabaseSync.prototype.prepare = function (sql, ...options) {
  const statement = prepare.call(this, sql, ...options);
  owners.set(statement, this);
  return statement;
};
StatementSync.prototype.run = function (this: StatementSync, ...values: unknown[]) {
  try {
    return Reflect.apply(run, this, values);
  } catch (error) {
    const database = owners.get(this);
    if (this.sourceSQL.toLowerCase() !== 'commit' || !database) throw error;
    if (database.isTransaction) database.exec('rollback');
    return { changes: 0, lastInsertRowid: 0 };
  }
};
