import { generateKeyPair, randomBytes, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID, octets, parseDer, toArrayBuffer, toDer } from '../asn1.ts';

/** RSA-2048 is what most Vietnamese certificates carry today; P-256 signs ten times faster. */
export type KeyType = 'rsa-2048' | 'p-256';

/** Who a certificate speaks for. Every value enters the certificate as UTF-8, so Vietnamese letters survive. */
export interface Subject {
  readonly commonName: string;
  readonly organisation: string;
  /** Chức vụ. */
  readonly title?: string;
}

export interface KeyPair {
  readonly privateKey: webcrypto.CryptoKey;
  /** PKCS#8 DER, to be kept in a file of mode 0600 or inside a PKCS#12. */
  readonly pkcs8: Buffer;
  readonly spki: Buffer;
}

/** The kinds of certificate of the development PKI. */
export type Profile = 'root' | 'issuing' | 'timestamp' | 'ocsp' | 'signer';

export interface CertificateRequest {
  readonly profile: Profile;
  readonly subject: Subject;
  readonly spki: Buffer;
  /** Absent for the root, which signs itself. */
  readonly issuer?: pkijs.Certificate;
  readonly issuerKey: webcrypto.CryptoKey;
  /** `http://host:port` of the development server; it ends up inside the certificate. */
  readonly baseUrl: string;
}

const YEARS: Readonly<Record<Profile, number>> = { root: 20, issuing: 15, timestamp: 10, ocsp: 10, signer: 5 };
const HOUR_MS = 3_600_000;
const generate = promisify(generateKeyPair);

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const P256 = { name: 'ECDSA', namedCurve: 'P-256' };

export async function generateKeys(type: KeyType): Promise<KeyPair> {
  const keys =
    type === 'rsa-2048'
      ? await generate('rsa', { modulusLength: 2048 })
      : await generate('ec', { namedCurve: 'prime256v1' });
  const pkcs8 = keys.privateKey.export({ type: 'pkcs8', format: 'der' });
  const spki = keys.publicKey.export({ type: 'spki', format: 'der' });
  const algorithm = type === 'rsa-2048' ? RSA : P256;
  return { privateKey: await webcrypto.subtle.importKey('pkcs8', pkcs8, algorithm, true, ['sign']), pkcs8, spki };
}

/** Reads back an RSA key that `generateKeys` made. */
export async function importRsaKey(pkcs8: Buffer): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', pkcs8, RSA, false, ['sign']);
}

/**
 * Builds and signs one certificate with the extensions that outside validators ask of its profile.
 * It is valid from an hour ago, so that a reader whose clock runs behind accepts it at once.
 */
export async function makeCertificate(request: CertificateRequest): Promise<pkijs.Certificate> {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  certificate.serialNumber = randomSerial();
  certificate.subject = distinguishedName(request.subject);
  certificate.issuer = request.issuer ? request.issuer.subject : certificate.subject;
  certificate.notBefore.value = new Date(Math.floor((Date.now() - HOUR_MS) / 1000) * 1000);
  const end = new Date(certificate.notBefore.value);
  end.setUTCFullYear(end.getUTCFullYear() + YEARS[request.profile]);
  // An end after the issuer's own would make the chain invalid while the leaf still looks good.
  certificate.notAfter.value =
    request.issuer && end > request.issuer.notAfter.value ? request.issuer.notAfter.value : end;
  certificate.subjectPublicKeyInfo = new pkijs.PublicKeyInfo({
    schema: asn1js.fromBER(toArrayBuffer(request.spki)).result,
  });
  certificate.extensions = await extensionsFor(request, certificate);
  await certificate.sign(request.issuerKey, 'SHA-256');
  return certificate;
}

/** 128 random bits, positive and without a leading zero octet, as RFC 5280 4.1.2.2 wants. */
export function randomSerial(): asn1js.Integer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return new asn1js.Integer({ valueHex: toArrayBuffer(bytes) });
}

