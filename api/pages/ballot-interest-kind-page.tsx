import { INTEREST_KINDS } from '../../domain/council/interests.ts';
import { BallotFrame, type BallotPageProps, CaseName } from './ballot-parts.tsx';
import { INTEREST_WORDS } from './council-words.ts';
import { Radio } from './parts/fields.tsx';

export interface InterestKindProps extends BallotPageProps {
  /** Those the member marked on the page before. */
  readonly items: readonly number[];
  readonly problem: string | undefined;
}

/** What ties the member to each marked case: asked of those only, so that a long agenda stays short. */
export function BallotInterestKindPage({ view, token, now, items, problem }: InterestKindProps) {
  const marked = view.items.filter(({ item, recused }) => items.includes(item) && !recused);
  return (
    <BallotFrame
      view={view}
      token={token}
      now={now}
      title="Quan hệ với từng trường hợp"
      step={1}
      {...(problem ? { problem } : {})}
    >
      <p>Biên bản ghi lý do ông/bà không tham gia xét các trường hợp này.</p>
      <form method="post" action={`/b/${token}/khai-bao`} novalidate>
        <input type="hidden" name="lien-quan" value="co" />
        <input type="hidden" name="buoc" value="quan-he" />
        {marked.map((one) => (
          <fieldset class="field">
            <legend>
              <CaseName one={one} />
            </legend>
            <input type="hidden" name="truong-hop" value={String(one.item)} />
            {INTEREST_KINDS.map((kind) => (
              <Radio name={`quan-he-${one.item}`} id={`quan-he-${one.item}-${kind}`} value={kind}>
                {`Tôi ${INTEREST_WORDS[kind]}`}
              </Radio>
            ))}
          </fieldset>
        ))}
        <div class="actions">
          <button type="submit">Ghi nhận và tiếp tục</button>
        </div>
      </form>
    </BallotFrame>
  );
}
