/**
 * What only the person at the machine may do:
 *
 *   npm run admin -- create --organisation "Name" --email who@example.com --name "Their name"
 *
 * makes an organisation and its first administrator. The password is asked for, or read from standard input; an
 * empty one is made up and shown once.
 *
 *   npm run admin -- limits --organisation "Name" --max-discount 15 --min-margin 25 --max-value 2000000 --currency SEK --min-start-days 14 --max-price-change 5
 *
 * says how far its sellers may go before somebody else must approve; what is not said has no limit.
 *
 *   npm run admin -- confirm-mail
 *
 * says that data which were restored or copied are the ones that mail goes out from now on.
 *
 *   npm run admin -- verify --witness evidence.json
 *
 * checks that the audit log, the sent versions and the evidence are what was written, and that the log agrees with
 * evidence packages, or with what an earlier check printed, that were kept elsewhere.
 */
import './node-version.ts';
import { parseArgs } from 'node:util';
import type { Command } from './admin/command.ts';
import { confirmMail } from './admin/confirm-mail.ts';
import { create } from './admin/create.ts';
import { limits } from './admin/limits.ts';
import { verify } from './admin/verify.ts';
import { ConfigError, readConfig } from './config.ts';

const commands = new Map(Object.entries({ create, limits, 'confirm-mail': confirmMail, verify }));

function usageOf(asked: readonly Command[]): string[] {
  return asked.flatMap(({ usage: [first, ...more] }) => [`npm run admin -- ${first}`, ...more]);
}

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
      'min-start-days': { type: 'string' },
      'max-price-change': { type: 'string' },
      currency: { type: 'string' },
      witness: { type: 'string', multiple: true },
    },
  });
  const command = commands.get(positionals.join(' '));
  if (!command) throw new ConfigError(usageOf([...commands.values()]), 'There is no such command. Usage:');
  const config = readConfig();
  try {
    const { lines, isWrong = false } = await command.run({ config, values, now: Date.now });
    for (const line of lines) console.log(line);
    if (isWrong) process.exitCode = 1;
  } catch (error) {
    if (error instanceof ConfigError) error.message += `\nUsage:\n${usageOf([command]).join('\n')}`;
    throw error;
  }
}

main().catch((error) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