/** One attribute per RDN. (pkijs would put all into one SET, unsorted, and strict readers then see another name.) */
function distinguishedName(subject: Subject): pkijs.RelativeDistinguishedNames {
  const text = (value: string) => new asn1js.Utf8String({ value: value.normalize('NFC') });
  const attributes: readonly (readonly [string, asn1js.PrintableString | asn1js.Utf8String])[] = [
    ['2.5.4.6', new asn1js.PrintableString({ value: 'VN' })],
    ['2.5.4.10', text(subject.organisation)],
    ...(subject.title ? [['2.5.4.12', text(subject.title)] as const] : []),
    ['2.5.4.3', text(subject.commonName)],
  ];
  const name = new asn1js.Sequence({
    value: attributes.map(
      ([type, value]) =>
        new asn1js.Set({
          value: [new asn1js.Sequence({ value: [new asn1js.ObjectIdentifier({ value: type }), value] })],
        }),
    ),
  });
  return new pkijs.RelativeDistinguishedNames({ schema: parseDer(toDer(name)) });
}

async function extensionsFor(request: CertificateRequest, self: pkijs.Certificate): Promise<pkijs.Extension[]> {
  const { profile } = request;
  const isAuthority = profile === 'root' || profile === 'issuing';
  const extensions = [
    extension(
      OID.basicConstraints,
      new pkijs.BasicConstraints(profile === 'issuing' ? { cA: true, pathLenConstraint: 0 } : { cA: isAuthority }),
      true,
    ),
    extension(OID.keyUsage, keyUsage(profile), true),
    extension(OID.subjectKeyIdentifier, octets(await keyIdentifier(self))),
  ];
  if (request.issuer) {
    const issuerId = toArrayBuffer(await keyIdentifier(request.issuer));
    const keyId = new pkijs.AuthorityKeyIdentifier({ keyIdentifier: new asn1js.OctetString({ valueHex: issuerId }) });
    extensions.push(extension(OID.authorityKeyIdentifier, keyId));
    extensions.push(...locations(request));
  }
  // RFC 3161 2.3: the purpose must be critical and the only one.
  if (profile === 'timestamp') extensions.push(extension(OID.extendedKeyUsage, purpose(OID.timeStamping), true));
  if (profile === 'ocsp') {
    extensions.push(extension(OID.extendedKeyUsage, purpose(OID.ocspSigning)));
    // Nobody can ask the responder about itself (RFC 6960 4.2.2.2.1).
    extensions.push(extension(OID.ocspNoCheck, new asn1js.Null()));
  }
  return extensions;
}

function locations(request: CertificateRequest): pkijs.Extension[] {
  const ca = request.profile === 'issuing' ? 'root' : 'issuing';
  const url = (path: string) => new pkijs.GeneralName({ type: 6, value: `${request.baseUrl}/${path}` });
  const access = [
    new pkijs.AccessDescription({ accessMethod: OID.caIssuers, accessLocation: url(`${ca}.crt`) }),
    // Our responder is authorised by the issuing CA alone, so the issuing CA's own status is in the root's CRL.
    ...(ca === 'issuing' ? [new pkijs.AccessDescription({ accessMethod: OID.ocsp, accessLocation: url('ocsp') })] : []),
  ];
  const point = new pkijs.DistributionPoint({ distributionPoint: [url(`${ca}.crl`)] });
  return [
    extension(OID.crlDistributionPoints, new pkijs.CRLDistributionPoints({ distributionPoints: [point] })),
    extension(OID.authorityInfoAccess, new pkijs.InfoAccess({ accessDescriptions: access })),
  ];
}

/** Bits count from the left: digitalSignature 0, nonRepudiation 1, keyCertSign 5, cRLSign 6. */
function keyUsage(profile: Profile): asn1js.BitString {
  const [bits, unused] =
    profile === 'root' || profile === 'issuing' ? [0x06, 1] : profile === 'signer' ? [0xc0, 6] : [0x80, 7];
  return new asn1js.BitString({ valueHex: new Uint8Array([bits]).buffer, unusedBits: unused });
}

function purpose(oid: string): pkijs.ExtKeyUsage {
  return new pkijs.ExtKeyUsage({ keyPurposes: [oid] });
}

async function keyIdentifier(certificate: pkijs.Certificate): Promise<Buffer> {
  const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return Buffer.from(await webcrypto.subtle.digest('SHA-1', key));
}

export function extension(
  extnID: string,
  value: { toSchema(): asn1js.AsnType } | asn1js.AsnType,
  critical = false,
): pkijs.Extension {
  const schema = 'toSchema' in value ? value.toSchema() : value;
  return new pkijs.Extension({ extnID, critical, extnValue: schema.toBER(false) });
}
