import { openInstallation } from '../outbox/installation.ts';
import { type Command, withStorage } from './command.ts';

/** Says that mail goes out from these data. A server that runs on them notices within a minute. */
export const confirmMail: Command = {
  usage: ['confirm-mail'],
  run: async ({ config }) => {
    const { dataDir } = config;
    await withStorage(config, async (db) => {
      const installation = await openInstallation(db, dataDir);
      await installation.confirm();
      await installation.close();
    });
    return {
      lines: [`Mail goes out from the data in ${dataDir}. Make sure that it does from nowhere else.`],
    };
  },
};
