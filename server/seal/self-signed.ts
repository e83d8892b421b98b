import { BitString, Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, BasicConstraints, Certificate, Extension, Time, TimeType } from 'pkijs';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 3072,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
};

const objectIds = { commonName: '2.5.4.3', keyUsage: '2.5.29.15', basicConstraints: '2.5.29.19' };

/** Digital signature and non-repudiation: the first two bits of key usage. */
const mayOnlySign = new BitString({ valueHex: new Uint8Array([0b1100_0000]).buffer, unusedBits: 6 });

const validYears = 25;

/** A new key and a certificate that it vouches for itself, as one PEM text. `now` is milliseconds since 1970. */
export async function selfSignedCertificate(commonName: string, now: number): Promise<string> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = new Integer({ valueHex: serialNumber() });
  for (const name of [certificate.issuer, certificate.subject]) {
    name.typesAndValues.push(
      new AttributeTypeAndValue({
        type: objectIds.commonName,
        value: new Utf8String({ value: commonName }),
      }),
    );
  }
  const begin = startOfDay(now);
  const end = new Date(begin);
  end.setUTCFullYear(end.getUTCFullYear() + validYears);
  certificate.notBefore = certificateTime(begin);
  certificate.notAfter = certificateTime(end);
  certificate.extensions = [
    critical(objectIds.basicConstraints, new BasicConstraints({ cA: false }).toSchema().toBER()),
    critical(objectIds.keyUsage, mayOnlySign.toBER()),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, algorithm.hash);
  const privateKey = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return pem('PRIVATE KEY', privateKey) + pem('CERTIFICATE', certificate.toSchema(true).toBER());
}

/** X.509 writes years from 2050 on with four digits, and earlier ones with two (RFC 5280, 4.1.2.5). */
const certificateTime = (value: Date): Time =>
  new Time({ type: value.getUTCFullYear() < 2050 ? TimeType.UTCTime : TimeType.GeneralizedTime, value });

const critical = (extnID: string, extnValue: ArrayBuffer): Extension =>
  new Extension({ extnID, critical: true, extnValue });

/** Sixteen random bytes that read as a positive number. */
function serialNumber(): ArrayBuffer {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes.buffer;
}

/** Versions are sealed with the time they were sent, which may be earlier the same day than the first start. */
function startOfDay(now: number): Date {
  const day = new Date(now);
  day.setUTCHours(0, 0, 0, 0);
  return day;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
