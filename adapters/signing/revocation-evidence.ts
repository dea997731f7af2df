import { createHash, verify as verifyNatively, type X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { certificateDer, hashOf, OID, parseDer, parsed, serialHex, toDer, x509 } from './asn1.ts';

/** What an OCSP answer or a CRL proves about one certificate. */
export interface RevocationStatus {
  readonly state: 'good' | 'revoked' | 'unknown';
  readonly revokedAt?: Date;
  readonly thisUpdate: Date;
}

const HASH_OF_SIGNATURE: Readonly<Record<string, string>> = {
  [OID.sha256WithRsa]: 'sha256',
  [OID.sha384WithRsa]: 'sha384',
  [OID.sha512WithRsa]: 'sha512',
  [OID.ecdsaWithSha256]: 'sha256',
  [OID.ecdsaWithSha384]: 'sha384',
  [OID.ecdsaWithSha512]: 'sha512',
};

/** An OCSP response that is an answer, parsed but not yet believed. */
export type OcspAnswer = pkijs.BasicOCSPResponse;

/** `undefined` for a response that only reports an error. */
export function parseOcsp(der: Uint8Array): OcspAnswer | undefined {
  const response = new pkijs.OCSPResponse({ schema: parseDer(der) });
  if (response.responseStatus.valueBlock.valueDec !== 0 || !response.responseBytes) return undefined;
  const body = response.responseBytes.response.valueBlock.valueHexView;
  return new pkijs.BasicOCSPResponse({ schema: parseDer(body) });
}

export function parseCrl(der: Uint8Array): pkijs.CertificateRevocationList {
  return new pkijs.CertificateRevocationList({ schema: parseDer(der) });
}

/**
 * What an OCSP answer proves about `certificate`. `undefined` when it speaks of another certificate or is not signed by
 * the issuer or by a responder that the issuer authorised (RFC 6960 4.2.2.2).
 */
export function checkOcsp(
  answer: OcspAnswer | undefined,
  certificate: X509Certificate,
  issuer: X509Certificate,
): RevocationStatus | undefined {
  const serial = parsed(certificate).serialNumber;
  const single = answer?.tbsResponseData.responses.find(
    ({ certID }) => certID.serialNumber.isEqual(serial) && namesIssuer(certID, issuer),
  );
  if (!answer || !single || !isAuthorised(answer, issuer)) return undefined;
  const tag = (single.certStatus as { readonly idBlock: { readonly tagNumber: number } }).idBlock.tagNumber;
  if (tag === 0) return { state: 'good', thisUpdate: single.thisUpdate };
  if (tag !== 1) return { state: 'unknown', thisUpdate: single.thisUpdate };
  return { state: 'revoked', revokedAt: revocationTime(single.certStatus), thisUpdate: single.thisUpdate };
}

/** The same for a CRL, which must be the issuer's own. */
export function checkCrl(
  crl: pkijs.CertificateRevocationList,
  certificate: X509Certificate,
  issuer: X509Certificate,
): RevocationStatus | undefined {
  if (!crl.issuer.isEqual(parsed(issuer).subject)) return undefined;
  const signature = Buffer.from(crl.signatureValue.valueBlock.valueHexView);
  if (!verifies(crl.signatureAlgorithm.algorithmId, crl.tbsView, signature, issuer)) return undefined;
  const serial = serialHex(parsed(certificate).serialNumber);
  const entry = crl.revokedCertificates?.find((one) => serialHex(one.userCertificate) === serial);
  const thisUpdate = crl.thisUpdate.value;
  return entry
    ? { state: 'revoked', revokedAt: entry.revocationDate.value, thisUpdate }
    : { state: 'good', thisUpdate };
}

function isAuthorised(basic: pkijs.BasicOCSPResponse, issuer: X509Certificate): boolean {
  const signature = Buffer.from(basic.signature.valueBlock.valueHexView);
  const { algorithmId } = basic.signatureAlgorithm;
  const signed = basic.tbsResponseData.tbsView;
  if (verifies(algorithmId, signed, signature, issuer)) return true;
  return (basic.certs ?? []).some((certificate) => {
    const responder = x509(certificateDer(certificate));
    return (
      responder.checkIssued(issuer) &&
      responder.verify(issuer.publicKey) &&
      (responder.keyUsage ?? []).includes(OID.ocspSigning) &&
      verifies(algorithmId, signed, signature, responder)
    );
  });
}

function verifies(oid: string, data: Uint8Array, signature: Buffer, by: X509Certificate): boolean {
  const hash = HASH_OF_SIGNATURE[oid];
  return hash !== undefined && verifyNatively(hash, data, by.publicKey, signature);
}

function namesIssuer(id: pkijs.CertID, issuer: X509Certificate): boolean {
  const hash = id.hashAlgorithm.algorithmId === OID.sha1 ? 'sha1' : hashOf(id.hashAlgorithm.algorithmId);
  if (!hash) return false;
  const ca = parsed(issuer);
  const digest = (bytes: Uint8Array) => createHash(hash).update(bytes).digest();
  return (
    digest(toDer(ca.subject)).equals(id.issuerNameHash.valueBlock.valueHexView) &&
    digest(ca.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView).equals(
      id.issuerKeyHash.valueBlock.valueHexView,
    )
  );
}

/** RevokedInfo starts with its GeneralizedTime; an unreadable one counts as revoked since for ever. */
function revocationTime(status: unknown): Date {
  const { valueBlock } = status as { readonly valueBlock: { readonly value?: readonly { toDate?(): Date }[] } };
  return valueBlock.value?.[0]?.toDate?.() ?? new Date(0);
}
