import type { Person } from '../../adapters/register-ports.ts';
import type { AwardLevel } from '../../domain/rules/facts.ts';
import type { AwardRule, RuleSet } from '../../domain/rules/rule-set.ts';
import { LEVEL_WORDS, SUBJECT_WORDS } from '../../domain/rules/rule-set-words.ts';
import { Badge } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { dayWord } from './words.ts';

export interface RuleSetPageProps {
  readonly person: Person;
  readonly csrf: string;
  readonly ruleSet: RuleSet;
  readonly all: readonly RuleSet[];
}

/** A rule set: its awards by level, and the texts it rests on. */
export function RuleSetPage({ person, csrf, ruleSet, all }: RuleSetPageProps) {
  const levels: readonly (AwardLevel | undefined)[] = [...LEVELS, undefined];
  return (
    <Layout title="Bộ quy định" person={person} csrf={csrf} here="rules">
      <h1>Bộ quy định khen thưởng</h1>
      <p class="lead">{ruleSet.title}</p>
      <p>
        {`Áp dụng cho hồ sơ tiếp nhận ${spanWord(ruleSet)}. `}
        <span class="mono">{ruleSet.id}</span>
        {ruleSet.supersedes && <span class="dim">{` – thay cho ${ruleSet.supersedes}`}</span>}
      </p>
      <p class="note">
        Chỗ ghi “cần xác nhận” là chỗ nguyên văn của văn bản chưa được đối chiếu. Việc xét vẫn theo quy định đã ghi; đề
        nghị đối chiếu trước khi dẫn.
      </p>
      {levels.map((level) => (
        <AwardsOf level={level} ruleSet={ruleSet} />
      ))}
      <h2>Văn bản làm căn cứ</h2>
      <ul class="rows">
        {ruleSet.instruments.map((one) => (
          <li>
            <p>{one.citation}</p>
            <p class="dim">
              {`Hiệu lực ${spanWord(one)}. `}
              <Confirmed certain={one.certainty === 'confirmed'} />
            </p>
          </li>
        ))}
      </ul>
      <h2>Các bộ quy định đã công bố</h2>
      <ul class="rows">
        {all.map((set) => (
          <li>
            <p>
              {set.id === ruleSet.id ? <strong>{set.title}</strong> : <a href={`/quy-dinh/${set.id}`}>{set.title}</a>}
            </p>
            <p class="dim">{`${set.id}: hồ sơ tiếp nhận ${spanWord(set)}; ${set.awards.length} danh hiệu, hình thức`}</p>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

const LEVELS: readonly AwardLevel[] = ['GRASSROOTS', 'DIRECT_UPPER', 'PROVINCE', 'CONFEDERATION', 'STATE'];

function AwardsOf({ level, ruleSet }: { readonly level: AwardLevel | undefined; readonly ruleSet: RuleSet }) {
  const awards = ruleSet.awards.filter((award) => award.level === level);
  if (awards.length === 0) return null;
  return (
    <section>
      <h2>{level === undefined ? 'Danh hiệu, hình thức' : `Cấp ${LEVEL_WORDS[level]}`}</h2>
      <ul class="rows wide">
        {awards.map((award) => (
          <li>
            <h3>
              <a href={`/quy-dinh/${ruleSet.id}/${award.code}`}>{award.title}</a>
            </h3>
            {toConfirm(award) > 0 && (
              <div class="side">
                <Badge tone="wait">{`${toConfirm(award)} chỗ cần xác nhận`}</Badge>
              </div>
            )}
            <p class="dim">
              {[
                award.category && { TITLE: 'danh hiệu thi đua', FORM: 'hình thức khen thưởng' }[award.category],
                award.subjectKinds.map((kind) => SUBJECT_WORDS[kind]).join(', '),
                `${award.criteria.length} tiêu chuẩn, điều kiện`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

const toConfirm = ({ criteria }: AwardRule): number =>
  criteria.filter(({ basis }) => basis.certainty === 'to-confirm').length;

/** The mark beside a legal basis. */
export const Confirmed = ({ certain }: { readonly certain: boolean }) =>
  certain ? <Badge tone="good">đã đối chiếu</Badge> : <Badge tone="wait">cần xác nhận</Badge>;

/** `từ 01/10/2026`, `từ 01/07/2025 đến 04/08/2025` */
const spanWord = ({ from, to }: { readonly from: string; readonly to?: string }): string =>
  `từ ${dayWord(from)}${to === undefined ? '' : ` đến ${dayWord(to)}`}`;
