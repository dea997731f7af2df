import { readFile } from 'node:fs/promises';
import { passwordFile } from '../dev-pki/authority.ts';
import { identityFile, isIdentity } from '../dev-pki/identities.ts';
import { pkcs12Signer } from './pkcs12-signer.ts';
import type { Signer } from './signer.ts';

/** Whose key signs: identity (`staff:<id>`, `organisation:<id>`) to signer. */
export interface KeyStore {
  /** @throws {UnknownIdentityError} when there is no key for it. */
  signerFor(identity: string): Promise<Signer>;
}

export class UnknownIdentityError extends Error {
  readonly identity: string;
  constructor(identity: string, options?: ErrorOptions) {
    super(`Chưa có khóa ký số cho ${identity}.`, options);
    this.name = 'UnknownIdentityError';
    this.identity = identity;
  }
}

/**
 * The PKCS#12 files under `<dir>/identities`, each opened once and kept (opening derives a key from the password, which
 * costs more than a signature). The password is in `<file>.password`, or in the development PKI's common file.
 */
export function pkcs12KeyStore(dir: string): KeyStore {
  const opened = new Map<string, Promise<Signer>>();
  return {
    signerFor(identity) {
      const known = opened.get(identity);
      if (known !== undefined) return known;
      const opening = open(dir, identity);
      opened.set(identity, opening);
      // A key that is not there yet may be issued a moment later: failures are not remembered.
      opening.catch(() => opened.delete(identity));
      return opening;
    },
  };
}

async function open(dir: string, identity: string): Promise<Signer> {
  if (!isIdentity(identity)) throw new UnknownIdentityError(identity);
  const path = identityFile(dir, identity);
  const file = await readOptional(path);
  if (!file) throw new UnknownIdentityError(identity);
  const password = (await readOptional(`${path}.password`)) ?? (await readFile(passwordFile(dir)));
  try {
    return await pkcs12Signer(file, password.toString('utf8').trim());
  } catch (error) {
    throw new Error(`Không mở được khóa ký số của ${identity}.`, { cause: error });
  }
}

async function readOptional(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
