/**
 * Checks a sealed PDF by its bytes alone, with none of the parts that sealed it: what was signed is the whole file but
 * the signature itself, it has the digest that was signed, and the certificate's key signed it (PAdES, CMS).
 */
import { createHash, verify, X509Certificate } from 'node:crypto';
import { Set as AsnSet, fromBER, OctetString, Sequence, UTCTime } from 'asn1js';
import { Certificate, ContentInfo, SignedData } from 'pkijs';

export interface Seal {
  readonly signer: string;
  readonly signedAt: number;
  /** Whether everything but the signature is covered by it. */
  readonly coversFile: boolean;
  readonly isIntact: boolean;
}

const objectIds = { digest: '1.2.840.113549.1.9.4', signingTime: '1.2.840.113549.1.9.5' };

export function readSeal(pdf: Uint8Array): Seal {
  const file = Buffer.from(pdf);
  const ranges = file.toString('latin1').match(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/);
  if (ranges === null) throw new Error('The file has no seal');
  const [start = 0, before = 0, from = 0, after = 0] = ranges.slice(1).map(Number);
  const covered = Buffer.concat([file.subarray(start, start + before), file.subarray(from, from + after)]);
  const hex = file.toString('latin1', before + 1, from - 1);
  const { signer, certificate, attributes } = readSignedData(Buffer.from(hex, 'hex'));
  const value = (id: string) => attributes.find(({ type }) => type === id)?.values[0];
  const digest = value(objectIds.digest);
  const time = value(objectIds.signingTime);
  if (!(digest instanceof OctetString) || !(time instanceof UTCTime)) throw new Error('The seal lacks facts');
  const hasDigest = createHash('sha256')
    .update(covered)
    .digest()
    .equals(Buffer.from(digest.valueBlock.valueHexView));
  // What is signed is the set of attributes; inside the signature it stands under another tag.
  const signed = Buffer.from(new AsnSet({ value: attributes.map((each) => each.toSchema()) }).toBER());
  return {
    signer: certificate.subject,
    signedAt: time.toDate().getTime(),
    coversFile:
      start === 0 && from + after === file.length && file[before] === 0x3c && file[from - 1] === 0x3e,
    isIntact:
      hasDigest && verify('sha256', signed, certificate.publicKey, signer.signature.valueBlock.valueHexView),
  };
}

function readSignedData(der: Uint8Array) {
  const { result } = fromBER(Uint8Array.from(der).buffer);
  if (!(result instanceof Sequence)) throw new Error('The seal is no CMS');
  const data = new SignedData({ schema: new ContentInfo({ schema: result }).content });
  const [signer] = data.signerInfos;
  const [own] = data.certificates ?? [];
  if (!signer?.signedAttrs || !(own instanceof Certificate)) throw new Error('The seal names nobody');
  const certificate = new X509Certificate(Buffer.from(own.toSchema().toBER()));
  return { signer, certificate, attributes: signer.signedAttrs.attributes };
}
