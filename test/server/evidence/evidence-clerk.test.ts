import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EvidenceFile } from '#shared/evidence/package.ts';
import { ParticipantId } from '#shared/ids.ts';
import { isRefusal } from '#shared/protocol/problems.ts';
import type { Actor } from '../../../server/accounts/actor.ts';
import { EvidenceClerk } from '../../../server/evidence/evidence-clerk.ts';
import { callForEvidence } from '../../../server/evidence/evidence-due.ts';
import { evidenceHandlers } from '../../../server/evidence/handlers.ts';
import { type EvidenceDeps, latestEvidence } from '../../../server/evidence/make-evidence.ts';
import { type AcceptedVersion, acceptVersion } from '../../support/accepted-version.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

let workshop: Workshop;
let deps: EvidenceDeps;
const complaints: unknown[] = [];
const log = { error: (fields: unknown) => complaints.push(fields) };

beforeAll(async () => {
  workshop = await openWorkshop();
  const { db, now } = workshop;
  deps = { db, now, software: '1.2.3', offeredPdf: async () => Buffer.from('%PDF-1.7') };
});
afterAll(() => workshop.close());

const keyOf = ({ versionId }: AcceptedVersion) => ({
  versionId,
  organisationId: workshop.erik.organisationId,
});
const due = () => workshop.db.selectFrom('evidence_due').select('version_id').execute();

test('an acceptance calls for its package, and the clerk makes it', async () => {
  const clerk = new EvidenceClerk(deps, log);
  const accepted = await acceptVersion(workshop);
  await clerk.idle();
  expect(await latestEvidence(workshop.db, keyOf(accepted))).toMatchObject({ edition: 1 });
  expect(await due()).toEqual([]);
  await clerk.stop();
});

test('what an earlier process left is made at the start; what could not be made stays due', async () => {
  const accepted = await acceptVersion(workshop);
  expect(await due()).toEqual([{ version_id: accepted.versionId }]);

  const offeredPdf = () => Promise.reject(new Error('no fonts'));
  const failing = new EvidenceClerk({ ...deps, offeredPdf }, log);
  failing.look();
  await failing.idle();
  await failing.stop();
  expect(complaints).toEqual([{ err: new Error('no fonts') }]);
  expect(await due()).toHaveLength(1);

  const clerk = new EvidenceClerk(deps, log);
  clerk.look();
  await clerk.idle();
  await clerk.stop();
  expect(await latestEvidence(workshop.db, keyOf(accepted))).toMatchObject({ edition: 1 });
  expect(await due()).toEqual([]);
});

test('a call that is rolled back leaves nothing due', async () => {
  const clerk = new EvidenceClerk(deps, log);
  const accepted = await acceptVersion(workshop);
  await clerk.idle();
  const failing = workshop.db.transaction().execute(async (trx) => {
    await callForEvidence(trx, { ...keyOf(accepted), quoteId: accepted.quoteId }, workshop.now());
    throw new Error('after all not');
  });
  await expect(failing).rejects.toThrow('after all not');
  await clerk.idle();
  await clerk.stop();
  expect(await latestEvidence(workshop.db, keyOf(accepted))).toMatchObject({ edition: 1 });
});

test('the package is for the seller and for those who signed, and for nobody else', async () => {
  const { db, erik } = workshop;
  const clerk = new EvidenceClerk(deps, log);
  const { quoteId, anna } = await acceptVersion(workshop);
  await clerk.idle();
  await clerk.stop();
  const another = { ...anna, participantId: ParticipantId.parse('somebody-else') };
  const { getEvidence } = evidenceHandlers(db);
  const get = (actor: Actor, number = 1) =>
    getEvidence({
      actor,
      params: { quoteId, number },
      query: undefined,
      body: undefined,
      idempotencyKey: null,
      caller: { headers: {}, address: '192.0.2.1', setCookies: () => {} },
    });
  for (const actor of [erik, anna]) {
    const file = await get(actor);
    if (isRefusal(file)) throw new Error(file.refused);
    const evidence: EvidenceFile = JSON.parse(Buffer.from(file.bytes).toString());
    expect(file.fileName).toBe(`${evidence.package.offer.number}-evidence.json`);
  }
  expect(await get(another)).toMatchObject({ refused: 'not-found' });
  expect(await get(erik, 2)).toMatchObject({ refused: 'not-found' });
});
