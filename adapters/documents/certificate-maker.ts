import { canonicalJson, sha256 } from '../canonical-json.ts';
import { createCertificateBatch } from '../pdf/certificate/certificate-batch.ts';
import type { CertificateMaker, PdfSigning } from '../ports.ts';

/** Certificates with their empty seal field. The batch (fonts, ornaments) is prepared at the first one and kept. */
export function createCertificateMaker(signing: PdfSigning): CertificateMaker {
  let batch: ReturnType<typeof createCertificateBatch> | undefined;
  return {
    async make(data) {
      batch ??= createCertificateBatch();
      const { render, sealField, layoutHash } = await batch;
      const pdf = await signing.prepare(await render(data), [sealField], []);
      return { pdf, templateHash: layoutHash, dataHash: sha256(canonicalJson(data)) };
    },
  };
}
