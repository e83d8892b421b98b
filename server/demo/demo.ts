/** The demo: people who need no password, and a fresh link for the buyer at every start. */
import type { DemoPeople } from '../accounts/account-handlers.ts';
import { createShareLink, linkUrl } from '../accounts/share-links.ts';
import { demoBuyers } from './demo-people.ts';
import { demoOrganisationId, findQuote, findUser, type SeedOptions, seedDemo } from './seed.ts';

export interface Demo {
  readonly people: DemoPeople;
  readonly buyerUrl: string;
}

export async function openDemo(options: SeedOptions): Promise<Demo> {
  await seedDemo(options);
  const { db, now, publicUrl } = options;
  const seller = await findUser(db, 'seller');
  const manager = await findUser(db, 'manager');
  const quoteId = await findQuote(db);
  if (!seller || !manager || !quoteId) throw new Error('The demo is not whole. Start with another DATA_DIR.');

  const organisationId = demoOrganisationId;
  const { id: participantId } = await db
    .selectFrom('participant')
    .select('id')
    .where('quote_id', '=', quoteId)
    .where('organisation_id', '=', organisationId)
    .where('email', '=', demoBuyers[0].email)
    .executeTakeFirstOrThrow();
  // Of earlier links only the hashes are known, so they cannot be printed again; they go on working.
  const { token } = await db
    .transaction()
    .execute((trx) => createShareLink(trx, { organisationId, quoteId, participantId }, now()));
  return { people: { seller, manager, quoteId }, buyerUrl: linkUrl(publicUrl, token) };
}
