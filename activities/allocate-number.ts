import { documentNumber } from '../domain/numbering/document-number.ts';
import { decisionId } from '../workflows/messages.ts';
import type { RegisterActivities } from './contracts.ts';
import type { ActivityDeps } from './deps.ts';
import { dossierFile } from './lookups.ts';

/** Số quyết định: given once to the decision of a dossier, without gaps, in the order in which decisions are registered. */
export const createAllocateNumber =
  (deps: ActivityDeps): RegisterActivities['allocateNumber'] =>
  async ({ dossierId, issuedOn }) => {
    const { authority } = await dossierFile(deps.registers, dossierId, issuedOn);
    const number = await deps.registers.numbers.allocate({
      organisationId: authority.id,
      series: 'decision',
      year: Number(issuedOn.slice(0, 4)),
      owner: decisionId(dossierId),
    });
    return { number: documentNumber(number, authority.symbols.decision ?? 'QĐ') };
  };
