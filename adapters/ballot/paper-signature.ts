import { constants, createHash, createPublicKey, verify } from 'node:crypto';
import type { PaperClass, SpentPaper } from '../ballot-ports.ts';

/** Length of the salt in bytes, RFC 9474 §5. */
const SALT = 48;

/** An ordinary RSASSA-PSS signature once it is unblinded: any library can check it, openssl too. */
export const signatureHolds = (
  { publicKey }: PaperClass,
  { serial, signature }: Omit<SpentPaper, 'classId'>,
): boolean =>
  verify(
    'sha384',
    Buffer.from(serial),
    { key: publicKeyOf(publicKey), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT },
    Buffer.from(signature, 'base64url'),
  );

const publicKeyOf = (spki: string) =>
  createPublicKey({ key: Buffer.from(spki, 'base64'), format: 'der', type: 'spki' });

/** Names a class by its key. */
export const fingerprint = (spki: string): string =>
  createHash('sha256').update(Buffer.from(spki, 'base64')).digest('hex').slice(0, 32);
