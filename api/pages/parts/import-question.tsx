import type { CatalogueAward } from '../../../domain/intake/award-matcher.ts';
import type { CellQuestion } from '../../../domain/intake/questions.ts';
import { Badge, Radio } from './fields.tsx';

export interface QuestionProps {
  /** From 1, on this page. */
  readonly number: number;
  readonly question: CellQuestion;
  readonly catalogue: readonly CatalogueAward[];
}

/** Values a cell of these columns may take, offered as a list; others are typed. */
const WORDS: Readonly<Partial<Record<string, readonly string[]>>> = {
  gender: ['Nam', 'Nữ'],
  roleClass: ['TT', 'KLD', 'LD', 'LDC'],
};

/** One doubtful cell: where, what stands there, what is doubtful, and the ways to answer. Nothing is chosen beforehand. */
export function QuestionCard({ number, question, catalogue }: QuestionProps) {
  const { cell, row, sheet, level, found, codes, sentences, suggestions, keepable, field, name } = question;
  const id = (part: string) => `o-${number}-${part}`;
  const words = field === 'award' ? catalogue.map(({ title }) => title) : field === null ? undefined : WORDS[field];
  return (
    <fieldset class="card" id={id('o')}>
      <legend>
        {`Ô ${cell}`}
        {name !== '' && <span class="dim">{` · ${name}`}</span>}{' '}
        <Badge tone={level === 'error' ? 'bad' : 'wait'}>{level === 'error' ? 'Cần sửa' : 'Chưa rõ'}</Badge>
      </legend>
      <input type="hidden" name={id('cell')} value={cell} />
      <input type="hidden" name={id('ma')} value={codes.join(' ')} />
      <input type="hidden" name={id('dong')} value={name === '' ? '' : `${sheet}!${row + 1}`} />
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
      {name !== '' && (
        <>
          <Radio name={id('viec')} id={id('sua')} value="sua">
            Ghi lại như dưới đây
          </Radio>
          <div class="field sub">
            <label for={id('text')}>Nội dung ghi lại</label>
            {words === undefined ? (
              <input
                type="text"
                id={id('text')}
                name={id('text')}
                value={suggestions[0] ?? found.replace(/^=.*/, '')}
              />
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
        </>
      )}
    </fieldset>
  );
}
