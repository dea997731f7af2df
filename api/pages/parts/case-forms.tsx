import { readyToDecide } from '../../queries/dossier-view.ts';
import { basisWord } from '../words.ts';
import { Field, Keys, Radio } from './fields.tsx';
import type { StepProps } from './next-step.tsx';

/** Each nominee meets every criterion, or fails one that is named with a reason. Nothing is chosen beforehand. */
export function VerificationForm({ view, keys, typed, problems }: StepProps) {
  const cases = view.nominees.filter(({ status }) => status === 'RECEIVED');
  return (
    <form method="post" action={`/ho-so/${view.row.id}/tham-dinh`} novalidate>
      <Keys {...keys} />
      <details>
        <summary>Tiêu chuẩn áp dụng và căn cứ</summary>
        <ol class="plain">
          {view.criteria.map((criterion) => (
            <li>
              {criterion.text}
              <span class="dim small">{` – ${basisWord(criterion.basis, view.ruleSet)}`}</span>
              {criterion.basis.certainty === 'to-confirm' && (
                <>
                  {' '}
                  <span class="badge wait">cần xác nhận căn cứ</span>
                </>
              )}
            </li>
          ))}
        </ol>
      </details>
      <div class="stack">
        {cases.map(({ record }) => {
          const id = (letter: string) => `${letter}-${record.no}`;
          const verdict = typed[id('v')];
          return (
            <fieldset class="card">
              <legend>{`${record.no}. ${[record.honorific, record.name].filter(Boolean).join(' ')}`}</legend>
              <p class="dim">{[record.position, record.unit].filter(Boolean).join(', ')}</p>
              <p class="achievement">{record.achievement}</p>
              <div
                class="choices"
                id={id('v')}
                role="radiogroup"
                aria-label={`Kết quả thẩm định trường hợp ${record.no}`}
              >
                <Radio name={id('v')} id={id('vp')} value="dat" checked={verdict === 'dat'}>
                  Đủ điều kiện
                </Radio>
                <Radio name={id('v')} id={id('vf')} value="khong" checked={verdict === 'khong'}>
                  Không đủ điều kiện
                </Radio>
              </div>
              {problems[id('v')] && <p class="error">{problems[id('v')]}</p>}
              <details open={verdict === 'khong'}>
                <summary>Nếu không đủ điều kiện: tiêu chuẩn và lý do</summary>
                <div class="field">
                  <label for={id('c')}>Tiêu chuẩn không đạt</label>
                  {problems[id('c')] && <span class="error">{problems[id('c')]}</span>}
                  <select id={id('c')} name={id('c')}>
                    <option value="">Chọn tiêu chuẩn</option>
                    {view.criteria
                      .filter((criterion) => criterion.appliesTo.includes(record.kind))
                      .map((criterion) => (
                        <option value={criterion.id} selected={typed[id('c')] === criterion.id}>
                          {criterion.text}
                        </option>
                      ))}
                  </select>
                </div>
                <Field id={id('r')} label="Lý do" rows={3} value={typed[id('r')]} problem={problems[id('r')]} />
              </details>
            </fieldset>
          );
        })}
      </div>
      <div class="actions">
        <button type="submit">Hoàn thành thẩm định</button>
      </div>
    </form>
  );
}

/** The authority accepts the council's list, or the verified one where no council is asked; whoever is left out is left out by name of case and with a reason. */
export function DecideForm({ view, keys, typed, problems }: StepProps) {
  const ready = readyToDecide(view);
  const cases = view.nominees.filter(({ status }) => status === ready);
  return (
    <form method="post" action={`/ho-so/${view.row.id}/quyet-dinh`} novalidate>
      <Keys {...keys} />
      {ready === 'APPRAISED' ? (
        <p>
          {`Hình thức khen thưởng này không phải đưa ra Hội đồng. Thẩm định xong ${cases.length} trường hợp đủ điều kiện. Chọn quyết định cho từng trường hợp.`}
        </p>
      ) : (
        <p>
          {`Hội đồng tán thành ${cases.length} trường hợp. `}
          <a href={`/phien-hop/${view.state.sessionId}`}>Xem kết quả bỏ phiếu và biên bản</a>
          {'. Chọn quyết định cho từng trường hợp.'}
        </p>
      )}
      <div class="stack">
        {cases.map(({ record }) => {
          const id = (letter: string) => `${letter}-${record.no}`;
          const verdict = typed[id('d')];
          return (
            <fieldset class="card">
              <legend>{`${record.no}. ${[record.honorific, record.name].filter(Boolean).join(' ')}`}</legend>
              <p class="dim">{[record.position, record.unit].filter(Boolean).join(', ')}</p>
              <div class="choices" id={id('d')} role="radiogroup" aria-label={`Quyết định cho trường hợp ${record.no}`}>
                <Radio name={id('d')} id={id('dy')} value="khen" checked={verdict === 'khen'}>
                  Khen thưởng
                </Radio>
                <Radio name={id('d')} id={id('dn')} value="khong" checked={verdict === 'khong'}>
                  Không khen thưởng
                </Radio>
              </div>
              {problems[id('d')] && <p class="error">{problems[id('d')]}</p>}
              <details open={verdict === 'khong'}>
                <summary>Nếu không khen thưởng: lý do</summary>
                <Field id={id('r')} label="Lý do" rows={3} value={typed[id('r')]} problem={problems[id('r')]} />
              </details>
            </fieldset>
          );
        })}
      </div>
      <div class="actions">
        <button type="submit">Quyết định</button>
      </div>
    </form>
  );
}
