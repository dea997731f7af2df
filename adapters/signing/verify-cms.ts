import { createHash, verify as verifyNatively, type X509Certificate } from 'node:crypto';
import * as pkijs from 'pkijs';
import { certificateDer, type HashName, hashOf, OID, parseDer, x509 } from './asn1.ts';

/** A CMS SignedData with one signer, taken apart. */
export interface SignedMessage {
  readonly contentType: string;
  /** Absent in a detached signature. */
  readonly content?: Buffer;
  readonly certificates: readonly X509Certificate[];
  /** The certificate that the signature was made with, found by issuer and serial number. */
  readonly signer: X509Certificate;
  readonly hash: HashName;
  readonly signatureAlgorithm: string;
  readonly signature: Buffer;
  /** DER with the SET OF tag: what was signed. */
  readonly signedAttributes: Buffer;
  readonly attributes: ReadonlyMap<string, Buffer>;
  /** The RFC 3161 token over the signature, DER. */
  readonly timestamp?: Buffer;
}

/** Why a CMS is not believed. The message is for people: Vietnamese. */
export class CmsProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CmsProblem';
  }
}

const VERIFIERS: Readonly<Record<string, HashName | 'rsa'>> = {
  [OID.rsaEncryption]: 'rsa',
  [OID.sha256WithRsa]: 'sha256',
  [OID.sha384WithRsa]: 'sha384',
  [OID.sha512WithRsa]: 'sha512',
  [OID.ecdsaWithSha256]: 'sha256',
  [OID.ecdsaWithSha384]: 'sha384',
  [OID.ecdsaWithSha512]: 'sha512',
};

/** @throws {CmsProblem} when it is not a SignedData with exactly one signer whose certificate is inside. */
export function readSignedData(der: Uint8Array): SignedMessage {
  try {
    return read(der);
  } catch (error) {
    if (error instanceof CmsProblem) throw error;
    throw new CmsProblem('Chữ ký số bị hỏng, không đọc được.', { cause: error });
  }
}

/**
 * Checks the signature itself: the content's digest is the signed one, and the signature over the signed attributes
 * verifies under the signer's certificate, which the attributes name (ESSCertIDv2). Says nothing about trust.
 * @param content the bytes, or their digests already computed by `digest`.
 * @throws {CmsProblem}
 */
export function verifySignedData(message: SignedMessage, content: Buffer | ((hash: HashName) => Buffer)): void {
  const digest = Buffer.isBuffer(content) ? createHash(message.hash).update(content).digest() : content(message.hash);
  const signedDigest = message.attributes.get(OID.messageDigest);
  if (!signedDigest || !octetValue(signedDigest).equals(digest)) {
    throw new CmsProblem('Nội dung đã bị thay đổi sau khi ký.');
  }
  const expected = VERIFIERS[message.signatureAlgorithm];
  if (!expected || (expected !== 'rsa' && expected !== message.hash)) {
    throw new CmsProblem('Chữ ký số dùng thuật toán không được chấp nhận.');
  }
  if (!verifyNatively(message.hash, message.signedAttributes, message.signer.publicKey, message.signature)) {
    throw new CmsProblem('Chữ ký số không khớp với chứng thư số của người ký.');
  }
  checkNamedCertificate(message);
}

/** What a timestamp token says. */
export interface TimestampToken {
  readonly signed: SignedMessage;
  /** DER of the TSTInfo: the content that the token signs. */
  readonly content: Buffer;
  readonly time: Date;
  readonly hash: HashName;
  readonly imprint: Buffer;
  readonly nonce?: Buffer;
}

export function readTimestampToken(der: Uint8Array): TimestampToken {
  const signed = readSignedData(der);
  if (signed.contentType !== OID.tstInfo || !signed.content) throw new CmsProblem('Dấu thời gian không đúng dạng.');
  const info = new pkijs.TSTInfo({ schema: parseDer(signed.content) });
  const hash = hashOf(info.messageImprint.hashAlgorithm.algorithmId);
  if (!hash) throw new CmsProblem('Dấu thời gian dùng thuật toán băm không được chấp nhận.');
  return {
    signed,
    content: signed.content,
    time: info.genTime,
    hash,
    imprint: Buffer.from(info.messageImprint.hashedMessage.valueBlock.valueHexView),
    ...(info.nonce ? { nonce: Buffer.from(info.nonce.valueBlock.valueHexView) } : {}),
  };
}

