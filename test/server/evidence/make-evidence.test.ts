import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { actedBySystem, recordAudit } from '../../../server/audit/record-audit.ts';
import { verifyAll } from '../../../server/audit/verify.ts';
import type { VersionKey } from '../../../server/evidence/acceptance-of.ts';
import { digest, packageHash } from '../../../server/evidence/digest.ts';
import { type EvidenceDeps, latestEvidence, makeEvidence } from '../../../server/evidence/make-evidence.ts';
import { type AcceptedVersion, acceptVersion } from '../../support/accepted-version.ts';
import { invite, openWorkshop, reviewAndSend, startQuote, type Workshop } from '../../support/workshop.ts';

let workshop: Workshop;
let accepted: AcceptedVersion;
let deps: EvidenceDeps;
let version: VersionKey;

beforeAll(async () => {
  workshop = await openWorkshop();
  accepted = await acceptVersion(workshop);
  const { db, now, erik } = workshop;
  const pdf = Buffer.from('%PDF-1.7 as it was offered');
  deps = { db, now, software: '1.2.3', offeredPdf: async () => pdf };
  version = { organisationId: erik.organisationId, versionId: accepted.versionId };
});
afterAll(() => workshop.close());

const make = async () => EvidenceFile.parse(await makeEvidence(deps, version));

/** Something else that happens in the quote. */
const happen = () =>
  workshop.db.transaction().execute((trx) =>
    recordAudit(trx, {
      organisationId: version.organisationId,
      quoteId: accepted.quoteId,
      actor: actedBySystem,
      action: 'receipt_mailed',
      at: workshop.now(),
    }),
  );

describe('making a package', () => {
  test('puts into it who signed what, where from, and how it came about', async () => {
    const { package: made } = await make();
    expect(made.signers.map(({ name }) => name)).toEqual(['Anna Bergman', 'Björn Åkesson']);
    expect(made.offer).toMatchObject({ version: 1, pdf: { bytes: 26 }, validUntil: { day: '2026-12-24' } });
    expect(made.offer.validUntil?.endsAt).toBe('2026-12-24T23:00:00.000Z');
    const kinds = made.events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'change')).toHaveLength(2);
    expect(kinds.slice(kinds.indexOf('version_sent'))).toEqual([
      'version_sent',
      'change',
      'code_sent',
      'code_passed',
      'signed',
      'code_sent',
      'code_passed',
      'signed',
      'accepted',
    ]);
  });

  test('records it as the row after the stretch it quotes, and keeps it as it was handed out', async () => {
    const file = await make();
    const { chain } = file.package;
    expect(file.recorded.head.seq).toBe(chain.after.seq + 1);
    expect(file.recorded.body).toMatchObject({ action: 'evidence_made', object: file.hash });
    expect(packageHash(file.groups)).toBe(file.hash);
    expect(digest(file.package.chain)).toBe(file.groups.chain);
    expect((await latestEvidence(workshop.db, version))?.file).toEqual(file);
  });

  test('again gives the same one, also when asked for twice at once, until something happens', async () => {
    const first = await make();
    expect(await Promise.all([make(), make()])).toEqual([first, first]);
    await happen();
    const [second, same] = await Promise.all([make(), make()]);
    expect(same).toEqual(second);
    expect(second.hash).not.toBe(first.hash);
    expect(second.package.events.at(-1)).toMatchObject({ kind: 'receipt_mailed' });
    expect((await latestEvidence(workshop.db, version))?.edition).toBe(2);
  });

  test('keeps what was handed out: nobody changes it or takes it away', async () => {
    await make();
    const { db } = workshop;
    const changing = db.updateTable('evidence').set({ file: '{}' }).execute();
    await expect(changing).rejects.toThrow('append only');
    await expect(db.deleteFrom('evidence').execute()).rejects.toThrow('append only');
  });

  test('leaves the log and the versions as they should be', async () => {
    await make();
    const verdicts = await Array.fromAsync(verifyAll(workshop.db));
    expect(verdicts).toMatchObject([{ problem: null, versions: 1 }]);
  });
});

test('a version that nobody accepted has no package', async () => {
  const { erik } = workshop;
  const { quoteId } = await startQuote(workshop, erik);
  await invite(workshop, erik, quoteId);
  const { id } = await reviewAndSend(workshop, erik, quoteId);
  expect(await makeEvidence(deps, { ...version, versionId: id })).toBeNull();
  expect(await latestEvidence(workshop.db, { ...version, versionId: id })).toBeNull();
});
