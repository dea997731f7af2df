import type { NomineeRecord, Registers } from '../adapters/register-ports.ts';
import type { AgendaPart } from '../domain/council/session.ts';
import type { SessionPart } from './document-data/session-sources.ts';
import { dossierFile, must, submissionLetter } from './lookups.ts';

/** A part of an agenda as the papers of its session name it. */
export interface PartFile {
  readonly part: SessionPart;
  /** Id; '' where no rule set is behind it. */
  readonly ruleSet: string;
  readonly retentionYears: number;
}

/** Của Hội đồng sáng kiến: no rule set says for how long; twenty years, as for awards of this level. */
const INITIATIVE_RETENTION_YEARS = 20;

/** @param date chooses the rule set of a dossier not received yet, `YYYY-MM-DD` */
export async function partFile(registers: Registers, part: AgendaPart, date: string): Promise<PartFile> {
  const { dossierId, kind } = part;
  if (kind === 'INITIATIVE') return initiativePart(registers, dossierId);
  const { submission, unit, ruleSet, state, award } = await dossierFile(registers, dossierId, date);
  const letter = await submissionLetter(registers, dossierId, state.version);
  return {
    part: { submission, unit: unit.name, awardTitle: award.title, letter },
    ruleSet: ruleSet.id,
    retentionYears: award.retentionYears,
  };
}

/** An initiative as the only case of a proposal, so that papers list it like any other. */
async function initiativePart(registers: Registers, id: string): Promise<PartFile> {
  const { state, content } = must(await registers.initiatives.view(id), `initiative ${id}`);
  const unit = must(await registers.directory.organisation(state.unitId), `organisation ${state.unitId}`);
  const nominee: NomineeRecord = {
    no: 1,
    kind: 'COLLECTIVE',
    name: `Sáng kiến “${content.title}”`,
    honorific: null,
    birthYear: null,
    position: '',
    unit: unit.name,
    achievement: content.summary,
    directWorker: false,
    woman: false,
  };
  const submission = {
    dossierId: id,
    version: state.version,
    unitId: state.unitId,
    awardCode: '',
    evaluationYear: Number(state.appliedFrom.slice(0, 4)),
    summary: content.summary,
    meeting: { date: state.appliedFrom, present: 0, total: 0 },
    nominees: [nominee],
  };
  const part = { submission, unit: unit.name, awardTitle: 'công nhận sáng kiến', letter: null };
  return { part, ruleSet: '', retentionYears: INITIATIVE_RETENTION_YEARS };
}
