import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import verifyPdf from 'pdf-signature-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completedAt, renderVersionPdf } from '../../../server/pdf/quote-pdf.ts';
import { openSealKey, type SealKey } from '../../../server/seal/seal-key.ts';
import { sealPdf } from '../../../server/seal/seal-pdf.ts';
import { sentDemo } from '../../support/frozen-demo.ts';
import { activeNames, inspectPdf, pdfSource } from '../../support/pdf-inspect.ts';
import { readSeal } from '../../support/pdf-seal.ts';

/** The installation was started on the morning before the demo quote is sent. */
const firstStart = Date.UTC(2026, 2, 16, 9);

let dataDir: string;
let key: SealKey;
const options = () => ({
  dataDir,
  file: null,
  host: 'quotes.example.com',
  now: () => firstStart,
});

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'coquote-'));
  key = await (await openSealKey(options()))();
});
afterAll(() => rm(dataDir, { recursive: true }));

describe('the key that seals', () => {
  test('is made once, is readable by its owner alone, and names the installation', async () => {
    const again = await (await openSealKey({ ...options(), now: () => firstStart + 1e10 }))();
    expect(again).toEqual(key);
    expect((await stat(join(dataDir, 'seal.pem'))).mode & 0o777).toBe(0o600);
  });

  test('holds from the day it was made, for decades', () => {
    const { validFromDate, validToDate } = new X509Certificate(key.certificates[0]);
    expect(validFromDate.toISOString()).toBe('2026-03-16T00:00:00.000Z');
    expect(validToDate.toISOString()).toBe('2051-03-16T00:00:00.000Z');
  });

  test('may be the operator’s own', async () => {
    const file = join(dataDir, 'own.pem');
    await writeFile(file, await readFile(join(dataDir, 'seal.pem')));
    expect(await (await openSealKey({ ...options(), file }))()).toEqual(key);
  });

  test('is refused with what to do when it is no RSA key with its own certificate', async () => {
    const pem = await readFile(join(dataDir, 'seal.pem'), 'utf8');
    const certificate = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'));
    const made = (type: 'rsa' | 'ed25519') =>
      (type === 'rsa'
        ? generateKeyPairSync('rsa', { modulusLength: 2048 })
        : generateKeyPairSync('ed25519')
      ).privateKey
        .export({ type: 'pkcs8', format: 'pem' })
        .toString();
    for (const [text, why] of [
      ['nothing', /cannot seal/],
      [made('ed25519') + certificate, /not an RSA key/],
      [made('rsa'), /no certificate/],
      [made('rsa') + certificate, /not of this key/],
    ] as const) {
      const file = join(dataDir, 'wrong.pem');
      await writeFile(file, text);
      await expect(openSealKey({ ...options(), file })).rejects.toThrow(why);
      await expect(openSealKey({ ...options(), file })).rejects.toThrow(/must hold an unencrypted RSA/);
    }
  });
});

describe('a sealed version', () => {
  const input = sentDemo();
  let plain: Uint8Array;
  let sealed: Uint8Array;
  beforeAll(async () => {
    plain = await renderVersionPdf(input);
    sealed = await sealPdf(plain, key, completedAt(input));
  });

  test('is signed as a whole by the installation, at the time it was sent', () => {
    expect(readSeal(sealed)).toEqual({
      signer: 'CN=Coquote quotes.example.com',
      signedAt: input.sentAt,
      coversFile: true,
      isIntact: true,
    });
  });

  test('is read as intact by a tool that knows nothing of us', () => {
    const { integrity, authenticity, signatures } = verifyPdf(sealed);
    expect(integrity).toBe(true);
    expect(signatures?.map(({ meta }) => meta.certs[0]?.issuedTo.commonName)).toEqual([
      'Coquote quotes.example.com',
    ]);
    // The installation vouches for itself: its certificate is its own, and no authority stands behind it. An operator
    // who needs one brings a certificate that has it.
    expect(authenticity).toBe(false);
  });

  test('is broken by any flipped bit (negative control)', () => {
    const { length } = plain;
    for (const at of [100, Math.floor(length / 2), length - 10, length + 200, sealed.length - 10]) {
      const forged = Uint8Array.from(sealed);
      forged[at] = (forged[at] ?? 0) ^ 1;
      expect(readSeal(forged).isIntact, `byte ${at}`).toBe(false);
      expect(verifyPdf(forged).integrity, `byte ${at}, to another tool`).toBe(false);
    }
  });

  test('does not cover what is put after it (negative control)', () => {
    expect(readSeal(Buffer.concat([sealed, Buffer.from('\n% more\n')])).coversFile).toBe(false);
  });

  test('is the same file every time (I-9)', async () => {
    expect(Buffer.from(await sealPdf(plain, key, completedAt(input))).equals(sealed)).toBe(true);
    const later = await sealPdf(plain, key, completedAt(input) + 1_000);
    expect(Buffer.from(later).equals(sealed)).toBe(false);
  });

  test('keeps the file that was sealed as its beginning, with its tags, its bookmarks and what is inside it', async () => {
    expect(Buffer.from(sealed.subarray(0, plain.length)).equals(plain)).toBe(true);
    expect(await inspectPdf(sealed)).toEqual(await inspectPdf(plain));
    expect(pdfSource(sealed)).not.toMatch(activeNames);
  });

  test('is never dated before the key that sealed it', async () => {
    const early = await sealPdf(plain, key, firstStart - 1e10);
    expect(readSeal(early).signedAt).toBe(key.since);
  });
});

test('what is no PDF cannot be sealed', async () => {
  await expect(sealPdf(Buffer.from('hello'), key, firstStart)).rejects.toThrow();
});
