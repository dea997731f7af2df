import type { NamedInitiative } from '../../../adapters/initiatives-ports.ts';
import { idsIn, writtenBy } from '../../../domain/initiatives/leaning.ts';
import { tickBox } from '../../dossier-draft.ts';
import { SCOPE_WORDS } from '../initiatives/initiative-words.ts';
import { Check, Field } from './fields.tsx';
import type { NomineeFieldsProps } from './nominee-fields.tsx';

/** The initiatives that a nomination leans on: typed by id, or found by the nominee's name and ticked. */
export function NomineeInitiatives({ row, typed, problems, initiatives }: NomineeFieldsProps) {
  const id = `nominee-${row}-initiatives`;
  const { name = '', birthYear = '', initiatives: ids = '' } = typed;
  const chosen = new Set(idsIn(ids));
  const own = writtenBy({ name, birthYear: /^\d{4}$/.test(birthYear) ? Number(birthYear) : null }, initiatives);
  const [taken, others] = [own.filter((one) => chosen.has(one.id)), own.filter((one) => !chosen.has(one.id))];
  return (
    <>
      <Field
        label="Mã sáng kiến làm căn cứ (cá nhân, nếu có)"
        hint="Sáng kiến của đơn vị đã được công nhận. Ghi mã, cách nhau bằng dấu phẩy, hoặc tìm theo họ tên đã ghi ở trên rồi chọn."
        id={id}
        value={ids}
        problem={problems[id]}
      />
      {taken.length > 0 && (
        <ul class="plain">
          {taken.map((one) => (
            <li>{`${one.id}: ${wordsOf(one)}`}</li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <fieldset class="field">
          <legend>{`Sáng kiến của tác giả ${name.trim()}`}</legend>
          {others.map((one) => (
            <Check name={tickBox(row, one.id)} id={tickBox(row, one.id)} value="co" checked={false}>
              {`${one.id}: ${wordsOf(one)}`}
            </Check>
          ))}
        </fieldset>
      )}
      <button type="submit" name="viec" value="tim" class="second">
        Tìm sáng kiến theo họ tên
      </button>
    </>
  );
}

function wordsOf({ title, scope, recognisedYear, sharePercent, uses }: NamedInitiative): string {
  const used = uses.map((use) => `đã dùng để đề nghị ${use.awardCode} năm ${use.evaluationYear} (${use.dossierId})`);
  const recognised = scope === null ? [] : [`${SCOPE_WORDS[scope].toLowerCase()}, năm ${recognisedYear}`];
  return [title, ...recognised, `đóng góp ${sharePercent} %`, ...used].join('; ');
}
