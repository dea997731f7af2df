import type { X509Certificate } from 'node:crypto';
import { OID, parsed, x509 } from './asn1.ts';
import { CmsProblem } from './verify-cms.ts';

export type Purpose = 'signature' | 'timestamp';

const MAX_DEPTH = 6;

/**
 * The path from a certificate to one of the trusted roots, both ends included, every step signed by the next and valid
 * at `at`.
 * @param pool certificates that came with the signature; they may help, and are trusted for nothing.
 * @throws {CmsProblem} with the reason in Vietnamese.
 */
export function chainToRoot(
  leaf: X509Certificate,
  pool: readonly X509Certificate[],
  roots: readonly Buffer[],
  at: Date,
  purpose: Purpose,
): X509Certificate[] {
  checkPurpose(leaf, purpose);
  const trusted = roots.map(x509);
  const chain = [leaf];
  let current = leaf;
  while (!trusted.some((root) => root.raw.equals(current.raw))) {
    const issuer = [...trusted, ...pool].find((candidate) => isIssuer(candidate, current));
    if (!issuer || chain.length > MAX_DEPTH) {
      throw new CmsProblem('Chứng thư số không do tổ chức chứng thực được tin cậy cấp.');
    }
    chain.push(issuer);
    current = issuer;
  }
  for (const certificate of chain) {
    if (at < new Date(certificate.validFrom) || at > new Date(certificate.validTo)) {
      throw new CmsProblem('Chứng thư số không còn hiệu lực tại thời điểm ký.');
    }
  }
  return chain;
}

function isIssuer(candidate: X509Certificate, issued: X509Certificate): boolean {
  return (
    candidate.ca &&
    !candidate.raw.equals(issued.raw) &&
    issued.checkIssued(candidate) &&
    issued.verify(candidate.publicKey)
  );
}

/** A timestamp authority may not sign decisions, and a person's certificate may not state the time. */
function checkPurpose(leaf: X509Certificate, purpose: Purpose): void {
  const purposes = leaf.keyUsage ?? []; // node's name for the extended key usage
  const stamps = purposes.includes(OID.timeStamping);
  if (purpose === 'timestamp' && !stamps) throw new CmsProblem('Chứng thư số này không được cấp dấu thời gian.');
  if (purpose === 'signature' && (stamps || leaf.ca || !maySign(leaf))) {
    throw new CmsProblem('Chứng thư số này không được dùng để ký văn bản.');
  }
}

/** digitalSignature or nonRepudiation; a certificate without the extension is unrestricted (RFC 5280 4.2.1.3). */
function maySign(leaf: X509Certificate): boolean {
  const usage: unknown = parsed(leaf).extensions?.find((e) => e.extnID === OID.keyUsage)?.parsedValue;
  if (usage === undefined) return true;
  const bits = (usage as { readonly valueBlock?: { readonly valueHexView?: Uint8Array } }).valueBlock?.valueHexView;
  return ((bits?.[0] ?? 0) & 0xc0) !== 0;
}
