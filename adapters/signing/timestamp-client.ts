import { randomBytes } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { OID, octets, parseDer, toArrayBuffer, toDer } from './asn1.ts';
import { readTimestampToken, verifySignedData } from './verify-cms.ts';

/** An RFC 3161 timestamp authority (đơn vị cấp dấu thời gian). */
export interface TimestampServer {
  readonly url: string;
  /** Milliseconds to wait for one answer. */
  readonly timeout?: number;
}

/**
 * A server that a signature depends on did not answer, or answered wrongly. Nothing was written; the same call may be
 * repeated later. The message names the server.
 */
export class SigningServiceError extends Error {
  readonly retryable = true;
  readonly server: string;
  constructor(server: string, problem: string, options?: ErrorOptions) {
    super(`Máy chủ ${server} ${problem}. Văn bản chưa được ký; xin thực hiện lại sau.`, options);
    this.name = 'SigningServiceError';
    this.server = server;
  }
}

/**
 * Fetches a timestamp over a SHA-256 imprint and checks what came back: status, imprint, nonce and the token's own
 * signature. Whether the authority is trusted is the verifier's question, not this one's.
 * @throws {SigningServiceError}
 */
export async function requestTimestamp(
  server: TimestampServer,
  imprint: Uint8Array,
): Promise<{ readonly token: Buffer; readonly time: Date }> {
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40; // positive and of fixed length, so that the echo compares byte by byte
  const request = new pkijs.TimeStampReq({
    version: 1,
    messageImprint: new pkijs.MessageImprint({
      hashAlgorithm: new pkijs.AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new asn1js.Null() }),
      hashedMessage: octets(imprint),
    }),
    nonce: new asn1js.Integer({ valueHex: toArrayBuffer(nonce) }),
    certReq: true,
  });
  const body = await post(server, toDer(request));
  try {
    return checkedToken(body, imprint, nonce);
  } catch (error) {
    throw new SigningServiceError(server.url, 'trả về dấu thời gian không hợp lệ', { cause: error });
  }
}

function checkedToken(body: Buffer, imprint: Uint8Array, nonce: Buffer): { token: Buffer; time: Date } {
  const response = new pkijs.TimeStampResp({ schema: parseDer(body) });
  if (response.status.status > 1 || !response.timeStampToken) {
    throw new Error(`The timestamp authority refused with status ${response.status.status}`);
  }
  const token = toDer(response.timeStampToken);
  const read = readTimestampToken(token);
  verifySignedData(read.signed, read.content);
  if (read.hash !== 'sha256' || !read.imprint.equals(imprint)) throw new Error('The token is for another imprint');
  if (!read.nonce?.equals(nonce)) throw new Error('The token answers another request');
  return { token, time: read.time };
}

async function post(server: TimestampServer, body: Buffer): Promise<Buffer> {
  let response: Response;
  try {
    response = await fetch(server.url, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: new Uint8Array(body),
      signal: AbortSignal.timeout(server.timeout ?? 15_000),
    });
  } catch (error) {
    throw new SigningServiceError(server.url, 'cấp dấu thời gian không trả lời', { cause: error });
  }
  if (!response.ok) throw new SigningServiceError(server.url, `cấp dấu thời gian báo lỗi HTTP ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}
