/**
 * The demo's organisation, with one quote that is ready for designing together. Everything is made by the commands
 * that people use. Each step looks first whether it was done, so a start that was cut short is finished by the next.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import {
  CatalogueImportId,
  OpportunityId,
  OrganisationId,
  type ParticipantId,
  type QuoteId,
  type UserId,
} from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import { addMonths, dayIn } from '#shared/time.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { UserActor } from '../accounts/actor.ts';
import { createOrganisation } from '../accounts/organisations.ts';
import { createShareLink } from '../accounts/share-links.ts';
import { readApprovalLimits, setApprovalLimits } from '../approvals/approval-limits.ts';
import { actedBySystem } from '../audit/record-audit.ts';
import { applyImport } from '../catalogue/apply-import.ts';
import type { CatalogueDeps } from '../catalogue/change-item.ts';
import { readHead } from '../catalogue/read-catalogue.ts';
import { beginStaging, bringStaged } from '../imports/staging.ts';
import { insertOpportunity } from '../opportunities/create-opportunity.ts';
import { createQuote } from '../quotes/create-quote.ts';
import { inviteBuyer } from '../quotes/invite-buyer.ts';
import type { Clock } from '../storage/clock.ts';
import { randomId, randomToken } from '../storage/random-id.ts';
import type { Schema } from '../storage/schema.ts';
import { listTemplates } from '../templates/read-templates.ts';
import { demoCatalogue } from './demo-catalogue.ts';
import {
  demoBuyers,
  demoColleagues,
  demoCustomer,
  demoLimits,
  demoOrganisation,
  demoUsers,
} from './demo-people.ts';
import { demoContent, demoCosts } from './demo-quote.ts';
import { keepDemoTemplates } from './demo-templates.ts';
import { liveYear } from './history/live-year.ts';
import { colleague } from './history/past.ts';

const demoQuoteNumber = '2026-0143';
export const demoOrganisationId = OrganisationId.parse('demo-nordvik');

export interface SeedOptions {
  readonly db: Kysely<Schema>;
  readonly accounts: Accounts;
  readonly now: Clock;
  /** The installation's. */
  readonly secret: string;
  readonly publicUrl: string;
  /** Whether it also has a year behind it. */
  readonly hasPast: boolean;
}

export async function seedDemo(options: SeedOptions): Promise<void> {
  const { db, accounts, now } = options;
  await createOrganisation(db, demoOrganisation, now(), demoOrganisationId);
  if ((await readApprovalLimits(db, demoOrganisationId)) === null) {
    await setApprovalLimits(db, demoOrganisationId, demoLimits, { by: actedBySystem, at: now() });
  }
  for (const user of demoUsers) if (!(await findUser(db, user.role))) await addUser(accounts, user);
  const seller = await findUser(db, 'seller');
  if (!seller) throw new Error('The demo has lost its seller');
  if (options.hasPast && !(await hasBegun(db))) await seedPast(options, seller);
  await db.transaction().execute(async (trx) => {
    if (!(await findQuote(trx))) await seedQuote(trx, seller, now());
  });
  if ((await readHead(db, demoOrganisationId)) === 0) await seedCatalogue({ db, now }, erik(seller));
  await db.transaction().execute(async (trx) => {
    if ((await listTemplates(trx, demoOrganisationId)).length > 0) return;
    await keepDemoTemplates(trx, erik(seller), now());
  });
}

async function addUser(
  accounts: Accounts,
  user: { readonly role: Role; readonly name: string; readonly email: string },
): Promise<UserId> {
  // Nobody knows it: the demo's own entrance is the way in.
  const password = randomToken();
  const id = await accounts.createUser({ ...user, password, organisationId: demoOrganisationId });
  if (isRefusal(id))
    throw new Error(`The demo needs ${user.email}, which somebody else has. Start with DEMO=off.`);
  return id;
}

async function seedPast(options: SeedOptions, seller: UserId): Promise<void> {
  const manager = await findUser(options.db, 'manager');
  if (!manager) throw new Error('The demo has lost its manager');
  const organisationId = demoOrganisationId;
  const sellers = [erik(seller)];
  for (const user of demoColleagues) {
    sellers.push(colleague(await addUser(options.accounts, user), { organisationId, ...user }));
  }
  await liveYear(options, { sellers, manager: colleague(manager, { organisationId, ...demoUsers[1] }) });
}

