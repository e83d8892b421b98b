import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { currentStatement } from '#shared/acceptance/statements.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import { EvidenceFile } from '#shared/evidence/package.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { EndpointAnswer, EndpointInput, EndpointName } from '#shared/protocol/api.ts';
import { latestEvidence } from '../../../server/evidence/make-evidence.ts';
import { type Browser, startServer, type TestServer } from '../../support/server.ts';
import { tempDir } from '../../support/temp-dir.ts';

let server: TestServer;
let seller: Browser;
let buyer: Browser;

/** A day on which the demo's quote is still valid. */
const now = Date.UTC(2026, 2, 17, 13);

beforeAll(async () => {
  server = await startServer({ now: () => now });
  seller = await server.as('seller');
  buyer = await server.as('buyer');
});
afterAll(() => server.stop());

async function answer<N extends EndpointName>(
  browser: Browser,
  name: N,
  input: Partial<EndpointInput<N>> = {},
): Promise<EndpointAnswer<N>> {
  const response = await browser.call(name, input);
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return response.json();
}

/** The seller sends the demo's quote, and the buyer signs what they see of it. */
async function sendAndSign(): Promise<void> {
  const { quoteId } = server.demo;
  const { hash, seq } = await answer(seller, 'reviewQuote', { params: { quoteId } });
  await answer(seller, 'sendQuote', {
    params: { quoteId },
    body: { hash, seq, message: '', notReadyReason: 'They asked for it by phone' },
  });
  const params = { quoteId, number: 1 };
  const { version, frozen } = await answer(buyer, 'getVersion', { params });
  const { answer: view } = await answer(buyer, 'getAnswer', { params });
  if (!view.you) throw new Error('the buyer has no part in it');
  const { participantId, name, title, company } = view.you;
  const content = { ...frozen.content, ...view.choices };
  const body = {
    versionId: version.id,
    hash: version.hash,
    participantId,
    choices: view.choices,
    totals: displayedTotals(priceQuote(content, { asOf: view.asOf })),
    statement: currentStatement,
    language: 'en',
    name,
    title,
    company,
    mark: { kind: 'typed', text: name },
  } as const;
  await answer(buyer, 'acceptVersion', { params, body });
}

async function download(browser: Browser): Promise<EvidenceFile | null> {
  const response = await browser.call('getEvidence', { params: { quoteId: server.demo.quoteId, number: 1 } });
  return response.ok ? EvidenceFile.parse(await response.json()) : null;
}

/** The package, once it tells of both receipts: the buyer's and the seller's. */
async function lastEdition(): Promise<EvidenceFile> {
  const { id: versionId, organisation_id: organisationId } = await server.db
    .selectFrom('version')
    .select(['id', 'organisation_id'])
    .executeTakeFirstOrThrow();
  const receipts = async () => {
    const latest = await latestEvidence(server.db, { organisationId, versionId });
    return latest?.file.package.events.filter(({ kind }) => kind === 'receipt_mailed').length;
  };
  await expect.poll(receipts, { timeout: 60_000, interval: 200 }).toBe(2);
  return EvidenceFile.parse(await download(buyer));
}

test('who signed downloads the package, the PDF and the script, and the three agree without the server', {
  timeout: 120_000,
}, async () => {
  await sendAndSign();
  const file = await lastEdition();
  expect(await download(seller)).toEqual(file);

  const folder = await tempDir();
  const pdf = await buyer.fetch(`/api/quotes/${server.demo.quoteId}/versions/1/pdf?as=offered`);
  const script = await buyer.call('getEvidenceScript');
  await writeFile(join(folder, 'evidence.json'), JSON.stringify(file));
  await writeFile(join(folder, 'quote.pdf'), Buffer.from(await pdf.arrayBuffer()));
  await writeFile(join(folder, 'verify-package.mjs'), await script.text());
  const output = await new Promise<string>((resolve) => {
    const words = ['verify-package.mjs', 'evidence.json', 'quote.pdf', '--known', file.hash];
    execFile(process.execPath, words, { cwd: folder }, (error, stdout) =>
      resolve(error ? `✗ ${stdout}` : stdout),
    );
  });
  expect(output).not.toContain('✗');
  expect(output).toContain('The PDF is, byte for byte, the one that was offered');
});
