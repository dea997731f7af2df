import type { EvidenceItem } from '../../../adapters/evidence-ports.ts';
import type { Person } from '../../../adapters/register-ports.ts';
import { certifiedValue, scopeOf } from '../../../domain/initiatives/initiative.ts';
import { EvidenceList, EvidenceUpload } from '../parts/evidence.tsx';
import { Badge, type FormKeys, Keys, Problems } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { Timeline } from '../parts/timeline.tsx';
import { dayWord } from '../words.ts';
import { type ActsProps, InitiativeActs } from './initiative-acts.tsx';
import { INITIATIVE_STATUS_WORDS, INITIATIVE_TONE, KIND_WORDS, moneyWord, SCOPE_WORDS } from './initiative-words.ts';

export interface InitiativePageProps extends ActsProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly papers: readonly EvidenceItem[];
  readonly mayAttach: boolean;
  /** A sentence on what was just accepted. */
  readonly said: string | undefined;
  readonly awardTitle: (code: string) => string;
}

export function InitiativePage(props: InitiativePageProps) {
  const { view, person, keys, problems, said } = props;
  const { id, state, content } = view;
  const scope = scopeOf(state);
  return (
    <Layout title={`${id}: ${content.title}`} person={person} csrf={keys.csrf} here="initiatives">
      <p>
        <a href="/sang-kien">← Danh sách sáng kiến</a>
      </p>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <Problems problems={problems} />
      <h1>{content.title}</h1>
      <p class="lead">{`${KIND_WORDS[state.kind]} · ${view.unitName}`}</p>
      <p>
        <Badge tone={INITIATIVE_TONE[state.status]}>{INITIATIVE_STATUS_WORDS[state.status]}</Badge>
        {scope && <strong>{` ${SCOPE_WORDS[scope]}`}</strong>}
        <span class="dim">{` ${id}`}</span>
      </p>
      <InitiativeActs {...props} />

      <h2>Nội dung</h2>
      <p class="achievement">{content.summary}</p>
      <p class="dim">{`Áp dụng tại ${content.appliedAt}, từ ngày ${dayWord(state.appliedFrom)}.`}</p>

      <Authors {...props} />
      <Value {...props} />
      <Recognition {...props} />

      <Proofs {...props} />

      <Uses {...props} />

      <h2>Quá trình</h2>
      <Timeline entries={view.timeline} />
      <details>
        <summary>Góc kỹ thuật</summary>
        <dl class="facts">
          <dt>Chuỗi sự kiện</dt>
          <dd>{`${view.chain.length} sự kiện`}</dd>
          <dt>Mã băm cuối chuỗi</dt>
          <dd class="mono">{view.chain.at(-1)?.hash}</dd>
          <dt>Mã băm nội dung</dt>
          <dd class="mono">{state.contentHash}</dd>
        </dl>
      </details>
    </Layout>
  );
}

