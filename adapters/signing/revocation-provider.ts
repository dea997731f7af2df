import type { X509Certificate } from 'node:crypto';
import type { RevocationProvider } from '@libpdf/core';
import * as pkijs from 'pkijs';
import { OID, parseCertificate, x509 } from './asn1.ts';
import { checkCrl, checkOcsp, parseCrl, parseOcsp, type RevocationStatus } from './revocation-evidence.ts';
import { SigningServiceError } from './timestamp-client.ts';

export interface RevocationSource {
  /** CA certificates, DER: issuers are looked up here, never taken from the order inside a token. */
  readonly authorities: readonly Buffer[];
  /**
   * Replaces scheme, host and port of the addresses inside the certificates. For the development PKI, which may listen
   * on another port than on the day it made them; without it the addresses are used as they stand.
   */
  readonly baseUrl?: string;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** libpdf swallows what a provider throws, and a gap in the evidence must not pass in silence: ask `problems` after. */
export interface CheckedRevocationProvider extends RevocationProvider {
  problems(): readonly SigningServiceError[];
}

/**
 * Fetches OCSP answers, else CRLs, and lets through only what proves a certificate good. (libpdf's own provider trusts
 * the order of certificates in a token and would embed an answer of "unknown".)
 */
export function revocationProvider(source: RevocationSource): CheckedRevocationProvider {
  const authorities = source.authorities.map(x509);
  /** By certificate. What OCSP could not prove is forgiven when the CRL does, then and in later rounds of questions. */
  const unproved = new Map<string, SigningServiceError>();
  const proved = new Set<string>();

  async function ask(
    der: Uint8Array,
    url: string | undefined,
    fetchChecked: (address: string, certificate: X509Certificate, issuer: X509Certificate) => Promise<Buffer>,
  ): Promise<Uint8Array | null> {
    const certificate = x509(der);
    if (certificate.checkIssued(certificate)) return null; // a root is trusted by configuration, not by a CRL
    const address = url === undefined ? 'chứng thực' : relocated(url, source.baseUrl);
    try {
      const issuer = authorities.find((ca) => certificate.checkIssued(ca) && certificate.verify(ca.publicKey));
      if (!issuer || url === undefined) throw new Error(`No issuer or no address for ${certificate.subject}`);
      const evidence = await fetchChecked(address, certificate, issuer);
      proved.add(certificate.fingerprint256);
      return new Uint8Array(evidence);
    } catch (cause) {
      const problem = new SigningServiceError(address, 'không xác nhận được tình trạng chứng thư số', { cause });
      unproved.set(certificate.fingerprint256, problem);
      return null;
    }
  }

  return {
    problems: () => [...unproved].filter(([id]) => !proved.has(id)).map(([, problem]) => problem),
    getOCSP: (der) =>
      ask(der, ocspUrl(der), async (address, certificate, issuer) => {
        const answer = await download(address, source.timeout, await ocspRequest(der, issuer.raw));
        return proving(answer, checkOcsp(parseOcsp(answer), certificate, issuer));
      }),
    getCRL: (der) =>
      ask(der, crlUrl(der), async (address, certificate, issuer) => {
        const list = await download(address, source.timeout);
        return proving(list, checkCrl(parseCrl(list), certificate, issuer));
      }),
  };
}

function proving(evidence: Buffer, status: RevocationStatus | undefined): Buffer {
  if (status?.state !== 'good') throw new Error(`The certificate is ${status?.state ?? 'not spoken of'}`);
  return evidence;
}

/** The responder's address inside a certificate. */
function ocspUrl(der: Uint8Array): string | undefined {
  const access = extensionOf(der, OID.authorityInfoAccess);
  if (!(access instanceof pkijs.InfoAccess)) return undefined;
  const found = access.accessDescriptions.find((one) => one.accessMethod === OID.ocsp);
  return typeof found?.accessLocation.value === 'string' ? found.accessLocation.value : undefined;
}

function crlUrl(der: Uint8Array): string | undefined {
  const points = extensionOf(der, OID.crlDistributionPoints);
  if (!(points instanceof pkijs.CRLDistributionPoints)) return undefined;
  const [first] = points.distributionPoints;
  const names = first?.distributionPoint;
  const value: unknown = Array.isArray(names) ? names[0]?.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

function extensionOf(der: Uint8Array, oid: string): unknown {
  return parseCertificate(der).extensions?.find((one) => one.extnID === oid)?.parsedValue;
}

function relocated(url: string, baseUrl: string | undefined): string {
  if (!baseUrl) return url;
  const { pathname, search } = new URL(url);
  return new URL(`${pathname}${search}`, baseUrl).href;
}

async function ocspRequest(der: Uint8Array, issuer: Uint8Array): Promise<Buffer> {
  const request = new pkijs.OCSPRequest();
  await request.createForCertificate(parseCertificate(der), {
    hashAlgorithm: 'SHA-1', // an index into the responder's tables, not a signature; the one hash all responders know
    issuerCertificate: parseCertificate(issuer),
  });
  return Buffer.from(request.toSchema(true).toBER(false));
}

async function download(url: string, timeout = 15_000, body?: Buffer): Promise<Buffer> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(timeout),
    ...(body
      ? { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body: new Uint8Array(body) }
      : {}),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
