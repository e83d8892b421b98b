/**
 * A real database file with selling organisations in it, for tests of what the server does behind its API.
 * Everything else is made with the product's own commands.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kysely } from 'kysely';
import type { Role } from '#shared/access/permissions.ts';
import { OrganisationId, UserId } from '#shared/ids.ts';
import type { OpportunityGate } from '#shared/opportunity/gate.ts';
import type { UserActor } from '../../server/accounts/actor.ts';
import { randomId } from '../../server/storage/random-id.ts';
import type { Schema } from '../../server/storage/schema.ts';
import { openStorage, type Storage } from '../../server/storage/storage.ts';

export interface TestDatabase {
  readonly db: Kysely<Schema>;
  readonly disk: Storage['disk'];
  close(): Promise<void>;
}

export async function openTestDatabase(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'coquote-test-'));
  const storage = await openStorage(join(folder, 'coquote.db'));
  return {
    db: storage.db,
    disk: storage.disk,
    close: async () => {
      await storage.close();
      await rm(folder, { recursive: true });
    },
  };
}

export async function addOrganisation(
  db: Kysely<Schema>,
  name = 'Nordvik Konsult AB',
  timeZone = 'Europe/Stockholm',
): Promise<OrganisationId> {
  const id = OrganisationId.parse(randomId());
  await db
    .insertInto('organisation')
    .values({
      id,
      name,
      company_number: '559000-0000',
      address: 'Bryggvägen 4',
      time_zone: timeZone,
      created_at: 0,
    })
    .execute();
  return id;
}

export async function addUser(
  db: Kysely<Schema>,
  organisationId: OrganisationId,
  name = 'Erik Sandberg',
  role: Role = 'seller',
): Promise<UserActor> {
  const userId = UserId.parse(randomId());
  await db
    .insertInto('membership')
    .values({ organisation_id: organisationId, user_id: userId, role, created_at: 0 })
    .execute();
  const email = `${name.split(' ')[0]?.toLowerCase()}@nordvik.example`;
  return { kind: 'user', userId, organisationId, role, name, email, sessionId: randomId() };
}

/** Answers that open an opportunity on any day of `aDay`'s half year. */
export function gateAnswers(partial: Partial<OpportunityGate> = {}): OpportunityGate {
  return {
    title: 'Marketing automation',
    customerName: 'Lindqvist Industri AB',
    customerCompanyNumber: '556000-0000',
    customerAddress: 'Verkstadsgatan 2',
    value: '600000',
    currency: 'SEK',
    expectedClose: '2027-03-31',
    contactName: 'Anna Bergman',
    contactEmail: 'anna@lindqvist.example',
    needWithinHalfYear: true,
    needNote: 'The old system is switched off in spring',
    source: 'Referral',
    // Most tests have one customer, and several deals with them.
    isAnother: true,
    ...partial,
  };
}

/** Noon in Stockholm on 24 November 2026. */
export const aDay = Date.UTC(2026, 10, 24, 11);
