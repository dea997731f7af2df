import { sign as signNatively } from 'node:crypto';
import { promisify } from 'node:util';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { hashOf, OID, parseDer, toDer } from '../asn1.ts';
import { signEnclosed } from '../cms.ts';
import type { Signer } from '../signers/signer.ts';
import type { Authority } from './authority.ts';
import { randomSerial } from './certificates.ts';

/** An arc reserved for documentation (RFC 5612): this authority has no policy anybody may rely on. */
const POLICY = '1.3.6.1.4.1.32473.1.1';
const HASH_LENGTH = { sha256: 32, sha384: 48, sha512: 64 } as const;
/** PKIFailureInfo bits of RFC 3161 2.4.2. */
const FAILURE = { badAlg: 0, badRequest: 2, badDataFormat: 5 } as const;
const signAsync = promisify(signNatively);

/** Answers RFC 3161 requests; a bad request gets a signed-by-nobody rejection, never an exception. */
export interface TimestampResponder {
  respond(request: Buffer): Promise<Buffer>;
}

export function timestampResponder(authority: Authority, now: () => Date = () => new Date()): TimestampResponder {
  const signer = timestampSigner(authority);
  return {
    async respond(request) {
      let asked: pkijs.TimeStampReq;
      try {
        asked = new pkijs.TimeStampReq({ schema: parseDer(request) });
      } catch {
        // Anybody may post anything here: the requester learns why, and there is nothing for us to look into.
        return rejection(FAILURE.badDataFormat, 'malformed request');
      }
      const { hashAlgorithm, hashedMessage } = asked.messageImprint;
      const hash = hashOf(hashAlgorithm.algorithmId);
      if (!hash) return rejection(FAILURE.badAlg, 'only SHA-256, SHA-384 and SHA-512');
      if (hashedMessage.valueBlock.valueHexView.byteLength !== HASH_LENGTH[hash]) {
        return rejection(FAILURE.badRequest, 'the imprint has the wrong length');
      }
      const info = new pkijs.TSTInfo({
        version: 1,
        policy: asked.reqPolicy ?? POLICY,
        messageImprint: asked.messageImprint,
        serialNumber: randomSerial(),
        // Whole seconds: DER allows no trailing zero in a fraction, and the accuracy says one second anyway.
        genTime: new Date(Math.floor(now().getTime() / 1000) * 1000),
        accuracy: new pkijs.Accuracy({ seconds: 1 }),
        ...(asked.nonce ? { nonce: asked.nonce } : {}),
      });
      const token = await signEnclosed(OID.tstInfo, toDer(info), signer, asked.certReq === true);
      const status = new pkijs.PKIStatusInfo({ status: 0 });
      const response = new pkijs.TimeStampResp({
        status,
        timeStampToken: new pkijs.ContentInfo({ schema: parseDer(token) }),
      });
      return toDer(response);
    },
  };
}

function timestampSigner(authority: Authority): Signer {
  const key = authority.timestamp.signingKey;
  return {
    keyType: 'rsa',
    certificate: authority.timestamp.der,
    chain: [authority.issuing.der, authority.root.der],
    sign: ({ attributes }) => signAsync('sha256', attributes, key),
  };
}

function rejection(bit: number, text: string): Buffer {
  const bytes = Buffer.alloc(Math.floor(bit / 8) + 1);
  bytes[Math.floor(bit / 8)] = 0x80 >> (bit % 8);
  const failInfo = new asn1js.BitString({ valueHex: new Uint8Array(bytes).buffer, unusedBits: 7 - (bit % 8) });
  const status = new pkijs.PKIStatusInfo({
    status: 2,
    failInfo,
    statusStrings: [new asn1js.Utf8String({ value: text })],
  });
  return toDer(new pkijs.TimeStampResp({ status }));
}
