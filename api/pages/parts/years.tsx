import type { PersonLife } from '../../../domain/organisations/person.ts';
import { openMattersOn, type Years } from '../../../domain/organisations/years.ts';
import { spanWord } from '../organisation-words.ts';
import { dayWord } from '../words.ts';
import { GRADE_WORDS, matterWord, titleWord } from '../year-words.ts';
import { Badge } from './fields.tsx';

export interface YearsSectionProps {
  readonly years: Years;
  /** Only of people. */
  readonly worked?: PersonLife['worked'];
  readonly on: string;
  /** Whether the reader may see discipline and matters under examination. */
  readonly withMatters: boolean;
}

/** Kết quả, đăng ký thi đua từng năm, and what speaks against an award on the day. */
export function YearsSection({ years, worked = [], on, withMatters }: YearsSectionProps) {
  const all = [...years.grades, ...years.registrations, ...worked].filter((one) => one.on <= on);
  const list = [...new Set(all.map(({ year }) => year))].toSorted((a, b) => b - a);
  const open = openMattersOn(years, on);
  const checked = years.checks.filter((day) => day <= on).at(-1);
  return (
    <section aria-labelledby="cac-nam">
      <h2 id="cac-nam">Kết quả từng năm</h2>
      {list.length === 0 ? (
        <p>Chưa ghi kết quả xếp loại hoặc đăng ký thi đua của năm nào.</p>
      ) : (
        <ul class="rows">
          {list.map((year) => (
            <li>
              <h3>{`Năm ${year}`}</h3>
              <p>{gradeOf(years, year, on)}</p>
              <p class="dim small">
                {[registeredIn(years, year, on), workedIn(worked, year, on)].filter(Boolean).join(' · ')}
              </p>
            </li>
          ))}
        </ul>
      )}
      {withMatters && (
        <dl class="facts">
          <dt>Kỷ luật, vụ việc</dt>
          <dd>
            {open.length === 0
              ? 'Không có mục nào còn hiệu lực'
              : open.map((matter) => (
                  <p>
                    <Badge tone="bad">Còn hiệu lực</Badge>{' '}
                    {`${matterWord(matter)}, ${spanWord(matter.from, matter.to)}`}
                  </p>
                ))}
          </dd>
          <dt>Rà soát gần nhất</dt>
          <dd>{checked === undefined ? 'Chưa rà soát' : dayWord(checked)}</dd>
        </dl>
      )}
    </section>
  );
}

function gradeOf({ grades }: Years, year: number, on: string): string {
  const found = grades.find((one) => one.year === year && one.on <= on);
  return found === undefined ? 'Chưa ghi xếp loại' : GRADE_WORDS[found.grade];
}

function registeredIn({ registrations }: Years, year: number, on: string): string {
  const found = registrations.filter((one) => one.year === year && one.on <= on);
  if (found.length === 0) return '';
  const titles = found.flatMap(({ title }) => (title === null ? [] : [titleWord(title)]));
  return titles.length === 0 ? 'Không đăng ký thi đua' : `Đăng ký thi đua: ${titles.join(', ')}`;
}

function workedIn(worked: PersonLife['worked'], year: number, on: string): string {
  const found = worked.find((one) => one.year === year && one.on <= on);
  return found === undefined ? '' : `làm việc ${found.months} tháng, nghỉ ${found.daysAbsent} ngày làm việc`;
}
