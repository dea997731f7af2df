import { createHash } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID, parseDer, serialHex, toArrayBuffer, toDer } from '../asn1.ts';
import { type Authority, type Holder, revokedSerials, statusOf } from './authority.ts';
import { extension } from './certificates.ts';

const DAY_MS = 86_400_000;
const DIGESTS: Readonly<Record<string, string>> = { [OID.sha1]: 'sha1', [OID.sha256]: 'sha256' };

/** The signed list of revoked certificates of one CA; every certificate below the root is the issuing CA's. */
export async function makeCrl(authority: Authority, ca: 'root' | 'issuing', now: Date): Promise<Buffer> {
  const holder = authority[ca];
  const revoked = ca === 'issuing' ? await revokedSerials(authority.dir) : [];
  const crl = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: holder.certificate.subject,
    thisUpdate: time(now),
    nextUpdate: time(new Date(now.getTime() + 7 * DAY_MS)),
    crlExtensions: new pkijs.Extensions({
      extensions: [
        authorityKeyId(holder),
        extension(OID.crlNumber, new asn1js.Integer({ value: Math.floor(now.getTime() / 1000) })),
      ],
    }),
  });
  if (revoked.length > 0) {
    crl.revokedCertificates = revoked.map(
      ({ serial, at }) =>
        new pkijs.RevokedCertificate({
          userCertificate: new asn1js.Integer({ valueHex: toArrayBuffer(Buffer.from(serial, 'hex')) }),
          revocationDate: time(at),
        }),
    );
  }
  await crl.sign(holder.key, 'SHA-256');
  return toDer(crl);
}

/** Answers one RFC 6960 request. Only certificates that this PKI issued are ever called good. */
export async function respondOcsp(authority: Authority, request: Buffer, now: Date): Promise<Buffer> {
  let asked: pkijs.OCSPRequest;
  try {
    asked = new pkijs.OCSPRequest({ schema: parseDer(request) });
  } catch {
    // malformedRequest (1) is the answer RFC 6960 2.3 gives; nothing on our side is wrong.
    return failure(1);
  }
  const issuer = authority.issuing.certificate;
  const ids = asked.tbsRequest.requestList.map((one) => one.reqCert);
  // unauthorized (6): the root's own certificates have a CRL, not this responder.
  if (ids.length === 0 || !ids.every((id) => isIssuedBy(id, issuer))) return failure(6);

  const basic = new pkijs.BasicOCSPResponse();
  basic.tbsResponseData.responderID = authority.ocsp.certificate.subject;
  basic.tbsResponseData.producedAt = wholeSecond(now);
  basic.tbsResponseData.responses = await Promise.all(ids.map((id) => single(authority, id, now)));
  const nonce = asked.tbsRequest.requestExtensions?.find((e) => e.extnID === OID.ocspNonce);
  if (nonce) basic.tbsResponseData.responseExtensions = [nonce];
  await basic.sign(authority.ocsp.key, 'SHA-256');
  basic.certs = [authority.ocsp.certificate];

  const body = new asn1js.OctetString({ valueHex: toArrayBuffer(toDer(basic)) });
  return toDer(
    new pkijs.OCSPResponse({
      responseStatus: new asn1js.Enumerated({ value: 0 }),
      responseBytes: new pkijs.ResponseBytes({ responseType: OID.ocspBasic, response: body }),
    }),
  );
}

async function single(authority: Authority, id: pkijs.CertID, now: Date): Promise<pkijs.SingleResponse> {
  const { status, at } = await statusOf(authority.dir, serialHex(id.serialNumber));
  return new pkijs.SingleResponse({
    certID: id,
    certStatus: certStatus(status, at),
    thisUpdate: wholeSecond(now),
    nextUpdate: wholeSecond(new Date(now.getTime() + 7 * DAY_MS)),
  });
}

/** CertStatus is a CHOICE of implicit tags: good [0] NULL, revoked [1] RevokedInfo, unknown [2] NULL. */
function certStatus(status: 'good' | 'unknown' | 'revoked', at?: Date): asn1js.AsnType {
  if (status === 'revoked') {
    const moment = new asn1js.GeneralizedTime({ valueDate: wholeSecond(at ?? new Date(0)) });
    return new asn1js.Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value: [moment] });
  }
  const tagNumber = status === 'good' ? 0 : 2;
  return new asn1js.Primitive({ idBlock: { tagClass: 3, tagNumber } });
}

function isIssuedBy(id: pkijs.CertID, issuer: pkijs.Certificate): boolean {
  const digest = DIGESTS[id.hashAlgorithm.algorithmId];
  if (!digest) return false;
  const hash = (bytes: Uint8Array) => createHash(digest).update(bytes).digest();
  const key = issuer.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return (
    hash(toDer(issuer.subject)).equals(id.issuerNameHash.valueBlock.valueHexView) &&
    hash(key).equals(id.issuerKeyHash.valueBlock.valueHexView)
  );
}

function authorityKeyId(holder: Holder): pkijs.Extension {
  const key = holder.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  const id = toArrayBuffer(createHash('sha1').update(key).digest());
  const value = new pkijs.AuthorityKeyIdentifier({ keyIdentifier: new asn1js.OctetString({ valueHex: id }) });
  return extension(OID.authorityKeyIdentifier, value);
}

function failure(status: number): Buffer {
  return toDer(new pkijs.OCSPResponse({ responseStatus: new asn1js.Enumerated({ value: status }) }));
}

function time(value: Date): pkijs.Time {
  return new pkijs.Time({ type: 0, value: wholeSecond(value) });
}

function wholeSecond(value: Date): Date {
  return new Date(Math.floor(value.getTime() / 1000) * 1000);
}
