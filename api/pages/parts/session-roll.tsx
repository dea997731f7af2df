import type { RollLine, SessionView } from '../../queries/session-view.ts';
import { INTEREST_WORDS, SOURCE_WORDS } from '../council-words.ts';
import { numbersWord, OFFICE_WORDS } from '../words.ts';
import { Badge, type FormKeys, Keys } from './fields.tsx';

interface RollProps {
  readonly view: SessionView;
  readonly keys: FormKeys;
  /** The reader is the council's secretary, and voting is open. */
  readonly keeps: boolean;
}

/** Who takes part, who is away and why, who keeps out of what. Never what anybody chose. */
export const SessionRoll = ({ view, keys, keeps }: RollProps) => (
  <>
    <h2>Ủy viên</h2>
    <p class="dim">Danh sách chỉ cho biết ai đã bỏ phiếu, không cho biết ai chọn gì.</p>
    <ul class="rows wide">
      {view.roll.map((line) => (
        <li>
          <h3>{line.name}</h3>
          <div class="side">
            <Standing line={line} />
          </div>
          <p class="dim">
            {[OFFICE_WORDS[line.office], line.title, view.session.sitting?.tellers.includes(line.id) && 'kiểm phiếu']
              .filter(Boolean)
              .join(' · ')}
          </p>
          {line.absence !== null && <p>{`Vắng mặt: ${line.absence}`}</p>}
          {line.delegate !== null && <p>{`Ủy quyền bỏ phiếu cho ${line.delegate}, có giấy ủy quyền.`}</p>}
          {line.onPaper !== null && <p>{`Bỏ phiếu giấy: ${line.onPaper}`}</p>}
          <KeptOut line={line} />
          {keeps && line.votes && !line.voted && (
            <div class="actions">
              {line.onPaper === null && (
                <form method="post" action={`/phien-hop/${view.id}/gui-lai`}>
                  <Keys {...keys} />
                  <input type="hidden" name="memberId" value={line.id} />
                  <button type="submit" class="plain-button">
                    Gửi lại đường dẫn
                    <span class="unseen">{` cho ${line.name}`}</span>
                  </button>
                </form>
              )}
              <a href={`/phien-hop/${view.id}/uy-vien/${line.id}`}>
                Ghi vắng mặt, liên quan, ủy quyền, phiếu giấy
                <span class="unseen">{` của ${line.name}`}</span>
              </a>
            </div>
          )}
        </li>
      ))}
    </ul>
  </>
);

function Standing({ line }: { readonly line: RollLine }) {
  if (!line.votes) return <Badge tone="plain">Không biểu quyết</Badge>;
  if (line.voted) return <Badge tone="good">{line.onPaper === null ? 'Đã bỏ phiếu' : 'Đã bỏ phiếu giấy'}</Badge>;
  return line.absence === null ? <Badge tone="wait">Chưa bỏ phiếu</Badge> : <Badge tone="out">Vắng mặt</Badge>;
}

/** With the reason where it is known; declarations of before reasons were asked have none. */
function KeptOut({ line }: { readonly line: RollLine }) {
  const told = line.interests.filter(({ kind }) => kind !== null);
  const untold = line.recusedFrom.filter((item) => !told.some((one) => one.item === item));
  return (
    <>
      {untold.length > 0 && (
        <p>{`Không tham gia trường hợp số ${numbersWord(untold)} vì có quyền, lợi ích liên quan.`}</p>
      )}
      {told.map(({ item, kind, source }) => (
        <p>{`Không tham gia trường hợp số ${numbersWord([item])}: ${kind === null ? '' : INTEREST_WORDS[kind]} (${SOURCE_WORDS[source]}).`}</p>
      ))}
    </>
  );
}
