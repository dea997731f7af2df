import type { LedgerAward, LedgerFile } from '../../adapters/ledger-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import type { LedgerFileView } from '../queries/ledger-view.ts';
import { GapYearForm, SeparationForm } from './ledger-forms.tsx';
import { countWord } from './ledger-search-page.tsx';
import { awardTitleOf, decisionWord, GAP_WORDS, IDENTITY_WORDS, LEVEL_WORDS, LIKENESS_WORDS } from './ledger-words.ts';
import { Badge, Check, type FormKeys, Problems, Said } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import { momentWord, numbersWord } from './words.ts';

export interface LedgerFileProps {
  readonly view: LedgerFileView;
  readonly person: Person;
  readonly keys: FormKeys;
  readonly mayKeep: boolean;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly said: string | undefined;
}

export function LedgerFilePage(props: LedgerFileProps) {
  const { view, person, keys, mayKeep, problems, said } = props;
  const { file } = view;
  return (
    <Layout title={file.name} person={person} csrf={keys.csrf} here="ledger">
      <p>
        <a href="/so-khen-thuong">Sổ khen thưởng</a>
      </p>
      <h1>{file.name}</h1>
      <Said words={said} />
      <Problems problems={problems} />
      <Facts file={file} />
      <Suggestions file={file} mayKeep={mayKeep} />
      <section aria-labelledby="qua-trinh">
        <h2 id="qua-trinh">Quá trình khen thưởng</h2>
        {view.streaks.map(({ code, length, from, to, bridged }) => (
          <p>
            {`${awardTitleOf(code)}: ${length} năm liên tục (${from}–${to}`}
            {bridged.length > 0 && `, không kể năm gián đoạn có lý do ${numbersWord(bridged)}`}
            {').'}
          </p>
        ))}
        {file.awards.length === 0 && <p>Chưa có lần khen thưởng nào.</p>}
        <ol class="timeline">
          {file.awards.map((award) => (
            <Award award={award} view={view} mayKeep={mayKeep} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="gian-doan">
        <h2 id="gian-doan">Năm gián đoạn có lý do</h2>
        {file.gapYears.length === 0 && <p>Chưa ghi năm nào.</p>}
        <ul class="plain">
          {file.gapYears.map(({ year, reason }) => (
            <li>{`Năm ${year}: ${GAP_WORDS[reason]}`}</li>
          ))}
        </ul>
        {mayKeep && file.kind === 'INDIVIDUAL' && <GapYearForm {...props} />}
      </section>
      <Merges {...props} />
    </Layout>
  );
}

const Facts = ({ file }: { readonly file: LedgerFile }) => (
  <dl class="facts">
    <dt>Đối tượng</dt>
    <dd>{file.kind === 'INDIVIDUAL' ? 'Cá nhân' : 'Tập thể'}</dd>
    {file.birthYear !== null && (
      <>
        <dt>Năm sinh</dt>
        <dd>{file.birthYear}</dd>
      </>
    )}
    <dt>Đơn vị</dt>
    <dd>{file.unitName}</dd>
    {file.identities
      .filter(({ kind }) => kind !== 'ORGANISATION')
      .map(({ kind, masked }) => (
        <>
          <dt>{IDENTITY_WORDS[kind]}</dt>
          <dd>{masked}</dd>
        </>
      ))}
    {file.kind === 'INDIVIDUAL' && file.identities.length === 0 && (
      <>
        <dt>Danh tính</dt>
        <dd>
          <Badge tone="wait">Chưa có số căn cước công dân hoặc mã cán bộ</Badge>
        </dd>
      </>
    )}
  </dl>
);

function Suggestions({ file, mayKeep }: { readonly file: LedgerFile; readonly mayKeep: boolean }) {
  if (file.suggestions.length === 0) return null;
  return (
    <section class="step" aria-labelledby="cung-ten">
      <h2 id="cung-ten">Có thể là cùng một đối tượng</h2>
      <p>
        Sổ còn hồ sơ cùng tên. Cùng tên chưa phải là cùng một người; chỉ gộp sau khi đã đối chiếu giấy tờ. Việc gộp được
        ghi tên người làm, lý do và tách lại được.
      </p>
      <form method="get" action={`/so-khen-thuong/${file.id}/gop`}>
        {file.suggestions.map((other) => {
          const words = (
            <>
              <strong>{other.name}</strong>
              {` (${LIKENESS_WORDS[other.likeness]}). `}
              {[other.birthYear !== null && `Sinh năm ${other.birthYear}`, other.unitName].filter(Boolean).join(', ')}
              {`. ${countWord(other)}.`}
            </>
          );
          return mayKeep ? (
            <Check name="voi" id={`voi-${other.id}`} value={other.id}>
              {words}
            </Check>
          ) : (
            <p>{words}</p>
          );
        })}
        {mayKeep && (
          <div class="actions">
            <button type="submit" class="second">
              Đối chiếu để gộp
            </button>
          </div>
        )}
      </form>
    </section>
  );
}

interface AwardProps {
  readonly award: LedgerAward;
  readonly view: LedgerFileView;
  readonly mayKeep: boolean;
}

function Award({ award, view, mayKeep }: AwardProps) {
  const { annulment } = award;
  const nameOf = (id: string) => view.names.get(id) ?? id;
  return (
    <li>
      <p>
        <strong>{`Năm ${award.year}: ${awardTitleOf(award.code)}`}</strong>{' '}
        {annulment && <Badge tone="bad">Đã hủy bỏ</Badge>}
      </p>
      <p>{`${decisionWord(award)} · ${LEVEL_WORDS[award.level]}`}</p>
      <p class="dim small">
        {[award.unitName, sourceWord(award, nameOf(award.enteredBy)), award.note].filter(Boolean).join(' · ')}
      </p>
      {annulment && (
        <div class="note bad">
          <p>{`Hủy bỏ theo ${decisionWord(annulment).replace('Quyết', 'quyết')}. Lý do: ${annulment.reason}`}</p>
          <p class="small">{`${nameOf(annulment.by)} ghi lúc ${momentWord(annulment.at)}.`}</p>
          <Affected award={award} view={view} />
        </div>
      )}
      {mayKeep && !annulment && (
        <p>
          <a href={`/so-khen-thuong/${view.file.id}/huy-bo?lan=${encodeURIComponent(award.id)}`}>
            Ghi hủy bỏ<span class="unseen">{` ${awardTitleOf(award.code)} năm ${award.year}`}</span>
          </a>
        </p>
      )}
    </li>
  );
}

const sourceWord = ({ id, enteredAt }: LedgerAward, by: string): string =>
  id.startsWith('import/') ? `${by} nhập từ sổ cũ lúc ${momentWord(enteredAt)}` : `theo hồ sơ ${id.split('/')[0]}`;

function Affected({ award, view }: Pick<AwardProps, 'award' | 'view'>) {
  const affected = award.annulment?.affected ?? [];
  if (affected.length === 0) return null;
  return (
    <>
      <p>Các lần khen thưởng sau đây cần xem xét lại:</p>
      {/* Paragraphs: a list inside the timeline would get the timeline's marks. */}
      {affected.flatMap(({ id, certainty }) => {
        const later = view.file.awards.find((one) => one.id === id);
        if (later === undefined) return [];
        const why = certainty === 'RECORDED' ? 'lấy lần này làm căn cứ' : 'có thể lấy lần này làm căn cứ';
        return [<p>{`– Năm ${later.year}: ${awardTitleOf(later.code)} (${why})`}</p>];
      })}
    </>
  );
}

function Merges(props: LedgerFileProps) {
  const { view, mayKeep } = props;
  if (view.file.merges.length === 0) return null;
  const nameOf = (id: string) => view.names.get(id) ?? id;
  return (
    <section aria-labelledby="gop-tach">
      <h2 id="gop-tach">Gộp và tách hồ sơ</h2>
      <ol class="timeline">
        {view.file.merges.map((merge) => (
          <li>
            <p>
              <strong>{`Gộp hồ sơ ${merge.name} (${merge.unitName})`}</strong>
            </p>
            <p>{`Lý do: ${merge.reason}`}</p>
            <p class="dim small">{`${nameOf(merge.by)} · ${momentWord(merge.at)}`}</p>
            {merge.undone && (
              <>
                <p>{`Đã tách. Lý do: ${merge.undone.reason}`}</p>
                <p class="dim small">{`${nameOf(merge.undone.by)} · ${momentWord(merge.undone.at)}`}</p>
              </>
            )}
            {!merge.undone && mayKeep && <SeparationForm {...props} mergeId={merge.id} />}
          </li>
        ))}
      </ol>
    </section>
  );
}
