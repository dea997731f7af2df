import type { Choices } from '../../adapters/ballot-ports.ts';
import { CHOICES } from '../commands/deposit-ballot.ts';
import type { BallotItem } from '../queries/ballot-view.ts';
import { BallotPapers } from './parts/ballot-papers.tsx';
import { type BallotSection, isLong, SectionHead, SectionLinks, sectionsOf } from './parts/ballot-sections.tsx';
import { Radio } from './parts/fields.tsx';
import { CHOICE_WORDS } from './words.ts';

/** What became of “fill in the rest of this section”. */
export interface Filled {
  readonly section: number;
  /** How many cases got the choice; null when none was chosen for them. */
  readonly count: number | null;
}

export interface BallotCasesProps {
  readonly items: readonly BallotItem[];
  readonly token: string;
  readonly choices: Choices;
  /** Items without a choice, marked after an attempt to go on. */
  readonly missing: readonly number[];
  readonly filled?: Filled | undefined;
}

/** The cases to choose on, section by section. Nothing is chosen beforehand, and the three choices look alike. */
export function BallotCases({ items, token, choices, missing, filled }: BallotCasesProps) {
  const sections = sectionsOf(items);
  const long = isLong(items);
  return (
    <>
      {long && sections.length > 1 && <SectionLinks sections={sections} />}
      {sections.map((section) => (
        <section aria-labelledby={`phan-${section.no}`}>
          <SectionHead section={section} />
          <div class="stack">
            {section.cases.map((one) => (
              <Case one={one} long={long} choice={choices[one.item]} missing={missing} />
            ))}
            {long && section.cases.length > 1 && <FillRest section={section} token={token} filled={filled} />}
          </div>
        </section>
      ))}
      {long && (
        <p class="count">
          <strong>Đã chọn </strong>
          <span class="chosen" />
          {` trên ${items.length}`}
        </p>
      )}
    </>
  );
}

interface CaseProps {
  readonly one: BallotItem;
  readonly long: boolean;
  readonly choice: string | undefined;
  readonly missing: readonly number[];
}

function Case({ one, long, choice, missing }: CaseProps) {
  const place = missing.indexOf(one.item);
  const next = place < 0 ? undefined : missing[place + 1];
  return (
    <section class="card" aria-labelledby={`ten-${one.item}`}>
      <h3 id={`ten-${one.item}`}>{`${one.item}. ${one.name}`}</h3>
      <p class="dim">{[one.collective ? 'Tập thể' : one.position, one.unit].filter(Boolean).join(', ')}</p>
      {long ? (
        <details>
          <summary>
            Tóm tắt thành tích<span class="unseen">{` của ${one.name}`}</span>
          </summary>
          <p class="achievement">{one.achievement}</p>
        </details>
      ) : (
        <p class="achievement">{one.achievement}</p>
      )}
      <BallotPapers papers={one.papers} />
      <fieldset class="case" aria-describedby={place < 0 ? undefined : `thieu-${one.item}`}>
        <legend>
          <span class={long ? 'unseen' : ''}>Ý kiến của ông/bà</span>
          <span class="unseen">{` về ${one.name}`}</span>
        </legend>
        {place >= 0 && (
          <span class="error" id={`thieu-${one.item}`}>
            Đề nghị chọn một trong ba ý kiến.
          </span>
        )}
        <ThreeChoices name={`y-${one.item}`} choice={choice} long={long} />
        {next !== undefined && (
          <p class="next">
            <a href={`#y-${next}-YES`}>{`Đến trường hợp chưa chọn tiếp theo (số ${next})`}</a>
          </p>
        )}
      </fieldset>
    </section>
  );
}

interface ThreeChoicesProps {
  readonly name: string;
  readonly choice?: string | undefined;
  readonly long: boolean;
}

const ThreeChoices = ({ name, choice, long }: ThreeChoicesProps) => (
  <div class={long ? 'choices three' : 'choices'}>
    {CHOICES.map((one) => (
      <Radio name={name} id={`${name}-${one}`} value={one} checked={choice === one}>
        {CHOICE_WORDS[one]}
      </Radio>
    ))}
  </div>
);

/**
 * One choice for the cases of a section that have none yet: asked for by the member, chosen by the member, shown case by
 * case before it is sent. It has no preset, so that pressing the button alone fills nothing in.
 */
function FillRest({ section, token, filled }: Pick<BallotCasesProps, 'token' | 'filled'> & { section: BallotSection }) {
  const id = `chung-${section.no}`;
  const mine = filled?.section === section.no ? filled : undefined;
  return (
    <fieldset class="card" id={`con-lai-${section.no}`}>
      <legend>
        {`Các trường hợp chưa chọn ở phần này`}
        <span class="unseen">{`: ${section.title}`}</span>
      </legend>
      <p class="dim">Ông/bà có thể chọn một ý kiến cho mọi trường hợp còn trống ở trên, rồi sửa từng trường hợp.</p>
      {mine?.count === null && (
        <span class="error" role="alert">
          Đề nghị chọn một trong ba ý kiến rồi bấm “Điền vào chỗ trống”.
        </span>
      )}
      {typeof mine?.count === 'number' && (
        <p class="note good" role="status">
          {mine.count === 0
            ? 'Phần này không còn trường hợp nào trống.'
            : `Đã điền ${mine.count} trường hợp. Đề nghị xem lại từng trường hợp ở trên; chưa có gì được ghi lại.`}
        </p>
      )}
      <ThreeChoices name={id} long />
      <div class="actions">
        <button
          type="submit"
          class="second"
          name="phan"
          value={String(section.no)}
          formaction={`/b/${token}/dien#con-lai-${section.no}`}
        >
          Điền vào chỗ trống
        </button>
      </div>
    </fieldset>
  );
}
