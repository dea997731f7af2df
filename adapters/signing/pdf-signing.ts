import type { PdfSigning, SignRequest } from '../ports.ts';
import { addArchivalData } from './archive.ts';
import { commonName } from './asn1.ts';
import { signDetached } from './cms.ts';
import { prepareFields } from './prepare-fields.ts';
import type { RevocationSource } from './revocation-provider.ts';
import { embedSignature, prepareSignature } from './sign-field.ts';
import type { KeyStore } from './signers/key-store.ts';
import type { TimestampServer } from './timestamp-client.ts';
import { verifyPdf } from './verify-pdf.ts';

export interface PdfSigningOptions {
  readonly keys: KeyStore;
  /** Trusted root certificates, DER. Signatures and timestamps must lead to one of them. */
  readonly roots: readonly Buffer[];
  /** Needed for B-T and B-LTA. */
  readonly timestamp?: TimestampServer;
  /** Needed for B-LTA: where the certificates' status is asked. */
  readonly revocation?: Omit<RevocationSource, 'authorities'> & { readonly authorities?: readonly Buffer[] };
}

/** Bytes kept for the CMS. Measured with the chain inside: B-B about 4 KB, with a timestamp 9 to 10 KB. */
const RESERVE: Readonly<Record<SignRequest['level'], number>> = { 'B-B': 8192, 'B-T': 32_768, 'B-LTA': 32_768 };

/** Visible PAdES signatures on fields made beforehand; see `PdfSigning` for the promises. */
export function createPdfSigning(options: PdfSigningOptions): PdfSigning {
  return {
    prepare: prepareFields,
    async sign(pdf, request) {
      const signer = await options.keys.signerFor(request.identity);
      const timestamp = request.level === 'B-B' ? undefined : required(options.timestamp, 'timestamp authority');
      const prepared = await prepareSignature(pdf, request, commonName(signer.certificate), RESERVE[request.level]);
      const signed = embedSignature(prepared, await signDetached(prepared.digest, signer, timestamp));
      if (request.level !== 'B-LTA') return signed;
      const revocation = required(options.revocation, 'revocation source');
      const authorities = [...signer.chain, ...(revocation.authorities ?? []), ...options.roots];
      return addArchivalData(
        signed,
        required(timestamp, 'timestamp authority'),
        { ...revocation, authorities },
        options.roots,
      );
    },
    verify: (pdf, expected) => verifyPdf(pdf, { roots: options.roots, expected }),
  };
}

function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`This signature level needs a ${what}, and none is configured`);
  return value;
}
