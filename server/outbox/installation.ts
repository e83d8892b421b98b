/**
 * Whether this database is where it belongs. A backup that was restored, and a copy that was made to look around in,
 * know whom to mail as well as the original does; they must not, until somebody says so (promise I-42).
 *
 * The data folder holds a file beside the database. The database knows the file by its number and its birth, which no
 * copy has; and the file knows how many deliveries have gone out, of which a database from earlier knows fewer.
 */
import { randomBytes } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Schema } from '../storage/schema.ts';

const fileName = 'installation';
/** Written over in place: a file that was replaced would be another one. */
const countWidth = 15;

export interface Installation {
  /** Whether mail may go out from here. */
  isHome(): Promise<boolean>;
  /** To be called after each delivery that went out. */
  countDelivered(): Promise<void>;
  /** Says that this database is the one that mails from now on. */
  confirm(): Promise<void>;
  close(): Promise<void>;
}

/** A database that has known no installation yet belongs where it is opened first. */
export async function openInstallation(db: Kysely<Schema>, dataDir: string): Promise<Installation> {
  const file = await open(join(dataDir, fileName), 'a').then(async (made) => {
    await made.close();
    return open(join(dataDir, fileName), 'r+');
  });
  const here = await markOf(file);
  const known = await knownMark(db);
  if (known === null) await setMark(db, here.mark);
  let delivered = await deliveredIn(db);
  const writeCount = () => file.write(String(delivered).padStart(countWidth), here.countAt);
  if (known === null) await writeCount();

  return {
    async isHome() {
      if ((await knownMark(db)) !== here.mark) return false;
      // In this order: another process may be delivering, and it writes to the database first.
      const gone = await countIn(file, here.countAt);
      return gone <= (await deliveredIn(db));
    },
    async countDelivered() {
      delivered += 1;
      await writeCount();
    },
    async confirm() {
      delivered = await deliveredIn(db);
      await writeCount();
      await setMark(db, here.mark);
    },
    close: () => file.close(),
  };
}

interface Here {
  readonly mark: string;
  /** Where in the file the count begins. */
  readonly countAt: number;
}

async function markOf(file: FileHandle): Promise<Here> {
  const { ino, birthtimeMs } = await file.stat();
  const [known = ''] = (await file.readFile('utf8')).split('\n');
  const id = known === '' ? randomBytes(16).toString('base64url') : known;
  if (known === '') await file.write(`${id}\n${'0'.padStart(countWidth)}\n`, 0);
  return { mark: `${id} ${ino} ${Math.floor(birthtimeMs)}`, countAt: id.length + 1 };
}

async function countIn(file: FileHandle, at: number): Promise<number> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(countWidth), 0, countWidth, at);
  return Number(buffer.toString('utf8', 0, bytesRead)) || 0;
}

async function knownMark(db: Kysely<Schema>): Promise<string | null> {
  const row = await db.selectFrom('installation').select('mark').executeTakeFirst();
  return row?.mark ?? null;
}

async function setMark(db: Kysely<Schema>, mark: string): Promise<void> {
  await db
    .insertInto('installation')
    .values({ id: 1, mark })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ mark }))
    .execute();
}

async function deliveredIn(db: Kysely<Schema>): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', '=', 'delivered')
    .executeTakeFirstOrThrow();
  return count;
}
