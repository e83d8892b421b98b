/**
 * The key that seals this installation's documents, and the certificate that names it: one PEM file beside the
 * database, or one of the operator's own. RSA with PKCS #1 v1.5, because it signs the same bytes the same way each
 * time, and so keeps a version's file reproducible.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
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

/** Gives the key, once there is one. */
export type SealKeySource = () => Promise<SealKey>;

/**
 * Reads the key. Where there is none yet, one is made meanwhile: that takes seconds on a busy machine, and nobody needs
 * it before the first document. Throws an Error that says what to do when the file is no key with its certificate.
 */
export async function openSealKey(options: SealKeyOptions): Promise<SealKeySource> {
  const { dataDir, file } = options;
  const path = file ?? join(dataDir, 'seal.pem');
  const kept = await readFile(path, 'utf8').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isMissing && file === null) return null;
    throw error;
  });
  const key = kept === null ? make(path, options) : Promise.resolve(parse(path, kept));
  // Whoever asks for the key hears of a failure; until then it is nobody's.
  key.catch(() => {});
  return () => key;
}

async function make(path: string, { host, now }: SealKeyOptions): Promise<SealKey> {
  const pem = await selfSignedCertificate(`Coquote ${host}`, now());
  // Whole or not at all, whenever the process may end: half a key would keep it from starting again.
  await writeFile(`${path}.new`, pem, { mode: 0o600, flush: true });
  await rename(`${path}.new`, path);
  return parse(path, pem);
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
