import { and, asc, eq } from 'drizzle-orm';
import { canonicalJson } from '../canonical-json.ts';
import type { CertificateRegister } from '../register-ports.ts';
import type { Database } from './database.ts';
import { RegisterConflict } from './errors.ts';
import { certificates } from './schema.ts';

/** Sổ vàng: which certificate was issued to whom, as which file. */
export function createCertificateRegister(database: Database): CertificateRegister {
  return {
    // Throws `RegisterConflict` when the same nominee already has another certificate: two must never be about.
    save: (row) =>
      database.run(async (queries) => {
        const { dossierId, no, registerNumber, decisionNumber, issuedOn, sha256 } = row;
        const wanted = { dossierId, no, registerNumber, decisionNumber, issuedOn, sha256 };
        await queries.insert(certificates).values(wanted).onConflictDoNothing();
        const [standing] = await queries
          .select()
          .from(certificates)
          .where(and(eq(certificates.dossierId, dossierId), eq(certificates.no, no)));
        if (canonicalJson(standing) !== canonicalJson(wanted))
          throw new RegisterConflict(`nominee ${no} of ${dossierId} already has another certificate`);
      }),
    of: (dossierId) =>
      database.run((queries) =>
        queries.select().from(certificates).where(eq(certificates.dossierId, dossierId)).orderBy(asc(certificates.no)),
      ),
  };
}
