import type { CatalogueAward } from '../../../domain/intake/award-matcher.ts';
import { type CellQuestion, prefilled } from '../../../domain/intake/questions.ts';
import { Badge, Check, Radio } from './fields.tsx';

export interface QuestionProps {
  /** From 1, on this page. */
  readonly number: number;
  readonly question: CellQuestion;
  /** How many questions are about the same text in the same kind of column, this one among them. */
  readonly alike: number;
  readonly catalogue: readonly CatalogueAward[];
}

/** Values a cell of these columns may take, offered as a list; others are typed. */
const WORDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  gender: ['Nam', 'Nữ'],
  roleClass: ['TT', 'KLD', 'LD', 'LDC'],
};

const openTitles = (catalogue: readonly CatalogueAward[]): readonly string[] =>
  catalogue.flatMap(({ title, barred }) => (barred === undefined ? [title] : []));

/** One doubtful cell: where, what stands there, what is doubtful, and the ways to answer. Nothing is chosen beforehand. */
export function QuestionCard({ number, question, alike, catalogue }: QuestionProps) {
  const { cell, row, level, found, codes, sentences, suggestions, keepable, field, inList, name } = question;
  const id = (part: string) => `o-${number}-${part}`;
  const words = field === 'award' ? openTitles(catalogue) : field === null ? undefined : WORDS[field];
  return (
    <fieldset class="card" id={id('o')}>
      <legend>
        {`Ô ${cell}`}
        {name !== '' && <span class="dim">{` · ${name}`}</span>}{' '}
        <Badge tone={level === 'error' ? 'bad' : 'wait'}>{level === 'error' ? 'Cần sửa' : 'Chưa rõ'}</Badge>
      </legend>
      <input type="hidden" name={id('cell')} value={cell} />
      <input type="hidden" name={id('ma')} value={codes.join(' ')} />
      <p>
        {found === '' ? 'Ô để trống.' : 'Trong ô: '}
        {found !== '' && <span class="mono">{found}</span>}
      </p>
      {sentences.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {suggestions.map((text, index) => (
        <>
          <input type="hidden" name={id(`goi-y-${index}`)} value={text} />
          <Radio name={id('viec')} id={id(`nhan-${index}`)} value={`nhan-${index}`}>
            {`Nhận: ${text}`}
          </Radio>
        </>
      ))}
      {keepable && (
        <Radio name={id('viec')} id={id('giu')} value="giu">
          Đã xem, giữ nguyên
        </Radio>
      )}
      {inList && (
        <>
          <Radio name={id('viec')} id={id('sua')} value="sua">
            Ghi lại như dưới đây
          </Radio>
          <div class="field sub">
            <label for={id('text')}>Nội dung ghi lại</label>
            {words === undefined ? (
              <input type="text" id={id('text')} name={id('text')} value={prefilled(question)} />
            ) : (
              <select id={id('text')} name={id('text')}>
                <option value="">Chọn</option>
                {words.map((word) => (
                  <option value={word}>{word}</option>
                ))}
              </select>
            )}
          </div>
          <Radio name={id('viec')} id={id('bo')} value="bo">
            {`Bỏ cả dòng ${row + 1}`}
          </Radio>
          {alike > 1 && (
            <Check name={id('het')} id={id('het')} value="co">
              {`Trả lời như vậy cho cả ${alike} ô cùng cột, cùng nội dung`}
            </Check>
          )}
        </>
      )}
    </fieldset>
  );
}