function read(der: Uint8Array): SignedMessage {
  const info = new pkijs.ContentInfo({ schema: parseDer(der) });
  if (info.contentType !== OID.signedData) throw new CmsProblem('Dữ liệu không phải chữ ký số.');
  const data = new pkijs.SignedData({ schema: info.content });
  const [signerInfo, ...others] = data.signerInfos;
  if (!signerInfo || others.length > 0) throw new CmsProblem('Chữ ký số phải có đúng một người ký.');
  const certificates = (data.certificates ?? []).filter((c): c is pkijs.Certificate => c instanceof pkijs.Certificate);
  const sid: unknown = signerInfo.sid;
  const own = certificates.find(
    (c) =>
      sid instanceof pkijs.IssuerAndSerialNumber &&
      c.serialNumber.isEqual(sid.serialNumber) &&
      c.issuer.isEqual(sid.issuer),
  );
  if (!own) throw new CmsProblem('Chữ ký số không kèm chứng thư số của người ký.');
  const hash = hashOf(signerInfo.digestAlgorithm.algorithmId);
  if (!hash) throw new CmsProblem('Chữ ký số dùng thuật toán băm không được chấp nhận.');
  if (!signerInfo.signedAttrs) throw new CmsProblem('Chữ ký số thiếu các thuộc tính được ký.');
  const content = data.encapContentInfo.eContent;
  const timestamp = signerInfo.unsignedAttrs?.attributes.find((a) => a.type === OID.signatureTimestamp)?.values[0];
  return {
    contentType: data.encapContentInfo.eContentType,
    certificates: certificates.map((c) => x509(certificateDer(c))),
    signer: x509(certificateDer(own)),
    hash,
    signatureAlgorithm: signerInfo.signatureAlgorithm.algorithmId,
    signature: Buffer.from(signerInfo.signature.valueBlock.valueHexView),
    signedAttributes: asSet(signerInfo.signedAttrs),
    attributes: valuesByType(signerInfo.signedAttrs),
    ...(content ? { content: Buffer.from(content.getValue()) } : {}),
    ...(timestamp ? { timestamp: Buffer.from(timestamp.toBER(false)) } : {}),
  };
}

/** The attributes exactly as they stand in the message: a re-encoding could hide a malformed original. */
function asSet(attributes: pkijs.SignedAndUnsignedAttributes): Buffer {
  const bytes = Buffer.from(attributes.encodedValue);
  bytes[0] = 0x31;
  return bytes;
}

function valuesByType(signed: pkijs.SignedAndUnsignedAttributes): Map<string, Buffer> {
  const values = new Map<string, Buffer>();
  for (const { type, values: list } of signed.attributes) {
    const [value, ...more] = list;
    if (value === undefined || more.length > 0 || values.has(type)) {
      throw new CmsProblem('Chữ ký số có thuộc tính lặp hoặc rỗng.');
    }
    values.set(type, Buffer.from(value.toBER(false)));
  }
  return values;
}

function checkNamedCertificate(message: SignedMessage): void {
  const named = message.attributes.get(OID.signingCertificateV2);
  const contentType = message.attributes.get(OID.contentType);
  if (!named || !contentType) throw new CmsProblem('Chữ ký số thiếu thông tin chứng thư của người ký.');
  const hashes = (['sha256', 'sha384', 'sha512'] as const).map((h) =>
    createHash(h).update(message.signer.raw).digest(),
  );
  const first = firstCertificateHash(named);
  if (!hashes.some((hash) => hash.equals(first))) {
    throw new CmsProblem('Chứng thư số kèm theo không phải chứng thư đã được ký.');
  }
}

function octetValue(der: Buffer): Buffer {
  const value = parseDer(der).valueBlock as unknown as { readonly valueHexView?: Uint8Array };
  return Buffer.from(value.valueHexView ?? new Uint8Array());
}

/** SigningCertificateV2 → certs[0] → certHash, which is the first OCTET STRING of the first ESSCertIDv2. */
function firstCertificateHash(der: Buffer): Buffer {
  interface Node {
    readonly idBlock: { readonly tagNumber: number };
    readonly valueBlock: { readonly value?: readonly Node[]; readonly valueHexView?: Uint8Array };
  }
  const outer = parseDer(der) as unknown as Node;
  const id = outer.valueBlock.value?.[0]?.valueBlock.value?.[0];
  const hash = id?.valueBlock.value?.find((node) => node.idBlock.tagNumber === 4);
  return Buffer.from(hash?.valueBlock.valueHexView ?? new Uint8Array());
}
