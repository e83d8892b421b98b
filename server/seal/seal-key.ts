/**
 * The key that seals this installation's documents, and the certificate that names it: one PEM file beside the
 * database, or one of the operator's own. RSA with PKCS #1 v1.5, because it signs the same bytes the same way each
 * time, and so keeps a version's file reproducible.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { selfSignedCertificate } from './self-signed.ts';

export interface SealKey {
  /** PKCS #8, DER. */
  readonly privateKey: Uint8Array;
  /** DER: the key's own certificate, then those that vouch for it. */
  readonly certificates: readonly [Uint8Array, ...Uint8Array[]];
  /** When the certificate begins to hold, in milliseconds since 1970: no seal can be older. */
  readonly since: number;
}

export interface SealKeyOptions {
  readonly dataDir: string;
  /** A file of the operator's own; `null`: one is made in the data folder at the first start. */
  readonly file: string | null;
  /** The host that the certificate names, where one is made. */
  readonly host: string;
  readonly now: () => number;
}

/** Throws an Error that says what to do when the file is no key with its certificate. */
export async function readOrMakeSealKey({ dataDir, file, host, now }: SealKeyOptions): Promise<SealKey> {
  if (file !== null) return parse(file, await readFile(file, 'utf8'));
  const path = join(dataDir, 'seal.pem');
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept !== null) return parse(path, kept);
  const made = await selfSignedCertificate(`Coquote ${host}`, now());
  await writeFile(path, made, { flag: 'wx', mode: 0o600 });
  return parse(path, made);
}

const certificateBlock = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

function parse(path: string, pem: string): SealKey {
  try {
    const key = createPrivateKey(pem);
    const [own, ...chain] = (pem.match(certificateBlock) ?? []).map((block) => new X509Certificate(block));
    if (key.asymmetricKeyType !== 'rsa') throw new Error('the key is not an RSA key');
    if (own === undefined) throw new Error('there is no certificate');
    if (!own.checkPrivateKey(key)) throw new Error('the first certificate is not of this key');
    return {
      privateKey: key.export({ type: 'pkcs8', format: 'der' }),
      certificates: [own.raw, ...chain.map(({ raw }) => raw)],
      since: own.validFromDate.getTime(),
    };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${path} cannot seal documents: ${why}. It must hold an unencrypted RSA key and its certificate as PEM, the key's own certificate first.`,
      { cause: error },
    );
  }
}