/** Files that came in through the gate, and papers that were handed in as such. */
function Proofs({ view, keys, papers, mayAttach, typed, problems }: InitiativePageProps) {
  const { proofs } = view.content;
  return (
    <div class="stack">
      <h2 id="minh-chung">Tài liệu minh chứng</h2>
      {mayAttach ? (
        <form method="post" action={`/sang-kien/${view.id}/minh-chung`} enctype="multipart/form-data" novalidate>
          <Keys {...keys} />
          <EvidenceList items={papers} removable />
          <EvidenceUpload set={undefined} typed={typed} problems={problems} />
        </form>
      ) : (
        <EvidenceList items={papers} removable={false} />
      )}
      {proofs.length > 0 && (
        <>
          <h3>Tài liệu khác đã ghi khi đăng ký</h3>
          <ul class="plain">
            {proofs.map((proof) => (
              <li>
                {proof.title}
                {proof.sha256 && <span class="mono">{` SHA-256 ${proof.sha256}`}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Authors({ view }: InitiativePageProps) {
  const { state, content, namesakes } = view;
  return (
    <div class="stack">
      <h2>Tác giả</h2>
      <section class="scroll" aria-label="Tác giả và tỷ lệ đóng góp" tabindex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">Họ và tên</th>
              <th scope="col" class="n">
                Đóng góp
              </th>
              <th scope="col">Nơi làm việc</th>
              <th scope="col">Năm sinh</th>
            </tr>
          </thead>
          <tbody>
            {content.authors.map((author) => {
              const part = state.authors.find((one) => one.authorId === author.authorId);
              return (
                <tr>
                  <th scope="row">
                    <a href={`/sang-kien?tac-gia=${author.authorId}`}>{author.name}</a>
                    {part?.main && (
                      <>
                        {' '}
                        <Badge tone="good">{state.equalMainAuthors ? 'đồng tác giả chính' : 'tác giả chính'}</Badge>
                      </>
                    )}
                  </th>
                  <td class="n">{`${part?.sharePercent}\u00a0%`}</td>
                  <td>{author.unit}</td>
                  <td>{author.birthYear ?? 'chưa ghi'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      {namesakes.length > 0 && (
        <div class="card">
          <h2>Có người trùng họ tên ở sáng kiến khác</h2>
          <p>Hệ thống không tự coi là một người. Ghi số căn cước của tác giả để nhận đúng người.</p>
          <ul class="plain">
            {namesakes.map((other) => (
              <li>
                {`${content.authors.find(({ authorId }) => authorId === other.authorId)?.name ?? ''}, ${
                  other.birthYear === null ? 'chưa ghi năm sinh' : `sinh năm ${other.birthYear}`
                }, ${other.unit}: `}
                <a href={`/sang-kien?tac-gia=${other.otherId}`}>{`${other.initiativeIds.length} sáng kiến`}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function Value({ view }: InitiativePageProps) {
  const { state, content } = view;
  const { value } = state;
  if (value === null) {
    return (
      <>
        <h2>Giá trị làm lợi</h2>
        <p class="dim">Không ghi giá trị làm lợi bằng tiền.</p>
      </>
    );
  }
  return (
    <>
      <h2>Giá trị làm lợi</h2>
      <p class="lead">
        <strong>{moneyWord(value.amount)}</strong>
        {`, tính từ ngày ${dayWord(value.from)} đến hết ngày ${dayWord(value.to)}`}
      </p>
      <dl class="facts">
        <dt>Cách tính</dt>
        <dd class="achievement">{content.valueMethod}</dd>
        <dt>Xác nhận cách tính</dt>
        <dd>{content.certifiedBy || 'chưa có'}</dd>
        <dt>Người sử dụng lao động</dt>
        <dd>
          {value.employerConfirmedOn === null ? 'chưa xác nhận' : `xác nhận ngày ${dayWord(value.employerConfirmedOn)}`}
        </dd>
      </dl>
      {certifiedValue(state) === null && (
        <p class="note">
          Giá trị này chưa được tính khi xét khen thưởng, vì chưa có đủ xác nhận cách tính và xác nhận của người sử dụng
          lao động.
        </p>
      )}
    </>
  );
}

function Recognition({ view }: InitiativePageProps) {
  const { recognition, replicability } = view.state;
  if (recognition === null) return null;
  return (
    <>
      <h2>Công nhận và phạm vi ảnh hưởng</h2>
      <ul class="plain">
        {[recognition, ...replicability].map((written, index) => (
          <li>
            {`${index === 0 ? 'Công nhận' : 'Xác nhận khả năng nhân rộng'} ${SCOPE_WORDS[written.scope].toLowerCase()}: ${
              index === 0 ? 'quyết định' : 'văn bản'
            } số ${written.number} ngày ${dayWord(written.on)}, ${view.texts.get(written.decidedByHash) ?? ''}`}
          </li>
        ))}
      </ul>
    </>
  );
}

function Uses({ view, awardTitle }: InitiativePageProps) {
  const { state, content } = view;
  return (
    <>
      <h2>Đã dùng để đề nghị khen thưởng</h2>
      {state.uses.length === 0 ? (
        <p class="dim">Chưa dùng cho hình thức khen thưởng nào.</p>
      ) : (
        <ul class="plain">
          {state.uses.map((use) => (
            <li>
              {`${awardTitle(use.awardCode)}, năm ${use.evaluationYear}, ${
                content.authors.find(({ authorId }) => authorId === use.authorId)?.name ?? ''
              }: `}
              <a href={`/ho-so/${use.dossierId}`}>{`hồ sơ ${use.dossierId}, trường hợp ${use.no}`}</a>
              {use.awarded && (
                <>
                  {' '}
                  <Badge tone="good">Đã được khen thưởng</Badge>
                </>
              )}
              {state.status === 'WITHDRAWN' && (
                <>
                  {' '}
                  <Badge tone="bad">Cần xem xét lại</Badge>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
