import { and, eq } from 'drizzle-orm';
import type { GivenNumbers, IdentityRegister } from '../../identity-ports.ts';
import { open, SealBroken, seal } from '../../secrets.ts';
import type { Database } from '../database.ts';
import type { TreeReader } from '../people/organisations.ts';
import { nomineeNumbers } from '../schema.ts';
import { identifyNominees, numberPurpose } from './identify.ts';
import { identitiesOf } from './of.ts';

/** Danh tính của trường hợp đề nghị. */
export function createIdentityRegister(database: Database, readTree: TreeReader, secret: string): IdentityRegister {
  // The unit in the purpose: what one unit's form holds cannot be passed off in another's.
  const purposeOf = (unitId: string) => `nominee number of ${unitId}`;
  return {
    seal: (unitId, text) => seal(secret, purposeOf(unitId), text),

    open(unitId, sealed) {
      try {
        return open(secret, purposeOf(unitId), sealed);
      } catch (error) {
        if (error instanceof SealBroken) return undefined;
        throw error;
      }
    },

    identify: (submission, numbers, by) =>
      database.transaction((queries) => identifyNominees(queries, secret, readTree, submission, numbers, by)),

    given: (dossierId, version) =>
      database.run(async (queries) => {
        const rows = await queries
          .select()
          .from(nomineeNumbers)
          .where(and(eq(nomineeNumbers.dossierId, dossierId), eq(nomineeNumbers.version, version)));
        return new Map(
          rows.map(({ no, citizenSealed, staffSealed }): [number, GivenNumbers] => {
            const text = (sealed: string | null) => sealed && open(secret, numberPurpose(dossierId, no), sealed);
            return [no, { citizenId: text(citizenSealed), staffId: text(staffSealed) }];
          }),
        );
      }),

    of: (submission) => database.run((queries) => identitiesOf(queries, secret, submission)),
  };
}
