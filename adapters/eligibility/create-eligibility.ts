import { createHash } from 'node:crypto';
import { dateInVietnam } from '../../domain/calendar/working-days.ts';
import { isLive } from '../../domain/dossier/dossier.ts';
import { ruleSetOf } from '../../domain/dossier/rules-of.ts';
import { createAssessor, reportText } from '../../domain/rules/assess.ts';
import type { CriteriaLanguage } from '../../domain/rules/criteria.ts';
import { listFindings } from '../../domain/rules/list-findings.ts';
import { missingFrom } from '../../domain/rules/papers.ts';
import { awardRule } from '../../domain/rules/rule-set.ts';
import { ruleSetById } from '../../domain/rulesets/index.ts';
import type { Eligibility } from '../eligibility-ports.ts';
import type { Registers } from '../register-ports.ts';
import { gatherFacts } from './gather-facts.ts';
import { gatherListFacts } from './gather-list-facts.ts';

export function createEligibility(registers: Registers, language: CriteriaLanguage, now: () => Date): Eligibility {
  const assessor = createAssessor(language);
  return {
    async assess(dossierId, under) {
      const at = now().toISOString();
      const state = await registers.events.dossierState(dossierId);
      const submission = await registers.dossiers.submission(dossierId);
      if (state === undefined || submission === undefined) return undefined;
      const ruleSet = under === undefined ? ruleSetOf(state, at) : ruleSetById(under);
      const award = ruleSet && awardRule(ruleSet, state.awardCode);
      if (ruleSet === undefined || award === undefined) return undefined;
      const date = dateInVietnam(at);
      const { evaluationYear, unitId } = submission;
      const proposed = state.nominees.filter(isLive).length;
      const missing = missingFrom(award, submission);
      const list = { ruleSet, award, evaluationYear, unitId, proposed, missing, dossierId };
      const report = {
        ...assessor(ruleSet, award, await gatherFacts(registers, submission, date)),
        list: listFindings(ruleSet, award, await gatherListFacts(registers, list, date)),
      };
      return { report, hash: createHash('sha256').update(reportText(report)).digest('hex') };
    },
    examine: async (list) =>
      listFindings(
        list.ruleSet,
        list.award,
        await gatherListFacts(registers, list, dateInVietnam(now().toISOString())),
      ),
  };
}
