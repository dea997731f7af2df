import { createHash } from 'node:crypto';
import type { PDF } from '@libpdf/core';
import type { SignatureReport, VerificationReport } from '../ports.ts';
import { commonName, type HashName } from './asn1.ts';
import { loadPdf } from './pdf-objects.ts';
import { type FoundSignature, readSignatures } from './read-signatures.ts';
import { chainToRoot } from './verify-chain.ts';
import { type Closing, findViolation } from './verify-changes.ts';
import { CmsProblem, readSignedData, readTimestampToken, verifySignedData } from './verify-cms.ts';
import { checkRevocation, type Evidence, readEvidence } from './verify-revocation.ts';

export interface VerifyOptions {
  /** Trusted root certificates, DER. */
  readonly roots: readonly Buffer[];
  /**
   * Names of the signature fields, in the order of signing. Without it a file that lost its last revision is
   * indistinguishable from one that was never signed further. Archival timestamps count when they are named here, and
   * are checked, but not demanded, when they are not.
   */
  readonly expected: readonly string[];
}

/**
 * Checks every signature of a PDF and every change between and after them. Never throws for what the file holds: each
 * defect becomes a sentence in the report. Needs no network.
 */
export async function verifyPdf(file: Buffer, options: VerifyOptions): Promise<VerificationReport> {
  let found: FoundSignature[];
  let pdf: PDF;
  let evidence: Evidence | undefined;
  try {
    pdf = await loadPdf(file);
    found = readSignatures(pdf, file);
    evidence = readEvidence(pdf);
  } catch (error) {
    return { valid: false, signatures: [], problem: problemOf(error, 'Không đọc được tệp PDF, tệp bị hỏng.') };
  }
  const changed = await violations(file, pdf, found);
  const reports = found.map((signature, index) => {
    const report = examine(file, signature, options.roots, evidence);
    const change = changed[index];
    return change && report.valid ? { ...report, valid: false, problem: change } : report;
  });
  const missing = checkExpected(found, options.expected);
  const problem = missing ?? reports.find((report) => !report.valid)?.problem;
  const signatures = reports.filter((_, index) => found[index]?.kind === 'signature');
  return { valid: problem === undefined, signatures, ...(problem === undefined ? {} : { problem }) };
}

function examine(
  file: Buffer,
  found: FoundSignature,
  roots: readonly Buffer[],
  evidence: Evidence | undefined,
): SignatureReport {
  const digest = (hash: HashName) =>
    createHash(hash)
      .update(file.subarray(0, found.hole.start))
      .update(file.subarray(found.hole.end, found.end))
      .digest();
  let signer = '';
  try {
    if (found.kind === 'timestamp') {
      const time = checkTimestamp(found.cms, digest, roots, evidence);
      return { field: found.field, signer: '', valid: true, signedAt: time.toISOString() };
    }
    const message = readSignedData(found.cms);
    signer = commonName(message.signer.raw);
    if (message.content) throw new CmsProblem('Chữ ký số không đúng dạng: kèm nội dung riêng.');
    verifySignedData(message, digest);
    const proved = message.timestamp
      ? checkTimestamp(message.timestamp, hashing(message.signature), roots, evidence)
      : undefined;
    const time = proved ?? found.claimedTime;
    if (!time) throw new CmsProblem('Chữ ký số không cho biết thời điểm ký.');
    const chain = chainToRoot(message.signer, message.certificates, roots, time, 'signature');
    checkRevocation(chain, evidence, time);
    return { field: found.field, signer, valid: true, ...(proved ? { signedAt: proved.toISOString() } : {}) };
  } catch (error) {
    return { field: found.field, signer, valid: false, problem: problemOf(error, 'Chữ ký số bị hỏng.') };
  }
}

/** The time a token proves. @param digest the digest of what it must stamp, under the hash the token chose. */
function checkTimestamp(
  der: Buffer,
  digest: (hash: HashName) => Buffer,
  roots: readonly Buffer[],
  evidence: Evidence | undefined,
): Date {
  const token = readTimestampToken(der);
  verifySignedData(token.signed, token.content);
  if (!digest(token.hash).equals(token.imprint)) throw new CmsProblem('Dấu thời gian không thuộc về văn bản này.');
  const chain = chainToRoot(token.signed.signer, token.signed.certificates, roots, token.time, 'timestamp');
  checkRevocation(chain, evidence, token.time);
  return token.time;
}

function hashing(bytes: Buffer): (hash: HashName) => Buffer {
  return (hash) => createHash(hash).update(bytes).digest();
}

/** For each signature, what was changed after it without leave, up to the next one. */
async function violations(file: Buffer, whole: PDF, found: readonly FoundSignature[]): Promise<(string | undefined)[]> {
  const problems: (string | undefined)[] = [];
  try {
    for (const [index, signature] of found.entries()) {
      if (signature.end === file.length) break;
      const next = found[index + 1];
      const before = await loadPdf(file.subarray(0, signature.end));
      const after = next && next.end < file.length ? await loadPdf(file.subarray(0, next.end)) : whole;
      const closing: Closing = next ? { kind: next.kind, field: next.field } : { kind: 'none' };
      problems[index] = findViolation(before, after, closing)?.problem;
    }
  } catch (error) {
    problems[0] = problemOf(error, 'Một phiên bản đã ký của văn bản không đọc được.');
  }
  return problems;
}

function checkExpected(found: readonly FoundSignature[], expected: readonly string[]): string | undefined {
  const present = found.filter(({ kind, field }) => kind === 'signature' || expected.includes(field));
  const names = present.map(({ field }) => field);
  const missing = expected.find((field) => !names.includes(field));
  if (missing) return `Thiếu chữ ký “${missing}”: văn bản chưa ký đủ hoặc đã bị cắt bớt.`;
  const foreign = names.find((field) => !expected.includes(field));
  if (foreign) return `Có chữ ký “${foreign}” ngoài các chữ ký của văn bản.`;
  if (names.some((field, index) => field !== expected[index])) return 'Các chữ ký không theo đúng thứ tự ký.';
  return undefined;
}

function problemOf(error: unknown, otherwise: string): string {
  return error instanceof CmsProblem ? error.message : otherwise;
}
