import type { Assessed } from '../../adapters/eligibility-ports.ts';
import { SYSTEM } from '../../domain/acts.ts';
import type { Rejection } from '../../domain/dossier/dossier.ts';
import { changesBetween, type Worsening } from '../../domain/rules/assess.ts';
import type { CommandDeps } from './command.ts';

interface Recheck {
  readonly now: Assessed;
  /** One for each nominee for whom a condition that was met, or left to a person, is found not met. */
  readonly failing: readonly Rejection[];
}

/** Rà soát lại: applies the rules again and compares with what the officer had before them. Undefined without that. */
async function recheck(deps: CommandDeps, dossierId: string): Promise<Recheck | undefined> {
  const before = await deps.registers.reports.latest(dossierId);
  const now = before && (await deps.eligibility.assess(dossierId));
  if (before === undefined || now === undefined) return undefined;
  // Under other rules the two say nothing about each other; a person has changed the rules and verifies again.
  if (before.report.ruleSet !== now.report.ruleSet || before.report.award !== now.report.award) return undefined;
  const worse = changesBetween(before.report, now.report).filter(({ after }) => after === 'NOT_MET');
  const first = worse.filter(({ no }, index) => worse.findIndex((one) => one.no === no) === index);
  const failing = await Promise.all(
    first.map(async (worsening) => ({
      no: worsening.no,
      criterion: worsening.rule,
      noteHash: await deps.registers.notes.keep(reasonOf(worsening)),
    })),
  );
  return { now, failing };
}

const reasonOf = ({ finding: { text, counterexample, basis } }: Worsening): string =>
  `${text}: ${counterexample ?? 'không đạt'} (${basis}).`;

/** Before the council: stops those of a dossier who do not meet a condition any more, and says who they are. */
export async function stopBeforeCouncil(deps: CommandDeps, dossierId: string): Promise<readonly number[]> {
  const found = await recheck(deps, dossierId);
  if (found === undefined || found.failing.length === 0) return [];
  await deps.registers.reports.keep(dossierId, found.now);
  await deps.engine.actOnDossier(
    dossierId,
    {
      command: { type: 'stopNominees', stopped: found.failing, reportHash: found.now.hash },
      actor: SYSTEM,
      channel: 'engine',
    },
    `stop/${dossierId}/${found.now.hash.slice(0, 16)}`,
  );
  return found.failing.map(({ no }) => no);
}

/** Before the signature: takes them out of the draft, which is then drawn up again. Says whether anybody was. */
export async function dropBeforeSignature(deps: CommandDeps, dossierId: string): Promise<boolean> {
  const decision = await deps.engine.decision(dossierId);
  const found = await recheck(deps, dossierId);
  if (decision === undefined || decision.signedBy !== null || found === undefined) return false;
  const failing = found.failing.filter(({ no }) => decision.nos.includes(no));
  if (failing.length === 0) return false;
  await deps.registers.reports.keep(dossierId, found.now);
  for (const { no, criterion, noteHash } of failing) {
    await deps.engine.actOnDecision(
      dossierId,
      { command: { type: 'dropNominee', no, noteHash, criterion }, actor: SYSTEM, channel: 'engine' },
      `drop/${dossierId}/${no}/${found.now.hash.slice(0, 16)}`,
    );
  }
  return true;
}
