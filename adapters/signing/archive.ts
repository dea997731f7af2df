import type { TimestampAuthority } from '@libpdf/core';
import { loadPdf } from './pdf-objects.ts';
import { readSignatures } from './read-signatures.ts';
import { type RevocationSource, revocationProvider } from './revocation-provider.ts';
import { requestTimestamp, type TimestampServer } from './timestamp-client.ts';
import { verifyPdf } from './verify-pdf.ts';

/** What libpdf reserves for the token. Ours take 5 to 6 KB; a public authority with a long chain may need twice that. */
const TIMESTAMP_RESERVE = 16_384;

/**
 * Raises a signed document to PAdES B-LTA: certificates, OCSP answers and CRLs of every signature go into the file, and
 * an archival timestamp over all of it. Incremental: the result begins with the bytes given. The result is verified
 * with no server at hand before it is returned, so it holds all the evidence it will ever need.
 * @param roots trusted root certificates, DER.
 * @throws {SigningServiceError} when any piece of evidence cannot be had; half an archive is none.
 */
export async function addArchivalData(
  bytes: Buffer,
  timestamp: TimestampServer,
  revocation: RevocationSource,
  roots: readonly Buffer[],
): Promise<Buffer> {
  const pdf = await loadPdf(bytes);
  const evidence = revocationProvider(revocation);
  const timestampAuthority: TimestampAuthority = {
    async timestamp(digest, algorithm) {
      if (algorithm !== 'SHA-256') throw new Error(`Unexpected digest ${algorithm}`);
      return new Uint8Array((await requestTimestamp(timestamp, digest)).token);
    },
  };
  const result = await pdf.addArchivalData({
    timestampAuthority,
    revocationProvider: evidence,
    estimatedSize: TIMESTAMP_RESERVE,
  });
  const [problem] = evidence.problems();
  if (problem) throw problem;
  const out = Buffer.from(result.bytes);
  if (!out.subarray(0, bytes.length).equals(bytes)) throw new Error('The update would change bytes that are signed');
  const expected = readSignatures(await loadPdf(out), out).map(({ field }) => field);
  const report = await verifyPdf(out, { roots, expected });
  if (!report.valid) {
    // libpdf warns of what does no harm, too (it looks for a CA certificate at the address of the day it was issued,
    // though it has it): its warnings explain a failure, they do not make one.
    const cause = new Error(result.warnings.map(({ code, message }) => `${code}: ${message}`).join('; '));
    throw new Error(`Văn bản ký xong nhưng chưa đủ điều kiện lưu trữ: ${report.problem}`, { cause });
  }
  return out;
}
