import type { PdfSigning } from '../ports.ts';
import { readRoots } from './dev-pki/authority.ts';
import { createPdfSigning } from './pdf-signing.ts';
import { pkcs12KeyStore } from './signers/key-store.ts';

/** Signing with the keys in a directory (PKCS#12) and the timestamp and revocation services at a URL. */
export async function openSigning(at: { readonly dir: string; readonly url: string }): Promise<PdfSigning> {
  const { root, issuing } = await readRoots(at.dir);
  return createPdfSigning({
    keys: pkcs12KeyStore(at.dir),
    roots: [root],
    timestamp: { url: `${at.url}/tsa` },
    revocation: { baseUrl: at.url, authorities: [issuing] },
  });
}
