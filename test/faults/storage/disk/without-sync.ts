/**
 * Loaded before the server as a negative control: its connections get a setting under which SQLite does not wait
 * for the disk at a commit.
 */
import { DatabaseSync } from 'node:sqlite';

const { exec } = DatabaseSync.prototype;

DatabaseSync.prototype.exec = function (sql) {
  exec.call(this, sql.replace(/synchronous\s*=\s*full/i, 'synchronous = normal'));
};
