import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';

const engine = new pkijs.CryptoEngine({ name: 'node', crypto: webcrypto as unknown as Crypto });
pkijs.setEngine('node', engine);

/** The object identifiers this folder needs, by the name the standards give them. */
export const OID = {
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  rsaEncryption: '1.2.840.113549.1.1.1',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  sha384WithRsa: '1.2.840.113549.1.1.12',
  sha512WithRsa: '1.2.840.113549.1.1.13',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  ecdsaWithSha384: '1.2.840.10045.4.3.3',
  ecdsaWithSha512: '1.2.840.10045.4.3.4',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  basicConstraints: '2.5.29.19',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
  subjectKeyIdentifier: '2.5.29.14',
  authorityKeyIdentifier: '2.5.29.35',
  crlDistributionPoints: '2.5.29.31',
  crlNumber: '2.5.29.20',
  authorityInfoAccess: '1.3.6.1.5.5.7.1.1',
  ocsp: '1.3.6.1.5.5.7.48.1',
  ocspBasic: '1.3.6.1.5.5.7.48.1.1',
  ocspNonce: '1.3.6.1.5.5.7.48.1.2',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  caIssuers: '1.3.6.1.5.5.7.48.2',
  timeStamping: '1.3.6.1.5.5.7.3.8',
  ocspSigning: '1.3.6.1.5.5.7.3.9',
} as const;

export type HashName = 'sha256' | 'sha384' | 'sha512';

const HASH_BY_OID: Readonly<Record<string, HashName>> = {
  [OID.sha256]: 'sha256',
  [OID.sha384]: 'sha384',
  [OID.sha512]: 'sha512',
};

/** The hash an algorithm identifier names, or `undefined` for one we do not accept (SHA-1 above all). */
export function hashOf(oid: string): HashName | undefined {
  return HASH_BY_OID[oid];
}

/** A copy with its own ArrayBuffer: a Buffer usually is a window on a shared pool, which asn1js would read whole. */
export function toArrayBuffer(bytes: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}

/** Reads exactly one DER/BER value and nothing after it; throws otherwise. */
export function parseDer(bytes: Uint8Array): asn1js.AsnType {
  const parsed = asn1js.fromBER(toArrayBuffer(bytes));
  if (parsed.offset === -1) throw new Error(`Malformed ASN.1: ${parsed.result.error}`);
  if (parsed.offset !== bytes.byteLength) throw new Error('Malformed ASN.1: bytes after the end of the value');
  return parsed.result;
}

export function parseCertificate(der: Uint8Array): pkijs.Certificate {
  return new pkijs.Certificate({ schema: parseDer(der) });
}

const KNOWN = new Map<string, X509Certificate>();
const KNOWN_SIZE = 256;

/** Node's certificate for a DER, the same object for the same bytes: CA certificates come up in every signature. */
export function x509(der: Uint8Array): X509Certificate {
  const id = createHash('sha256').update(der).digest('base64');
  const known = KNOWN.get(id);
  if (known) return known;
  if (KNOWN.size >= KNOWN_SIZE) KNOWN.clear();
  const fresh = new X509Certificate(der);
  KNOWN.set(id, fresh);
  return fresh;
}

const PARSED = new WeakMap<X509Certificate, pkijs.Certificate>();

/** The parsed form of node's certificate. Parsing is the dear part of a verification, hence done once. */
export function parsed(certificate: X509Certificate): pkijs.Certificate {
  const known = PARSED.get(certificate);
  if (known) return known;
  const fresh = parseCertificate(certificate.raw);
  PARSED.set(certificate, fresh);
  return fresh;
}

export function certificateDer(certificate: pkijs.Certificate): Buffer {
  return Buffer.from(certificate.toSchema().toBER(false));
}

export function octets(bytes: Uint8Array): asn1js.OctetString {
  return new asn1js.OctetString({ valueHex: toArrayBuffer(bytes) });
}

/** The DER of any pkijs or asn1js value. */
export function toDer(value: { toSchema(): { toBER(sizeOnly?: boolean): ArrayBuffer } } | asn1js.AsnType): Buffer {
  return Buffer.from('toSchema' in value ? value.toSchema().toBER(false) : value.toBER(false));
}

/** Hex of a certificate serial number as our files name it: lower case, no leading zero octet. */
export function serialHex(serial: asn1js.Integer): string {
  const hex = Buffer.from(serial.valueBlock.valueHexView).toString('hex');
  return hex.startsWith('00') ? hex.slice(2) : hex;
}

/** The CN of a certificate's subject, or an empty string. */
export function commonName(der: Uint8Array): string {
  const entry = parseCertificate(der).subject.typesAndValues.find(({ type }) => type === '2.5.4.3');
  return entry?.value.valueBlock.value ?? '';
}
