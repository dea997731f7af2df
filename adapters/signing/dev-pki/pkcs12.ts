import { createPrivateKey } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { parseDer, toArrayBuffer } from '../asn1.ts';

/**
 * A PKCS#12 file with one key (PBES2, AES-256) and its certificates, signer's own first; openssl and every browser
 * read it. Certificates stay in clear, the whole is guarded by an HMAC under the same password.
 */
export async function writePkcs12(
  pkcs8: Buffer,
  certificates: readonly pkijs.Certificate[],
  password: string,
): Promise<Buffer> {
  const secret = toArrayBuffer(Buffer.from(password, 'utf8'));
  const shrouded = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({
    format: 'der',
    type: 'pkcs8',
    cipher: 'aes-256-cbc',
    passphrase: password,
  });
  const keyBag = new pkijs.SafeBag({
    bagId: '1.2.840.113549.1.12.10.1.2',
    bagValue: new pkijs.PKCS8ShroudedKeyBag({ schema: parseDer(shrouded) }),
    bagAttributes: [localKeyId()],
  });
  const certificateBags = certificates.map(
    (certificate, index) =>
      new pkijs.SafeBag({
        bagId: '1.2.840.113549.1.12.10.1.3',
        bagValue: new pkijs.CertBag({ parsedValue: certificate }),
        ...(index === 0 ? { bagAttributes: [localKeyId()] } : {}),
      }),
  );
  const safe = new pkijs.AuthenticatedSafe({
    parsedValue: {
      safeContents: [
        { privacyMode: 0, value: new pkijs.SafeContents({ safeBags: [keyBag] }) },
        { privacyMode: 0, value: new pkijs.SafeContents({ safeBags: certificateBags }) },
      ],
    },
  });
  await safe.makeInternalValues({ safeContents: [{}, {}] });
  const file = new pkijs.PFX({ parsedValue: { integrityMode: 0, authenticatedSafe: safe } });
  await file.makeInternalValues({
    password: secret,
    iterations: 10_000,
    pbkdf2HashAlgorithm: 'SHA-256',
    hmacHashAlgorithm: 'SHA-256',
  });
  return Buffer.from(file.toSchema().toBER(false));
}

/** Ties the key to its certificate (RFC 7292 4.2). */
function localKeyId(): pkijs.Attribute {
  return new pkijs.Attribute({
    type: '1.2.840.113549.1.9.21',
    values: [new asn1js.OctetString({ valueHex: new Uint8Array([1]).buffer })],
  });
}
