import { proposingUnitOn } from '../../domain/organisations/proposing-unit.ts';
import type { ListFacts } from '../../domain/rules/list-findings.ts';
import type { ProposedList } from '../eligibility-ports.ts';
import type { Registers } from '../register-ports.ts';

/** What the registers know of a list as a whole. Under which theme it stands no register says yet. */
export async function gatherListFacts(
  registers: Pick<Registers, 'organisations' | 'quotas'>,
  { award, evaluationYear, unitId, proposed, missing, dossierId }: ProposedList,
  date: string,
): Promise<ListFacts> {
  const limits = award.limits ?? [];
  const inAll = limits.some((limit) => limit.type === 'QUOTA' && limit.per === 'YEAR');
  const shareOf = limits.flatMap((limit) => (limit.type === 'MAX_SHARE' ? [limit.of] : []));
  const [tree, { assigned, granted, holders }] = await Promise.all([
    registers.organisations.tree(),
    registers.quotas.standing({ awardCode: award.code, year: evaluationYear, unitId, dossierId, inAll, shareOf }),
  ]);
  return {
    unit: proposingUnitOn(tree, unitId, date),
    missing,
    counts: { proposed, granted: { PROPOSER: granted.unit, THEME: null, YEAR: granted.all }, holders, assigned },
  };
}
