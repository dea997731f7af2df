import type { X509Certificate } from 'node:crypto';
import { type PDF, PdfRef, PdfStream } from '@libpdf/core';
import type * as pkijs from 'pkijs';
import { resolverOf } from './pdf-objects.ts';
import {
  checkCrl,
  checkOcsp,
  type OcspAnswer,
  parseCrl,
  parseOcsp,
  type RevocationStatus,
} from './revocation-evidence.ts';
import { CmsProblem } from './verify-cms.ts';

/** The validation data a document carries (/DSS). */
export interface Evidence {
  readonly ocsp: readonly OcspAnswer[];
  readonly crl: readonly pkijs.CertificateRevocationList[];
}

/** `undefined` for a document that was never archived: its certificates' status is then not judged. */
export function readEvidence(pdf: PDF): Evidence | undefined {
  const dss = pdf.getCatalog().getDict('DSS', resolverOf(pdf));
  if (!dss) return undefined;
  const streams = (key: string): Uint8Array[] => {
    const found: Uint8Array[] = [];
    for (const item of dss.getArray(key, resolverOf(pdf)) ?? []) {
      const stream = item instanceof PdfRef ? resolverOf(pdf)(item) : item;
      if (stream instanceof PdfStream) found.push(stream.getDecodedData());
    }
    return found;
  };
  try {
    const ocsp = streams('OCSPs').map(parseOcsp);
    return { ocsp: ocsp.filter((answer) => answer !== undefined), crl: streams('CRLs').map(parseCrl) };
  } catch (error) {
    throw new CmsProblem('Dữ liệu kiểm chứng kèm theo văn bản bị hỏng.', { cause: error });
  }
}

/**
 * Judges a chain (leaf first, root last) by the document's own evidence: every certificate below the root must be
 * proved good, or revoked only after `at`.
 * @throws {CmsProblem}
 */
export function checkRevocation(chain: readonly X509Certificate[], evidence: Evidence | undefined, at: Date): void {
  if (!evidence) return;
  for (const [index, certificate] of chain.entries()) {
    const issuer = chain[index + 1];
    if (!issuer) return;
    const statuses = [
      ...evidence.ocsp.map((der) => checkOcsp(der, certificate, issuer)),
      ...evidence.crl.map((der) => checkCrl(der, certificate, issuer)),
    ].filter((status): status is RevocationStatus => status !== undefined);
    if (statuses.some(({ state, revokedAt }) => state === 'revoked' && (revokedAt ?? at) <= at)) {
      throw new CmsProblem('Chứng thư số đã bị thu hồi trước thời điểm ký.');
    }
    if (!statuses.some(({ state }) => state !== 'unknown')) {
      throw new CmsProblem('Thiếu dữ liệu chứng minh chứng thư số còn hiệu lực khi ký.');
    }
  }
}
