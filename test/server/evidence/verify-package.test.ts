import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EvidenceFile, type EvidenceGroup, ShownRow } from '#shared/evidence/package.ts';
import { actedBy, recordAudit } from '../../../server/audit/record-audit.ts';
import { groupDigests, packageHash } from '../../../server/evidence/digest.ts';
import { type EvidenceDeps, makeEvidence } from '../../../server/evidence/make-evidence.ts';
import { type AcceptedVersion, acceptVersion } from '../../support/accepted-version.ts';
import { openWorkshop, type Workshop } from '../../support/workshop.ts';

const script = join(import.meta.dirname, '../../../server/evidence/verify-package.mjs');
const pdf = Buffer.from('%PDF-1.7 as it was offered');

/** What the seller's side keeps to itself. */
const secret = 'the margin is 12 %';

let workshop: Workshop;
let accepted: AcceptedVersion;
let deps: EvidenceDeps;
let file: EvidenceFile;
let folder: string;

beforeAll(async () => {
  workshop = await openWorkshop();
  accepted = await acceptVersion(workshop);
  await workshop.db.transaction().execute((trx) =>
    recordAudit(trx, {
      organisationId: workshop.erik.organisationId,
      quoteId: accepted.quoteId,
      actor: actedBy(workshop.erik),
      action: 'approval_requested',
      detail: { note: secret },
      at: workshop.now(),
    }),
  );
  deps = { db: workshop.db, now: workshop.now, software: '1.2.3', offeredPdf: async () => pdf };
  const made = await makeEvidence(deps, { organisationId: workshop.erik.organisationId, ...accepted });
  file = EvidenceFile.parse(made);
  folder = await mkdtemp(join(tmpdir(), 'coquote-evidence-'));
});
afterAll(async () => {
  await workshop.close();
  await rm(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly output: string;
}

let files = 0;
async function check(evidence: unknown, ...more: string[]): Promise<Outcome> {
  files += 1;
  const path = join(folder, `${files}.json`);
  await writeFile(path, JSON.stringify(evidence));
  return new Promise((resolve) => {
    // From a folder with nothing of ours in reach.
    execFile(process.execPath, [script, path, ...more], { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

/** What a place of the package is made instead: another value, or what comes of the present one. */
type Alteration = readonly [path: string, next: unknown];

/** The file with another value at that path of its package ("screens.0.language"). */
function altered([path, next]: Alteration): EvidenceFile {
  const copy = structuredClone(file);
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let place: Record<string, unknown> = copy.package;
  for (const step of steps) place = place[step] as Record<string, unknown>;
  place[last] = typeof next === 'function' ? next(place[last]) : next;
  return copy;
}

/** As somebody would who knows the rules: every fingerprint of the file is made anew. */
function forged(alteration: Alteration): EvidenceFile {
  const copy = altered(alteration);
  copy.groups = groupDigests(copy.package);
  copy.hash = packageHash(copy.groups);
  return copy;
}

describe('a package as it was made', () => {
  test('is whole, says what it proves and what it does not', async () => {
    const { code, output } = await check(file);
    expect(output).toContain('The log commits to the signature of Anna Bergman');
    expect(output).toContain('The log commits to the signature of Björn Åkesson');
    expect(output).toMatch(/What it does not prove:\s+– That the person at the keyboard/);
    expect(code).toBe(0);
  });

  test('goes with the PDF that was offered, and with no other', async () => {
    const path = join(folder, 'quote.pdf');
    await writeFile(path, pdf);
    const right = await check(file, path);
    await writeFile(path, 'another');
    const wrong = await check(file, path);
    expect(right).toMatchObject({ code: 0, output: expect.stringContaining('byte for byte, the one') });
    expect(wrong).toMatchObject({ code: 1, output: expect.stringContaining('not the one that was offered') });
  });

  test('is known again by a hash from elsewhere: its own, or that of any row', async () => {
    const { package: made, hash } = file;
    for (const known of [hash, made.chain.before.hash, made.offer.hash.toUpperCase()]) {
      expect(await check(file, '--known', known)).toMatchObject({ code: 0 });
    }
    const unknown = await check(file, '--known', 'f'.repeat(64));
    expect(unknown).toMatchObject({ code: 1, output: expect.stringContaining('was made anew') });
  });

  test('tells nothing of other quotes, and nothing of what only the seller may know (I-24)', async () => {
    const text = JSON.stringify(file);
    const others = await workshop.db
      .selectFrom('quote')
      .select('id')
      .where('id', '!=', accepted.quoteId)
      .execute();
    expect(others).toHaveLength(1);
    for (const { id } of others) expect(text).not.toContain(id);
    expect(text).not.toContain(secret);
    expect(text).not.toContain('approval_requested');
    expect(file.package.chain.rows.filter((row) => typeof row === 'string')).not.toHaveLength(0);
  });
});

const withoutLast = (list: readonly unknown[]) => list.slice(0, -1);

const plain: Record<EvidenceGroup, readonly [...Alteration, sentence: string]> = {
  offer: ['offer.sentBy', 'Somebody', 'What was offered (offer) was altered'],
  screens: ['screens.0.language', 'en', 'What the screens showed (screens) was altered'],
  signers: ['signers.0.company', 'Another AB', 'Who signed (signers) was altered'],
  sessions: ['sessions.0.address', '198.51.100.1', 'Where the signatures came from (sessions) was altered'],
  offline: [
    'offline',
    { file: {}, recorded: {}, confirmed: {} },
    'What was recorded of the paper (offline) was altered',
  ],
  events: ['events', withoutLast, 'The list of events (events) was altered'],
  chain: ['chain.rows', withoutLast, 'The stretch of the audit log (chain) was altered'],
  verification: ['verification.notProved', withoutLast, 'The instructions (verification) was altered'],
};

test.each(Object.entries(plain))(
  'a package with %s altered is not to be trusted',
  async (_, [path, next, sentence]) => {
    const { code, output } = await check(altered([path, next]));
    expect(output).toContain(sentence);
    expect(code).toBe(1);
  },
);

const nobody = 'f'.repeat(64);
const long = '2026-01-01T00:00:00.000Z';
type Rows = EvidenceFile['package']['chain']['rows'];
/** The rows with another one in the place of the first that is shown and does that. */
const withRow = (action: string, change: (row: ShownRow) => ShownRow) => (rows: Rows) => {
  const found = rows.findIndex((row) => typeof row === 'object' && row.body.action === action);
  return rows.with(found, change(ShownRow.parse(rows[found])));
};

const cunning: Record<string, readonly [...Alteration, sentence: RegExp]> = {
  'another content of the offer': [
    'offer.canonical',
    (text: string) => text.replace('"SEK"', '"EUR"'),
    /The content of the offer was altered/,
  ],
  'another number': ['offer.version', 2, /Number, version, .* are not those that were frozen/],
  'another validity': ['offer.validUntil.day', '2027-12-24', /last day, .* are not those that were frozen/],
  'other terms': ['offer.termsHash', nobody, /or terms of the offer are not those/],
  'another time of sending': ['offer.sentAt', long, /does not tell that this content was sent/],
  'another hash on the screen': ['screens.1.hash', nobody, /The screen of Björn Åkesson showed another/],
  'other totals on the screen': ['screens.0.totals.firstYear.net', 1, /The totals that Anna Bergman saw/],
  'other totals of the offer': ['offer.totals.firstYear.net', 1, /The totals that Anna Bergman saw/],
  'other choices': ['screens.1.choices.choices.training', true, /Björn Åkesson accepted other choices/],
  'other words': ['screens.0.statement.text', 'I have read it.', /no such signature of Anna Bergman/],
  'another signer': ['signers.0.name', 'Somebody Else', /knows no such signature of Somebody Else/],
  'a signer left out': ['signers', withoutLast, /not of the same length/],
  'another address': ['sessions.1.address', '198.51.100.1', /knows no such signature of Björn Åkesson/],
  'a code never entered': ['signers.0.verification.at', long, /entered a code .* does not know of it/],
  'an event put in': [
    'events',
    (events: readonly object[]) => [...events, { ...events.at(-1), kind: 'declined' }],
    /The list of events is not what the audit log says/,
  ],
  'a row of the log altered': [
    'chain.rows',
    withRow('accepted', (row) => ({ ...row, body: { ...row.body, at: long } })),
    /The audit log is broken/,
  ],
  'a row of the log taken out': [
    'chain.rows',
    (rows: Rows) => rows.toSpliced(1, 1),
    /a gap or a row out of place/,
  ],
  'details of the log altered': [
    'chain.rows',
    withRow('signed', (row) => ({ ...row, detail: { salt: '00', value: '{}' } })),
    /The details of row \d+ of the audit log were altered/,
  ],
  'anything at all': [
    'verification.software',
    '9.9.9',
    /records another one: this package was altered after/,
  ],
};

test.each(Object.entries(cunning))(
  'a package forged by the rules, with %s, is not to be trusted',
  async (_, [path, next, sentence]) => {
    const { code, output } = await check(forged([path, next]));
    expect(output).toMatch(sentence);
    expect(code).toBe(1);
  },
);

test('what is no package is said to be none', async () => {
  expect(await check({ package: {} })).toMatchObject({ code: 2 });
});
