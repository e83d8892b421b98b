/** Fills our server's data folder before it starts: an organisation, sellers, quotes in co-design, guests, sessions. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Side } from '#shared/access/permissions.ts';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import { type Accounts, openAccounts } from '../../../server/accounts/accounts.ts';
import type { UserActor } from '../../../server/accounts/actor.ts';
import { createOrganisation } from '../../../server/accounts/organisations.ts';
import { readOrMakeSecret } from '../../../server/accounts/session-secret.ts';
import { createShareLink } from '../../../server/accounts/share-links.ts';
import { insertOpportunity, newOpportunityId } from '../../../server/opportunities/create-opportunity.ts';
import { createQuote } from '../../../server/quotes/create-quote.ts';
import { inviteBuyer } from '../../../server/quotes/invite-buyer.ts';
import { compactDocument } from '../../../server/rooms/folding.ts';
import { openStorage, type Storage } from '../../../server/storage/storage.ts';
import { quoteContent } from '../../support/quote-content.ts';
import { gateAnswers } from '../../support/selling-organisation.ts';
import type { WorldPlan } from './world.ts';

export interface Person {
  readonly side: Side;
  /** What their browser sends. */
  readonly cookie: string;
}

export interface FurnishedRoom {
  readonly id: QuoteId;
  readonly people: readonly Person[];
}

interface Seller {
  readonly user: UserActor;
  readonly cookie: string;
}

/** One seller for up to five people: customers bring their colleagues. */
const peoplePerSeller = 5;
/** Only the shape of it matters to the sessions: cookies over plain http, to this machine. */
const publicUrl = 'http://localhost';

export async function furnish(dataDir: string, plan: WorldPlan): Promise<FurnishedRoom[]> {
  await mkdir(dataDir, { recursive: true });
  const storage = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const secret = await readOrMakeSecret(dataDir);
    const accounts = await openAccounts({ db: storage.db, publicUrl, secret, now: Date.now });
    const sellers = await hire(storage, accounts, Math.ceil(plan.people / peoplePerSeller));
    const invited = plan.people - sellers.length;
    const quotes = await makeQuotes(storage, sellers, invited, plan);
    await writeDocuments(storage, sellers, quotes, plan);
    return await Promise.all(
      quotes.map(async ({ id, tokens }) => ({
        id,
        people: [
          ...sellers.map(({ cookie }) => ({ side: 'seller', cookie }) as const),
          ...(await Promise.all(tokens.map((token) => enter(accounts, token)))),
        ],
      })),
    );
  } finally {
    await storage.close();
  }
}

async function hire({ db }: Storage, accounts: Accounts, count: number): Promise<Seller[]> {
  const organisation = { name: 'Nordvik', companyNumber: '', address: '', timeZone: 'Europe/Stockholm' };
  const organisationId = await createOrganisation(db, organisation, Date.now());
  const sellers: Seller[] = [];
  for (let number = 0; number < count; number += 1) {
    const [name, email, role] = [`Seller ${number}`, `seller-${number}@nordvik.example`, 'seller'] as const;
    const password = 'only the bench knows it';
    const userId = granted(await accounts.createUser({ name, email, role, password, organisationId }));
    const { cookies } = await accounts.startUserSession(userId);
    const user = { kind: 'user', userId, organisationId, role, name, email, sessionId: '' } as const;
    sellers.push({ user, cookie: sent(cookies) });
  }
  return sellers;
}

/** Gives every quote the planned document, as if its edits had been folded into it. */
async function writeDocuments(
  { db }: Storage,
  sellers: readonly Seller[],
  quotes: readonly { readonly id: QuoteId }[],
  { state, edits = 1 }: WorldPlan,
): Promise<void> {
  const organisationId = ownerOf(sellers).user.organisationId;
  await db
    .updateTable('document')
    .set({ seq: edits })
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', 'shared')
    .execute();
  for (const { id: quoteId } of quotes) {
    await compactDocument(db, { organisationId, quoteId, kind: 'shared', seq: edits, state });
  }
}

function ownerOf([owner]: readonly Seller[]): Seller {
  if (!owner) throw new Error('a quote has a seller');
  return owner;
}

/** All in one transaction: nobody watches. */
function makeQuotes({ db }: Storage, sellers: readonly Seller[], invited: number, plan: WorldPlan) {
  const { user } = ownerOf(sellers);
  const { organisationId } = user;
  return db.transaction().execute(async (trx) => {
    const now = Date.now();
    const opportunityId = newOpportunityId();
    await insertOpportunity(trx, opportunityId, user, gateAnswers(), now);
    const quotes: { id: QuoteId; tokens: string[] }[] = [];
    for (let room = 0; room < plan.rooms; room += 1) {
      const seller = { ...user, title: '' };
      const content = quoteContent();
      const { quoteId: id } = await createQuote(trx, { organisationId, opportunityId, seller, content }, now);
      const tokens: string[] = [];
      for (let guest = 0; guest < invited; guest += 1) {
        const buyer = { name: `Guest ${guest}`, title: '', email: `guest-${guest}@customer.example` };
        const participantId = granted(await inviteBuyer(trx, user, id, buyer, now));
        const link = await createShareLink(trx, { organisationId, quoteId: id, participantId }, now);
        tokens.push(link.token);
      }
      quotes.push({ id, tokens });
    }
    return quotes;
  });
}

async function enter(accounts: Accounts, token: string): Promise<Person> {
  const { cookies } = granted(await accounts.openLink(token, { address: '192.0.2.1', userAgent: 'Bench' }));
  return { side: 'buyer', cookie: sent(cookies) };
}

/** The `Cookie` header that these `Set-Cookie` values lead to. */
function sent(setCookies: readonly string[]): string {
  return setCookies
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

function granted<T>(made: T | Refusal): T {
  if (isRefusal(made)) throw new Error(`the bench could not be furnished: ${made.refused}`);
  return made;
}
