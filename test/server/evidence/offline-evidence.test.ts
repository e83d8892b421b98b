import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { settleOffline } from '../../../server/acceptance/offline/settle-offline.ts';
import { groupDigests, packageHash } from '../../../server/evidence/digest.ts';
import { evidenceHandlers } from '../../../server/evidence/handlers.ts';
import { makeEvidence } from '../../../server/evidence/make-evidence.ts';
import { type Lying, lieWithCustomer } from '../../support/answering.ts';
import { paper, recordPaper } from '../../support/papers.ts';
import { addUser } from '../../support/selling-organisation.ts';
import { accepted, openWorkshop, type Workshop } from '../../support/workshop.ts';

const script = join(import.meta.dirname, '../../../server/evidence/verify-package.mjs');

let world: Workshop;
let lying: Lying;
let file: EvidenceFile;
let folder: string;
beforeAll(async () => {
  world = await openWorkshop();
  const maria = await addUser(world.db, world.erik.organisationId, 'Maria Holm', 'manager');
  lying = await lieWithCustomer(world);
  const { quoteId } = lying;
  const { id } = accepted(await recordPaper(world, world.erik, quoteId, { acceptedOn: '2026-11-24' }));
  world.clock.now += 60_000;
  accepted(await settleOffline(world, maria, { quoteId, offlineId: id, answer: 'confirm' }));
  const { version_id: versionId } = await world.db
    .selectFrom('acceptance')
    .select('version_id')
    .where('quote_id', '=', quoteId)
    .executeTakeFirstOrThrow();
  const { organisationId } = world.erik;
  const offeredPdf = async () => Buffer.from('%PDF-1.7 as it was offered');
  await makeEvidence(
    { db: world.db, now: world.now, software: '1.2.3', offeredPdf },
    { organisationId, versionId },
  );
  file = await handedTo(world.erik);
  folder = await mkdtemp(join(tmpdir(), 'coquote-paper-'));
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});

type Actor = Workshop['erik'] | Lying['anna'];

async function handedTo(actor: Actor): Promise<EvidenceFile> {
  const { getEvidence } = evidenceHandlers(world.db);
  const params = { quoteId: lying.quoteId, number: 1 };
  const answer = await getEvidence({ actor, params } as Parameters<typeof getEvidence>[0]);
  if (!('bytes' in answer)) throw new Error(`no file: ${JSON.stringify(answer)}`);
  return EvidenceFile.parse(JSON.parse(Buffer.from(answer.bytes).toString('utf8')));
}

async function check(evidence: EvidenceFile): Promise<{ readonly code: number; readonly output: string }> {
  const path = join(folder, 'evidence.json');
  await writeFile(path, JSON.stringify(evidence));
  return new Promise((resolve) => {
    execFile(process.execPath, [script, path], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

/** As somebody would who knows the rules: every fingerprint of the file is made anew. */
function forged(change: (copy: EvidenceFile) => void): EvidenceFile {
  const copy = structuredClone(file);
  change(copy);
  copy.groups = groupDigests(copy.package);
  copy.hash = packageHash(copy.groups);
  return copy;
}

test('the package of a paper holds the paper, who recorded it and who confirmed it, and checks by itself', async () => {
  expect(file.package.signers).toEqual([]);
  expect(file.package.offline).toMatchObject({
    signedBy: 'Anna Bergman',
    acceptedOn: '2026-11-24',
    recorded: { userId: world.erik.userId },
    confirmed: { name: 'Maria Holm' },
  });
  const named = file.package.events.filter(({ kind }) => kind.startsWith('offline')).map(({ who }) => who);
  expect(named).toEqual([world.erik.name, 'Maria Holm']);
  expect(Buffer.from(file.attached?.[0]?.data ?? '', 'base64').equals(paper)).toBe(true);
  const { code, output } = await check(file);
  expect(output).toContain('somebody else, Maria Holm, confirmed it');
  expect(output).toContain('byte for byte, the file that was handed in');
  expect(code).toBe(0);
  const { attached: _, ...withoutPaper } = file;
  expect(await check(withoutPaper)).toMatchObject({
    code: 0,
    output: expect.stringContaining('is not with this copy'),
  });
});

test('whoever could have signed may have it; whoever may only look may not', async () => {
  expect((await handedTo(lying.anna)).hash).toBe(file.hash);
  await world.db
    .updateTable('participant')
    .set({ buyer_right: 'design' })
    .where('id', '=', lying.johan.participantId)
    .execute();
  await expect(handedTo(lying.johan)).rejects.toThrow('not-found');
});

const forgeries: readonly [string, (copy: EvidenceFile) => void, RegExp][] = [
  [
    'another day',
    (copy) => Object.assign(copy.package.offline ?? {}, { acceptedOn: '2026-11-25' }),
    /was altered/,
  ],
  ['another signer', (copy) => Object.assign(copy.package.offline ?? {}, { signedBy: 'Bo' }), /was altered/],
  [
    'one person who is both',
    (copy) => Object.assign(copy.package.offline ?? {}, { confirmed: copy.package.offline?.recorded }),
    /one person recorded/,
  ],
  [
    'another paper',
    (copy) =>
      Object.assign(copy.attached?.[0] ?? {}, { data: Buffer.from('%PDF-1.7 other').toString('base64') }),
    /another file than was handed in/,
  ],
  ['no paper at all', (copy) => delete copy.package.offline, /not of the same length|does not say/],
];
test.each(forgeries)(
  'negative control: %s is found, though every fingerprint was made anew',
  async (_, change, words) => {
    const { code, output } = await check(forged(change));
    expect(output).toMatch(words);
    expect(code).toBe(1);
  },
);
