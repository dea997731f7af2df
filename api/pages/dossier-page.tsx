import type { DossierStage } from '../../domain/dossier/dossier.ts';
import { ROLE_CLASS_WORDS } from '../../domain/rules/rule-set-words.ts';
import { roleFor, worksForBody } from '../access.ts';
import type { AppConfig } from '../deps.ts';
import { mayKeepLedger } from '../ledger-sight.ts';
import { dossierBonus } from '../queries/bonus-view.ts';
import { BonusNote } from './parts/bonus-note.tsx';
import { Documents, IncidentNotes, Messages } from './parts/documents.tsx';
import { DossierEvidence } from './parts/dossier-evidence.tsx';
import { EligibilityList } from './parts/eligibility.tsx';
import { Badge, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { NextStepPanel, type StepProps, WithdrawForm } from './parts/next-step.tsx';
import { Timeline } from './parts/timeline.tsx';
import { deadlineWord, momentWord, remainingWord, STATUS_TONE, stageWord, statusWord } from './words.ts';

export interface DossierPageProps extends StepProps {
  readonly now: string;
  readonly temporalUi: AppConfig['temporalUi'];
  /** A sentence on what was just accepted. */
  readonly said: string | undefined;
  readonly mark: string;
}

export function DossierPage(props: DossierPageProps) {
  const { view, person, keys, problems, said, mark } = props;
  const { row, submission } = view;
  const title = view.award?.title ?? row.awardCode;
  const bonus = dossierBonus(view, props.now);
  const councilAsked = view.award?.vote !== null;
  return (
    <Layout
      title={`${row.id}: ${title}`}
      person={person}
      csrf={keys.csrf}
      here="dossiers"
      {...(view.stage === 'ARCHIVED' ? {} : { refresh: { mark, url: `/ho-so/${row.id}/moc` } })}
    >
      <p>
        <a href="/ho-so">← Danh sách hồ sơ</a>
      </p>
      {said && (
        <div class="note good" role="status">
          <p>{said}</p>
        </div>
      )}
      <Problems problems={problems} />
      <h1>{title}</h1>
      <p class="lead">{`${row.unitName} · năm ${row.evaluationYear}`}</p>
      <p>
        <Badge tone={view.stage === 'ARCHIVED' ? 'good' : 'wait'}>{stageWord(view.stage, councilAsked)}</Badge>
        {row.decisionNumber && <strong>{` Quyết định số ${row.decisionNumber}`}</strong>}
        <span class="dim">{` ${row.id}`}</span>
      </p>
      <Due {...props} />
      <Stages stage={view.stage} road={councilAsked ? ROAD : ROAD_WITHOUT_COUNCIL} />
      <IncidentNotes incidents={view.incidents} />
      <NextStepPanel {...props} />

      <h2>{`Danh sách đề nghị (${view.nominees.length})`}</h2>
      <ul class="rows wide">
        {view.nominees.map(({ record, status }) => (
          <li>
            <h3>{`${record.no}. ${[record.honorific, record.name].filter(Boolean).join(' ')}`}</h3>
            <div class="side">
              <Badge tone={STATUS_TONE[status]}>{statusWord(status, councilAsked)}</Badge>
            </div>
            <p class="dim">
              {[
                record.kind === 'COLLECTIVE' ? 'Tập thể' : record.position,
                record.unit,
                record.roleClass
                  ? ROLE_CLASS_WORDS[record.roleClass]
                  : record.directWorker && 'người lao động trực tiếp',
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {record.initiatives && (
              <p>
                {'Sáng kiến làm căn cứ: '}
                {record.initiatives.map(({ id }, index) => (
                  <>
                    {index > 0 && ', '}
                    <a href={`/sang-kien/${id}`}>{id}</a>
                  </>
                ))}
              </p>
            )}
            <details>
              <summary>Tóm tắt thành tích</summary>
              <p class="achievement">{record.achievement}</p>
            </details>
          </li>
        ))}
      </ul>
      {mayKeepLedger(person) && (
        <p>
          <a href={`/ho-so/${row.id}/doi-chieu`}>Đối chiếu với sổ khen thưởng</a>
        </p>
      )}
      <WithdrawForm {...props} />

      <h2>Nội dung đề nghị</h2>
      <p class="achievement">{submission.summary}</p>
      <p class="dim">
        {`Đơn vị họp bình xét ngày ${submission.meeting.date.split('-').reverse().join('/')}, ${submission.meeting.present}/${submission.meeting.total} người dự. Bản gửi lần ${submission.version}.`}
      </p>

      {props.eligibility && (
        <>
          <h2 id="dieu-kien">Điều kiện, tiêu chuẩn</h2>
          <EligibilityList
            report={props.eligibility}
            nominees={submission.nominees}
            whole={!['RECEIVE', 'VERIFY'].includes(view.next.step)}
          />
        </>
      )}
      <DossierEvidence {...props} />
      {bonus && <BonusNote bonus={bonus} renewal={<RenewalForm {...props} />} />}

      <h2 id="tai-lieu">Tài liệu</h2>
      <Documents documents={view.documents} />

      <h2>Quá trình xử lý</h2>
      <Timeline entries={view.timeline} />

      <h2>Thư đã gửi</h2>
      <Messages messages={view.messages} />

      {worksForBody(person) && <Technical {...props} />}
    </Layout>
  );
}

/** Before the signature a draft out of date is drawn up again by whoever would sign it or prepared it. */
function RenewalForm({ view, person, keys }: DossierPageProps) {
  const mayAsk = roleFor(person, ['authority', 'officer'], view.place) !== undefined;
  if (!mayAsk || view.decision?.signedBy !== null) return null;
  return (
    <form method="post" action={`/ho-so/${view.row.id}/lap-lai-du-thao`}>
      <Keys {...keys} />
      <button type="submit">Lập lại dự thảo</button>
    </form>
  );
}

function Due({ view, now }: DossierPageProps) {
  if (view.dueAt !== null) {
    return (
      <p>
        {`Hạn của bước này: ${deadlineWord(view.dueAt)} – `}
        <strong>{remainingWord(view.dueAt, now, view.holidays)}</strong>.
      </p>
    );
  }
  if (view.overdueSince === null) return null;
  return (
    <p class="error">{`Hạn của bước này là ${deadlineWord(view.overdueSince)}: ${remainingWord(view.overdueSince, now, view.holidays)}.`}</p>
  );
}

const ROAD: readonly (readonly [words: string, stages: readonly DossierStage[]])[] = [
  ['Gửi, tiếp nhận', ['SUBMITTED', 'RETURNED']],
  ['Thẩm định', ['RECEIVED']],
  ['Hội đồng', ['APPRAISED', 'IN_COUNCIL']],
  ['Quyết định', ['VOTED']],
  ['Ban hành', ['DECIDED']],
  ['Lưu trữ', ['CONCLUDED', 'ARCHIVED']],
];

const ROAD_WITHOUT_COUNCIL: typeof ROAD = ROAD.flatMap(([words, stages]) => {
  if (stages.includes('APPRAISED')) return [];
  return [[words, stages.includes('VOTED') ? ['APPRAISED', ...stages] : stages]];
});

function Stages({ stage, road }: { readonly stage: DossierStage; readonly road: typeof ROAD }) {
  const at = road.findIndex(([, stages]) => stages.includes(stage));
  return (
    <ol class="stages" aria-label={`Bước ${at + 1} trên ${road.length}`}>
      {road.map(([words], index) => (
        <li
          class={index < at || stage === 'ARCHIVED' ? 'past' : ''}
          {...(index === at && stage !== 'ARCHIVED' ? { 'aria-current': 'step' as const } : {})}
        >
          <span>{words}</span>
        </li>
      ))}
    </ol>
  );
}

function Technical({ view, temporalUi }: DossierPageProps) {
  const { row } = view;
  return (
    <details>
      <summary>Góc kỹ thuật</summary>
      <dl class="facts">
        <dt>Chuỗi sự kiện</dt>
        <dd>{`${view.timeline.length} sự kiện`}</dd>
        <dt>Mã băm cuối chuỗi</dt>
        <dd class="mono">{view.chainHead ?? 'chưa có'}</dd>
        <dt>Mã băm danh sách</dt>
        <dd class="mono">{view.state.recordsHash}</dd>
        <dt>Bộ quy định</dt>
        <dd class="mono">{view.state.ruleSet ?? 'ghim khi tiếp nhận'}</dd>
        {temporalUi && (
          <>
            <dt>Tiến trình</dt>
            <dd>
              <a href={`${temporalUi.url}/namespaces/${temporalUi.namespace}/workflows/${encodeURIComponent(row.id)}`}>
                {`${row.id} trong Temporal`}
              </a>
            </dd>
          </>
        )}
      </dl>
      {view.refusals.length > 0 && (
        <>
          <h3>Việc đã bị từ chối</h3>
          <ul class="plain">
            {view.refusals.map((one) => (
              <li>{`${momentWord(one.at)} – ${one.who}: ${one.sentence}`}</li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
