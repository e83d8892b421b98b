/** Makes an organisation and its first administrator. */
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { z } from 'zod';
import { isRefusal } from '#shared/protocol/problems.ts';
import { payableSteps } from '#shared/quote/quote.ts';
import { isTimeZone } from '#shared/time.ts';
import { openAccounts } from '../accounts/accounts.ts';
import { createOrganisation } from '../accounts/organisations.ts';
import { readOrMakeSecret } from '../accounts/session-secret.ts';
import { actedByOperator } from '../audit/record-audit.ts';
import { ConfigError } from '../config.ts';
import { problems } from '../http/problem-titles.ts';
import { type Asked, type Command, withStorage } from './command.ts';
import { readPassword } from './read-password.ts';

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
type Founder = z.output<typeof Founder>;

export const create: Command = {
  usage: [
    'create --organisation NAME --email EMAIL --name NAME',
    '  [--company-number NUMBER] [--address ADDRESS] [--time-zone Europe/Stockholm]',
    `  [--round-to COIN, of kronor: ${payableSteps.join(', ')}]`,
  ],
  run: async (asked) => {
    const founder = Founder.safeParse(asked.values);
    if (!founder.success) {
      throw nothingMade(founder.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`));
    }
    const typed = await readPassword();
    if (typed !== '' && typed.length < shortestPassword) {
      throw nothingMade([`The password must have at least ${shortestPassword} characters.`]);
    }
    const password = typed || randomBytes(15).toString('base64url');
    await found(asked, founder.data, password);
    const { name, email, organisation } = founder.data;
    const lines = [`${name} <${email}> administers ${organisation}.`];
    return { lines: typed === '' ? [...lines, `Password, shown this once: ${password}`] : lines };
  },
};

async function found({ config, now }: Asked, founder: Founder, password: string): Promise<void> {
  const { dataDir, publicUrl, sessionSecret } = config;
  await mkdir(dataDir, { recursive: true });
  await withStorage(config, async (db) => {
    const secret = sessionSecret ?? (await readOrMakeSecret(dataDir));
    const accounts = await openAccounts({ db, publicUrl, secret, now });
    const { email, name } = founder;
    const taken = nothingMade([`--email ${email}: ${problems['already-exists'].title}`]);
    // Before anything is made: an organisation stands in its own audit log, and cannot be taken away again.
    if (await accounts.isUser(email)) throw taken;
    const organisation = {
      name: founder.organisation,
      companyNumber: founder['company-number'],
      address: founder.address,
      timeZone: founder['time-zone'],
      payableStep: founder['round-to'],
      by: actedByOperator,
    };
    const organisationId = await createOrganisation(db, organisation, now());
    const by = actedByOperator;
    const userId = await accounts.createUser({ email, name, password, organisationId, role: 'admin', by });
    if (isRefusal(userId)) throw taken;
  });
}

function nothingMade(reasons: string[]): ConfigError {
  return new ConfigError(reasons, 'Nothing was created:');
}
