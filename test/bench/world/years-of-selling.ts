/** Fills a data folder of our server with years of selling, a manager who is signed in, and people who wait. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isRefusal } from '#shared/protocol/problems.ts';
import { openAccounts } from '../../../server/accounts/accounts.ts';
import { createOrganisation } from '../../../server/accounts/organisations.ts';
import { readOrMakeSecret } from '../../../server/accounts/session-secret.ts';
import { insertWaiting } from '../../../server/opportunities/waiting-list.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { makePapers } from '../../support/history-papers.ts';
import { writeHistory } from '../../support/sales-history.ts';

export interface SellingPlan {
  readonly opportunities: number;
  readonly quotesEach: number;
  readonly components: number;
}

export interface SellingYears {
  readonly dataDir: string;
  /** `Set-Cookie` values of the manager's session. */
  readonly manager: readonly string[];
  dispose(): Promise<void>;
}

/** Beside the project, so that it lies on a disk and not in memory. */
const parent = join(import.meta.dirname, '../../../node_modules/.cache');
const publicUrl = 'http://localhost';
const sellers = 12;
const waiting = 200;
const dayMs = 86_400_000;

export async function sellForYears({
  opportunities,
  quotesEach,
  components,
}: SellingPlan): Promise<SellingYears> {
  await mkdir(parent, { recursive: true });
  const dataDir = await mkdtemp(join(parent, 'coquote-years-'));
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const secret = await readOrMakeSecret(dataDir);
    const accounts = await openAccounts({ db, publicUrl, secret, now: Date.now });
    const organisation = { name: 'Nordvik', companyNumber: '', address: '', timeZone: 'Europe/Stockholm' };
    const organisationId = await createOrganisation(db, organisation, Date.now());
    const hire = async (name: string, role: 'manager' | 'seller') => {
      const email = `${name.toLowerCase().replaceAll(' ', '-')}@nordvik.example`;
      const password = 'only the bench knows it';
      const userId = await accounts.createUser({ name, email, role, password, organisationId });
      if (isRefusal(userId)) throw new Error(`nobody was hired: ${userId.refused}`);
      return { kind: 'user', userId, organisationId, role, name, email, sessionId: '' } as const;
    };
    const maria = await hire('Maria Holm', 'manager');
    const owners = [maria];
    for (let nth = 0; nth < sellers; nth += 1) owners.push(await hire(`Seller ${nth}`, 'seller'));
    await writeHistory(db, {
      ...{ organisationId, owners, opportunities, quotesEach, components },
      until: Date.now(),
      papers: makePapers(components),
    });
    await db.transaction().execute((trx) => insertWaiting(trx, maria, peopleWaiting(), Date.now()));
    const { cookies } = await accounts.startUserSession(maria.userId);
    return { dataDir, manager: cookies, dispose: () => rm(dataDir, { recursive: true, force: true }) };
  } finally {
    await close();
  }
}

function peopleWaiting() {
  return Array.from({ length: waiting }, (_, nth) => ({
    who: {
      title: `Perhaps ${nth}`,
      customerName: `Customer ${nth}`,
      contactName: 'Anna',
      contactEmail: `waits-${nth}@customer.example`,
      reason: 'no-need-yet' as const,
      note: '',
      wakeUpOn: new Date(Date.now() + (30 + nth) * dayMs).toISOString().slice(0, 10),
    },
    answers: {},
  }));
}
