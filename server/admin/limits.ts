import { limitsByName } from '../approvals/limits-by-name.ts';
import { ConfigError } from '../config.ts';
import { type Command, withStorage } from './command.ts';

/** Sets how far sellers may go. Holds from the next review on; a server that runs on these data need not be restarted. */
export const limits: Command = {
  usage: [
    'limits --organisation NAME [--max-discount PERCENT] [--min-margin PERCENT]',
    '  [--max-value AMOUNT --currency CODE]',
  ],
  run: ({ config, values, now }) =>
    withStorage(config, async (db) => {
      const said = await limitsByName(db, values, now());
      if (Array.isArray(said)) throw new ConfigError([...said], 'Nothing was changed:');
      return { lines: [said] };
    }),
};
