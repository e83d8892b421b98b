/**
 * What only the person at the machine may do:
 *
 *   npm run admin -- create --organisation "Name" --email who@example.com --name "Their name"
 *
 * makes an organisation and its first administrator. The password is asked for, or read from standard input; an
 * empty one is made up and shown once.
 *
 *   npm run admin -- limits --organisation "Name" --max-discount 15 --min-margin 25 --max-value 2000000 --currency SEK
 *
 * says how far its sellers may go before somebody else must approve; what is not said has no limit.
 *
 *   npm run admin -- confirm-mail
 *
 * says that data which were restored or copied are the ones that mail goes out from now on.
 */
import './node-version.ts';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isRefusal, problems } from '#shared/protocol/problems.ts';
import { payableSteps } from '#shared/quote/quote.ts';
import { openAccounts } from './accounts/accounts.ts';
import { createOrganisation } from './accounts/organisations.ts';
import { readOrMakeSecret } from './accounts/session-secret.ts';
import { limitsByName } from './approvals/limits-by-name.ts';
import { ConfigError, readConfig } from './config.ts';
import { openInstallation } from './outbox/installation.ts';
import { openStorage } from './storage/storage.ts';

const usage = `Usage: npm run admin -- create --organisation NAME --email EMAIL --name NAME
         [--company-number NUMBER] [--address ADDRESS] [--time-zone Europe/Stockholm]
         [--round-to COIN, of kronor: ${payableSteps.join(', ')}]
       npm run admin -- limits --organisation NAME [--max-discount PERCENT] [--min-margin PERCENT]
         [--max-value AMOUNT --currency CODE]
       npm run admin -- confirm-mail`;

const shortestPassword = 12;

const Founder = z.object({
  organisation: z.string('is missing').trim().min(1, 'is empty').max(200),
  email: z.email('is missing or no email address').max(200),
  name: z.string('is missing').trim().min(1, 'is empty').max(120),
  'company-number': z.string().max(40).default(''),
  address: z.string().max(300).default(''),
  'time-zone': z.string().refine(isTimeZone, 'is no IANA time zone').default('Europe/Stockholm'),
  'round-to': z.enum(payableSteps, `is none of ${payableSteps.join(', ')}`).optional(),
});

async function main(): Promise<void> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      organisation: { type: 'string' },
      email: { type: 'string' },
      name: { type: 'string' },
      'company-number': { type: 'string' },
      address: { type: 'string' },
      'time-zone': { type: 'string' },
      'round-to': { type: 'string' },
      'max-discount': { type: 'string' },
      'min-margin': { type: 'string' },
      'max-value': { type: 'string' },
      currency: { type: 'string' },
    },
  });
  const command = positionals.join(' ');
  if (command === 'confirm-mail') return confirmMail();
  if (command === 'limits') return setLimits(values);
  if (command !== 'create') throw nothingMade([usage]);
  const founder = Founder.safeParse(values);
  if (!founder.success) {
    const wrong = founder.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
    throw nothingMade([...wrong, usage]);
  }
  const typed = await readPassword();
  if (typed !== '' && typed.length < shortestPassword) {
    throw nothingMade([`The password must have at least ${shortestPassword} characters.`]);
  }
  const password = typed || randomBytes(15).toString('base64url');
  await create(founder.data, password);
  console.log(`${founder.data.name} <${founder.data.email}> administers ${founder.data.organisation}.`);
  if (typed === '') console.log(`Password, shown this once: ${password}`);
}

async function create(founder: z.output<typeof Founder>, password: string): Promise<void> {
  const { dataDir, publicUrl, sessionSecret } = readConfig();
  await mkdir(dataDir, { recursive: true });
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const secret = sessionSecret ?? (await readOrMakeSecret(dataDir));
    const accounts = await openAccounts({ db, publicUrl, secret, now: Date.now });
    const organisation = {
      name: founder.organisation,
      companyNumber: founder['company-number'],
      address: founder.address,
      timeZone: founder['time-zone'],
      payableStep: founder['round-to'],
    };
    const organisationId = await createOrganisation(db, organisation, Date.now());
    const { email, name } = founder;
    const userId = await accounts.createUser({ email, name, password, organisationId, role: 'admin' });
    if (isRefusal(userId)) {
      await db.deleteFrom('organisation').where('id', '=', organisationId).execute();
      throw nothingMade([`--email ${email}: ${problems[userId.refused].title}`]);
    }
  } finally {
    await close();
  }
}

/** Holds from the next review on; a server that runs on these data need not be restarted. */
async function setLimits(values: unknown): Promise<void> {
  const { dataDir } = readConfig();
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const said = await limitsByName(db, values);
    if (Array.isArray(said)) throw new ConfigError([...said, usage], 'Nothing was changed:');
    console.log(said);
  } finally {
    await close();
  }
}

/** A server that runs on these data notices within a minute. */
async function confirmMail(): Promise<void> {
  const { dataDir } = readConfig();
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const installation = await openInstallation(db, dataDir);
    await installation.confirm();
    await installation.close();
  } finally {
    await close();
  }
  console.log(`Mail goes out from the data in ${dataDir}. Make sure that it does from nowhere else.`);
}

/** One line of standard input; at a terminal it is asked for, and what is typed is not shown. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Password (empty: one is made): ');
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: process.stdin.isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stderr.write('\n');
  }
}

function nothingMade(reasons: string[]): ConfigError {
  return new ConfigError(reasons, 'Nothing was created:');
}

function isTimeZone(name: string): boolean {
  return Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
}

main().catch((error) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
