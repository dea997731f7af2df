import type { Person } from '../../adapters/register-ports.ts';
import type { EligibilityReport } from '../../domain/rules/assess.ts';
import { worksForBody } from '../access.ts';
import type { AppDeps } from '../deps.ts';
import type { DossierView } from './dossier-view.ts';

/**
 * The eligibility report for those who judge a dossier: by today's knowledge until it is verified, then as it was acted
 * upon. Undefined for everybody else, and while there is none.
 */
export async function eligibilityOf(
  { registers, eligibility }: Pick<AppDeps, 'registers' | 'eligibility'>,
  person: Person,
  { row, stage }: DossierView,
): Promise<EligibilityReport | undefined> {
  if (!worksForBody(person) || stage === 'RETURNED') return undefined;
  const found =
    stage === 'SUBMITTED' || stage === 'RECEIVED'
      ? await eligibility.assess(row.id)
      : await registers.reports.latest(row.id);
  return found?.report;
}
