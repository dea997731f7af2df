import type { NomineeRecord } from '../../../adapters/register-ports.ts';
import type { EligibilityReport, Finding, NomineeReport } from '../../../domain/rules/assess.ts';
import type { Outcome } from '../../../domain/rules/criteria.ts';
import { groundWords } from '../../../domain/rules/rule-set-words.ts';

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  MET: 'Đạt',
  NOT_MET: 'Không đạt',
  NEEDS_PERSON: 'Cần người xem xét',
};

const TONES: Readonly<Record<Outcome, string>> = { MET: 'good', NOT_MET: 'bad', NEEDS_PERSON: '' };

/** The rules applied to each nominee: what is answered from the registers, and what is left to the officer. */
export function EligibilityList({
  report,
  nominees,
  whole,
}: {
  readonly report: EligibilityReport;
  readonly nominees: readonly NomineeRecord[];
  /** Whether what holds for the whole list is told here, and not beside the act that it is for. */
  readonly whole: boolean;
}) {
  return (
    <>
      <p class="hint">
        {`Đối chiếu theo bộ quy định ${report.ruleSet} với sổ khen thưởng, sổ sáng kiến, sổ tổ chức, con người và giấy tờ đã gửi. Tiêu chuẩn mà hệ thống chưa đủ dữ liệu được để cho người thẩm định kết luận.`}
      </p>
      {whole && <ListFindings findings={report.list ?? []} />}
      <div class="stack">
        {report.nominees.map((one) => (
          <NomineeFindings one={one} name={nominees.find(({ no }) => no === one.no)?.name ?? ''} />
        ))}
      </div>
    </>
  );
}

/** What holds for the list as a whole: who proposes it, its quotas and shares. */
export function ListFindings({ findings }: { readonly findings: readonly Finding[] }) {
  if (findings.length === 0) return null;
  return (
    <>
      <h3>Của cả danh sách</h3>
      <ul>
        {findings.map((finding) => (
          <FindingLine finding={finding} />
        ))}
      </ul>
    </>
  );
}

function NomineeFindings({ one, name }: { readonly one: NomineeReport; readonly name: string }) {
  const counts = (outcome: Outcome) => one.findings.filter((finding) => finding.outcome === outcome).length;
  const summary = [
    [counts('NOT_MET'), 'không đạt'],
    [counts('NEEDS_PERSON'), 'cần xem xét'],
    [counts('MET'), 'đạt'],
  ] as const;
  const said = summary.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  return (
    <details>
      <summary>{`${one.no}. ${name}: ${said.join(', ')}`}</summary>
      <ul>
        {one.findings.map((finding) => (
          <FindingLine finding={finding} />
        ))}
      </ul>
    </details>
  );
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { text, outcome, facts, missing, counterexample, basis, certainty } = finding;
  return (
    <li>
      <span class={`badge ${TONES[outcome]}`}>{OUTCOME_WORDS[outcome]}</span> {text}
      {counterexample !== null && <> – {counterexample}</>}
      {outcome !== 'NOT_MET' && facts.length > 0 && <> – {facts.join('; ')}</>}
      {missing.length > 0 && <> – chưa rõ {missing.join('; ')}</>}
      <br />
      <small>{groundWords(basis, certainty)}</small>
    </li>
  );
}
