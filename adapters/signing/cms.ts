import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID, octets, parseCertificate, parseDer, toArrayBuffer, toDer } from './asn1.ts';
import type { Signer } from './signers/signer.ts';
import { requestTimestamp, type TimestampServer } from './timestamp-client.ts';

/** The signer's parsed certificates and constant attributes: worked out once per signer, then used for every document. */
interface Prepared {
  readonly certificate: pkijs.Certificate;
  readonly chain: readonly pkijs.Certificate[];
  readonly signingCertificate: pkijs.Attribute;
}

const PREPARED = new WeakMap<Signer, Prepared>();

/**
 * A detached CMS signature for PAdES: content-type, message-digest and signing-certificate-v2 are signed. There is no
 * signing-time attribute: with it the signature loses the PAdES-BASELINE level (the time belongs in the PDF's /M).
 * @param digest SHA-256 of the PDF's byte range.
 * @param timestamp where to fetch the RFC 3161 signature timestamp; its failure is this function's failure.
 * @returns DER of the ContentInfo.
 */
export async function signDetached(digest: Buffer, signer: Signer, timestamp?: TimestampServer): Promise<Buffer> {
  const signerInfo = await buildSignerInfo(OID.data, digest, signer);
  if (timestamp) {
    const imprint = createHash('sha256').update(signerInfo.signature.valueBlock.valueHexView).digest();
    const { token } = await requestTimestamp(timestamp, imprint);
    signerInfo.unsignedAttrs = new pkijs.SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new pkijs.Attribute({ type: OID.signatureTimestamp, values: [parseDer(token)] })],
    });
  }
  return wrap(1, new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }), signerInfo, certificatesOf(signer));
}

/** A CMS that carries its content: the form of a timestamp token. */
export async function signEnclosed(
  contentType: string,
  content: Buffer,
  signer: Signer,
  withCertificates: boolean,
): Promise<Buffer> {
  const digest = createHash('sha256').update(content).digest();
  const signerInfo = await buildSignerInfo(contentType, digest, signer);
  const enclosed = new pkijs.EncapsulatedContentInfo({ eContentType: contentType });
  // Set afterwards: the constructor would split the content into a constructed string, which is not DER.
  enclosed.eContent = new asn1js.OctetString({ valueHex: toArrayBuffer(content) });
  return wrap(3, enclosed, signerInfo, withCertificates ? certificatesOf(signer) : []);
}

function certificatesOf(signer: Signer): pkijs.Certificate[] {
  const { certificate, chain } = prepare(signer);
  return [certificate, ...chain];
}

function wrap(
  version: number,
  content: pkijs.EncapsulatedContentInfo,
  signerInfo: pkijs.SignerInfo,
  certificates: pkijs.Certificate[],
): Buffer {
  const signedData = new pkijs.SignedData({
    version,
    encapContentInfo: content,
    digestAlgorithms: [algorithm(OID.sha256)],
    signerInfos: [signerInfo],
    ...(certificates.length > 0 ? { certificates } : {}),
  });
  return toDer(new pkijs.ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) }));
}

async function buildSignerInfo(contentType: string, digest: Buffer, signer: Signer): Promise<pkijs.SignerInfo> {
  const { certificate, signingCertificate } = prepare(signer);
  const attributes = derSetOrder([
    attribute(OID.contentType, new asn1js.ObjectIdentifier({ value: contentType })),
    attribute(OID.messageDigest, octets(digest)),
    signingCertificate,
  ]);
  const signedAttrs = new pkijs.SignedAndUnsignedAttributes({ type: 0, attributes });
  const toBeSigned = toDer(signedAttrs);
  toBeSigned[0] = 0x31; // RFC 5652 5.4: signed with the SET OF tag, stored with [0].
  const signature = await signer.sign({
    attributes: toBeSigned,
    digest: createHash('sha256').update(toBeSigned).digest(),
  });
  return new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: algorithm(OID.sha256),
    signedAttrs,
    signatureAlgorithm:
      signer.keyType === 'rsa' ? algorithm(OID.sha256WithRsa, new asn1js.Null()) : algorithm(OID.ecdsaWithSha256),
    signature: octets(signature),
  });
}

function prepare(signer: Signer): Prepared {
  const known = PREPARED.get(signer);
  if (known) return known;
  const certificate = parseCertificate(signer.certificate);
  const prepared: Prepared = {
    certificate,
    chain: signer.chain.map((der) => parseCertificate(der)),
    signingCertificate: attribute(OID.signingCertificateV2, essCertIdV2(certificate, signer.certificate)),
  };
  PREPARED.set(signer, prepared);
  return prepared;
}

/** RFC 5035: the certificate is named inside the signature, so that nobody can exchange it. SHA-256 is the default. */
function essCertIdV2(certificate: pkijs.Certificate, der: Buffer): asn1js.Sequence {
  const issuer = new pkijs.GeneralNames({ names: [new pkijs.GeneralName({ type: 4, value: certificate.issuer })] });
  const id = new asn1js.Sequence({
    value: [
      octets(createHash('sha256').update(der).digest()),
      new pkijs.IssuerSerial({ issuer, serialNumber: certificate.serialNumber }).toSchema(),
    ],
  });
  return new asn1js.Sequence({ value: [new asn1js.Sequence({ value: [id] })] });
}

function attribute(type: string, value: asn1js.AsnType): pkijs.Attribute {
  return new pkijs.Attribute({ type, values: [value] });
}

/** DER sorts a SET OF by its members' encodings; a verifier that re-encodes would otherwise see another hash. */
function derSetOrder(attributes: readonly pkijs.Attribute[]): pkijs.Attribute[] {
  return attributes
    .map((value) => ({ value, der: toDer(value) }))
    .sort((a, b) => Buffer.compare(a.der, b.der))
    .map(({ value }) => value);
}

function algorithm(oid: string, parameters?: asn1js.AsnType): pkijs.AlgorithmIdentifier {
  return new pkijs.AlgorithmIdentifier({ algorithmId: oid, ...(parameters ? { algorithmParams: parameters } : {}) });
}
