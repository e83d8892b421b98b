/** An accepted version on real parts: signed by two people, with an evidence package that names the PDF as offered. */
import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { headLinesIn } from '../../../server/audit/head-line.ts';
import { makeEvidence } from '../../../server/evidence/make-evidence.ts';
import { offeredPdf, standingPdf, type VersionPdfDeps } from '../../../server/pdf/version-pdfs.ts';
import { readVersionById } from '../../../server/quotes/versions.ts';
import { openSealKey } from '../../../server/seal/seal-key.ts';
import { type AcceptedVersion, acceptVersion } from '../../support/accepted-version.ts';
import { inspectPdf } from '../../support/pdf-inspect.ts';
import { readSeal } from '../../support/pdf-seal.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

let shop: Workshop;
let version: AcceptedVersion;
let dataDir: string;
let deps: VersionPdfDeps;

beforeAll(async () => {
  shop = await openWorkshop();
  version = await acceptVersion(shop);
  dataDir = await mkdtemp(join(tmpdir(), 'coquote-'));
  const sealKey = await openSealKey({ dataDir, file: null, host: 'localhost', now: () => 0 });
  deps = { db: shop.db, sealKey };
});
afterAll(async () => {
  await shop.close();
  await rm(dataDir, { recursive: true });
});

const key = () => ({ organisationId: shop.erik.organisationId, versionId: version.versionId });

async function standing() {
  const { organisationId, versionId } = key();
  const bytes = await standingPdf(
    deps,
    organisationId,
    await readVersionById(shop.db, organisationId, versionId),
  );
  const text = (await pdfPages(bytes)).join(' ').replace(/[\s\u00A0]+/g, ' ');
  return { bytes, text, ...(await inspectPdf(bytes)) };
}

test('the file as it was offered is the one that the evidence names, whatever happened since (I-9)', async () => {
  const bytes = await offeredPdf(deps, key());
  const evidence = await makeEvidence(
    { db: shop.db, now: shop.now, software: '1.2.3', offeredPdf: (of) => offeredPdf(deps, of) },
    key(),
  );
  const hash = createHash('sha256').update(bytes).digest('hex');
  expect(evidence?.package.offer.pdf).toEqual({ hash, bytes: bytes.length });
  expect((await inspectPdf(bytes)).attachments['evidence.json']).toBeUndefined();
  // The customer holds a witness of the audit log as it stood with the sending.
  const { audit_seq: seq, audit_hash } = await shop.db
    .selectFrom('version')
    .select(['audit_seq', 'audit_hash'])
    .where('id', '=', key().versionId)
    .executeTakeFirstOrThrow();
  const printed = headLinesIn((await pdfPages(bytes)).join('\n'));
  expect(printed).toEqual([{ organisationId: key().organisationId, seq, hash: audit_hash }]);
});

test('the file as it stands shows the signatures, and holds the evidence on pages and whole', async () => {
  const { bytes, text, attachments } = await standing();
  for (const part of [
    'Anna Bergman',
    'Björn Åkesson',
    'email verified with a code',
    'How it was signed',
    'Network address',
    'Accepted: everybody who must has signed',
    'Audit log before',
  ]) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/Place and date|Not everybody who must sign/);
  const file = EvidenceFile.parse(JSON.parse(attachments['evidence.json'] ?? ''));
  // A line may end anywhere in a hash, as its digits differ in width.
  expect(text.replace(/[\s\u200B]/g, '')).toContain(`SHA-256${file.hash}`);
  expect(readSeal(bytes)).toMatchObject({
    isIntact: true,
    signedAt: Math.floor(Date.parse(file.recorded.body.at) / 1000) * 1000,
  });
});