/** Whether anything was ever sold here. A year that was cut short stays a short one. */
async function hasBegun(db: Kysely<Schema>): Promise<boolean> {
  const { opportunities } = await db
    .selectFrom('opportunity')
    .select((eb) => eb.fn.countAll<number>().as('opportunities'))
    .where('organisation_id', '=', demoOrganisationId)
    .executeTakeFirstOrThrow();
  return opportunities > 0;
}

/** As a seller who reads a price list in. */
async function seedCatalogue(deps: CatalogueDeps, actor: UserActor): Promise<void> {
  const rows = demoCatalogue();
  const file = { kind: 'catalogue', fileName: 'Nordvik.csv', rowCount: rows.length } as const;
  const importId = CatalogueImportId.parse(await beginStaging(deps, actor, file));
  const brought = await bringStaged(deps, actor, 'catalogue', { importId, from: 0, rows });
  const done = isRefusal(brought) ? brought : await applyImport(deps, actor, { importId, head: 0 });
  if (isRefusal(done)) throw new Error(`The demo could not fill its catalogue: ${done.refused}`);
}

const erik = (userId: UserId) => colleague(userId, { organisationId: demoOrganisationId, ...demoUsers[0] });

async function seedQuote(trx: Transaction<Schema>, seller: UserId, now: number): Promise<void> {
  const [{ name, email }] = demoUsers;
  const [contact] = demoBuyers;
  const organisationId = demoOrganisationId;
  const today = dayIn(demoOrganisation.timeZone, now);
  const content = demoContent(today);
  const opportunityId = OpportunityId.parse(randomId());
  const gate = {
    title: 'Marketing automation',
    ...demoCustomer,
    value: '650000',
    currency: content.terms.currency,
    expectedClose: addMonths(today, 2),
    contactName: contact.name,
    contactEmail: contact.email,
    needWithinHalfYear: true as const,
    needNote: 'The contract for their old system ends in the spring, and nobody prolongs it',
    source: 'Webinar on lead management, two attendees, price page visited three times',
  };
  await insertOpportunity(trx, opportunityId, { organisationId, userId: seller, name }, gate, now);
  const { quoteId } = await createQuote(
    trx,
    {
      organisationId,
      opportunityId,
      seller: { userId: seller, name, title: '', email },
      content,
      costs: demoCosts,
      number: demoQuoteNumber,
    },
    now,
  );
  for (const [index, buyer] of demoBuyers.entries()) {
    // One after the other, so that everybody stands in the order in which they came.
    const participantId = await inviteBuyer(trx, erik(seller), quoteId, buyer, now + 1 + index);
    if (isRefusal(participantId)) throw new Error(`The demo could not invite ${buyer.name}`);
    // The contact's link is made anew at every start. Whoever tries the product plays them, and is not asked who they are.
    if (buyer === contact) await knowByName(trx, participantId, now);
    else await createShareLink(trx, { organisationId, quoteId, participantId }, now);
  }
}

async function knowByName(trx: Transaction<Schema>, id: ParticipantId, now: number): Promise<void> {
  await trx.updateTable('participant').set({ name_confirmed_at: now }).where('id', '=', id).execute();
}

export async function findUser(db: Kysely<Schema>, role: 'seller' | 'manager'): Promise<UserId | undefined> {
  const row = await db
    .selectFrom('membership')
    .select('user_id')
    .where('organisation_id', '=', demoOrganisationId)
    .where('role', '=', role)
    .orderBy('created_at')
    .executeTakeFirst();
  return row?.user_id;
}

/** The quote that the demo's links lead to. */
export async function findQuote(db: Kysely<Schema>): Promise<QuoteId | undefined> {
  const row = await db
    .selectFrom('quote')
    .select('id')
    .where('organisation_id', '=', demoOrganisationId)
    .where('number', '=', demoQuoteNumber)
    .executeTakeFirst();
  return row?.id;
}
