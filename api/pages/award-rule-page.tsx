import type { Child } from 'hono/jsx';
import type { Person } from '../../adapters/register-ports.ts';
import type { RequiredPaper } from '../../domain/rules/award-parts.ts';
import {
  type AwardRule,
  basisText,
  type Criterion,
  type LegalBasis,
  type RuleSet,
} from '../../domain/rules/rule-set.ts';
import {
  COMMENDATION_WORDS,
  LEVEL_WORDS,
  limitWords,
  ROLE_CLASS_WORDS,
  SUBJECT_WORDS,
  voteWords,
} from '../../domain/rules/rule-set-words.ts';
import { Layout } from './parts/layout.tsx';
import { Confirmed } from './rule-set-page.tsx';

export interface AwardRulePageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly ruleSet: RuleSet;
  readonly award: AwardRule;
}

/** Everything that a rule set says of one award, each rule with its ground. */
export function AwardRulePage({ person, csrf, ruleSet, award }: AwardRulePageProps) {
  const { deadlines, bonus, dossierSet, limits = [], decider, publicListing, concurrence } = award;
  const coefficients = award.subjectKinds.flatMap((kind) => {
    const milli = bonus.coefficientMilli[kind];
    return milli === undefined ? [] : [`${SUBJECT_WORDS[kind]}: ${(milli / 1000).toLocaleString('vi-VN')}`];
  });
  const Basis = ({ of }: { readonly of: LegalBasis }) => (
    <span class="dim">
      {`Căn cứ: ${basisText(ruleSet, of)} `}
      <Confirmed certain={of.certainty === 'confirmed'} />
    </span>
  );
  return (
    <Layout title={award.title} person={person} csrf={csrf} here="rules">
      <p>
        <a href={`/quy-dinh/${ruleSet.id}`}>← Bộ quy định</a>
      </p>
      <h1>{award.title}</h1>
      <p class="lead">
        {[
          award.subjectKinds.map((kind) => SUBJECT_WORDS[kind]).join(', '),
          award.level && `cấp ${LEVEL_WORDS[award.level]}`,
          award.commendationKinds &&
            `khen thưởng ${award.commendationKinds.map((kind) => COMMENDATION_WORDS[kind]).join(', ')}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <p>
        <Basis of={award.basis} />
      </p>

      <h2>Tiêu chuẩn, điều kiện</h2>
      <ul class="rows">
        {award.criteria.map((criterion) => (
          <li>
            <p>{criterion.text}</p>
            <p class="dim">{whomWords(criterion)}</p>
            <p>
              <Basis of={criterion.basis} />
            </p>
            {criterion.test && (
              <details>
                <summary>Cách máy trả lời</summary>
                <p class="mono">{criterion.test}</p>
              </details>
            )}
          </li>
        ))}
      </ul>

      <h2>Thẩm quyền, giới hạn</h2>
      <ul class="rows">
        {decider && <Rule basis={<Basis of={decider.basis} />}>{`Quyết định: ${decider.title}`}</Rule>}
        {limits.map((limit) => (
          <Rule basis={<Basis of={limit.basis} />}>{`Giới hạn: ${limitWords(limit)}`}</Rule>
        ))}
        <Rule basis={award.vote && <Basis of={award.vote.basis} />}>{`Hội đồng: ${voteWords(award.vote)}`}</Rule>
        {publicListing?.required && (
          <Rule basis={<Basis of={publicListing.basis} />}>
            {`Lấy ý kiến công khai trước khi Hội đồng họp: ít nhất ${publicListing.workingDays} ngày làm việc`}
          </Rule>
        )}
        {concurrence && (
          <Rule basis={<Basis of={concurrence.basis} />}>
            {`Hiệp y${concurrence.leadersOf ? ' đối với người đứng đầu doanh nghiệp' : ''}: ${concurrence.bodies.join(', ')}; trả lời trong ${concurrence.workingDays} ngày làm việc`}
          </Rule>
        )}
      </ul>

      {dossierSet && (
        <>
          <h2>Hồ sơ</h2>
          {dossierSet.simplified && <p class="note good">{dossierSet.simplified}</p>}
          <ul class="rows">
            {dossierSet.papers.map((paper) => (
              <li>
                <p>{paper.title}</p>
                <p class="dim">{paperWords(paper)}</p>
              </li>
            ))}
          </ul>
          <p>
            <Basis of={dossierSet.basis} />
          </p>
        </>
      )}

      <h2>Thời hạn, tiền thưởng, bảo quản</h2>
      <ul class="rows">
        <Rule basis={<Basis of={deadlines.basis} />}>
          {`Ngày làm việc: tiếp nhận ${deadlines.receive}, thẩm định ${deadlines.verify}, bổ sung ${deadlines.supplement}, bỏ phiếu ${deadlines.vote}, quyết định ${deadlines.decide}`}
        </Rule>
        <Rule basis={<Basis of={bonus.basis} />}>
          {coefficients.length === 0
            ? `Tiền thưởng: theo mức của nơi chi; chi từ ${bonus.paidFrom}`
            : `Tiền thưởng theo hệ số trên mức lương cơ sở: ${coefficients.join('; ')}; chi từ ${bonus.paidFrom}`}
        </Rule>
        <Rule basis={null}>{`Bảo quản hồ sơ: ${award.keptForever ? 'vĩnh viễn' : `${award.retentionYears} năm`}`}</Rule>
      </ul>
    </Layout>
  );
}

const Rule = ({ basis, children }: { readonly basis: Child; readonly children?: Child }) => (
  <li>
    <p>{children}</p>
    {basis && <p>{basis}</p>}
  </li>
);

function whomWords({ appliesTo, roles, test }: Criterion): string {
  const whom = roles ? roles.map((role) => ROLE_CLASS_WORDS[role]) : appliesTo.map((kind) => SUBJECT_WORDS[kind]);
  return `Đối với ${whom.join('; ')} · ${test === undefined ? 'người thẩm định trả lời' : 'máy trả lời từ dữ liệu'}`;
}

function paperWords({ copies, per, signed, subjectKinds, roleClasses }: RequiredPaper): string {
  return [
    per === 'DOSSIER' ? 'một bộ chung' : 'từng trường hợp',
    `${copies} bản`,
    signed && 'có ký',
    subjectKinds && `đối với ${subjectKinds.map((kind) => SUBJECT_WORDS[kind]).join(', ')}`,
    roleClasses && `đối với ${roleClasses.map((role) => ROLE_CLASS_WORDS[role]).join('; ')}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
