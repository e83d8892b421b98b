/** Seals one file and ends; `seal-pdf.ts` starts it. */
import { createPrivateKey, sign } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { PDF, type Signer } from '@libpdf/core';
import type { SealKey } from './seal-key.ts';

export interface SealJob {
  readonly pdf: Uint8Array;
  readonly key: SealKey;
  readonly sealedAt: number;
}

/** Room for the signature with its signed facts, beside the certificates. */
const signatureBytes = 2_048;

async function seal({ pdf, key: { privateKey, certificates }, sealedAt }: SealJob): Promise<Uint8Array> {
  const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' });
  const [own, ...chain] = certificates;
  const signer: Signer = {
    certificate: own,
    certificateChain: chain,
    keyType: 'RSA',
    signatureAlgorithm: 'RSASSA-PKCS1-v1_5',
    sign: async (data, digest) => sign(digest, data, key),
  };
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer,
    fieldName: 'Seal',
    subFilter: 'ETSI.CAdES.detached',
    digestAlgorithm: 'SHA-256',
    signingTime: new Date(sealedAt),
    estimatedSize: certificates.reduce((sum, { length }) => sum + length, signatureBytes),
  });
  return bytes;
}

parentPort?.postMessage(await seal(workerData));
