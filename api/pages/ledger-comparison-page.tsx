import type { Person } from '../../adapters/register-ports.ts';
import type { DossierInLedger, NomineeInLedger } from '../queries/ledger-view.ts';
import { countWord } from './ledger-search-page.tsx';
import { awardTitleOf, DUPLICATE_WORDS, decisionWord, LIKENESS_WORDS } from './ledger-words.ts';
import { Badge, Field, type FormKeys, Keys, Problems, Radio, Said } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface LedgerComparisonProps {
  readonly view: DossierInLedger;
  readonly person: Person;
  readonly keys: FormKeys;
  readonly typed: Readonly<Record<string, string>>;
  readonly problems: Readonly<Record<string, string>>;
  readonly said: string | undefined;
}

/** Đối chiếu: for each nominee what the ledger says, and where it does not know who that is, the question. */
export function LedgerComparisonPage({ view, person, keys, typed, problems, said }: LedgerComparisonProps) {
  return (
    <Layout title="Đối chiếu sổ khen thưởng" person={person} csrf={keys.csrf} here="ledger">
      <p>
        <a href={`/ho-so/${view.dossierId}`}>{`Hồ sơ ${view.dossierId}`}</a>
      </p>
      <h1>Đối chiếu sổ khen thưởng</h1>
      <p>{`${awardTitleOf(view.awardCode)}, năm xét ${view.evaluationYear}.`}</p>
      <Said words={said} />
      <Problems problems={problems} />
      <div class="stack">
        {view.nominees.map((one) => (
          <section class="card" aria-labelledby={`th-${one.nominee.no}`}>
            <h2 id={`th-${one.nominee.no}`}>{`${one.nominee.no}. ${one.nominee.name}`}</h2>
            <p class="dim">
              {[
                one.nominee.birthYear !== null && `Sinh năm ${one.nominee.birthYear}`,
                one.nominee.position,
                one.nominee.unit,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <Found one={one} />
            <IdentityForm
              one={one}
              dossierId={view.dossierId}
              keys={keys}
              typed={typed.no === String(one.nominee.no) ? typed : {}}
            />
          </section>
        ))}
      </div>
    </Layout>
  );
}

function Found({ one: { facts, duplicates } }: { readonly one: NomineeInLedger }) {
  return (
    <>
      <p>
        {facts.subjectId !== null && <Badge tone="good">Đã xác định trong sổ</Badge>}
        {facts.subjectId === null && !facts.identityCertain && <Badge tone="wait">Chưa rõ là ai trong sổ</Badge>}
        {facts.subjectId === null && facts.identityCertain && (
          <Badge tone="plain">Sổ không có người, tập thể cùng tên</Badge>
        )}
      </p>
      {facts.subjectId !== null && (
        <p>
          {facts.pastAwards.length === 0
            ? 'Chưa có lần khen thưởng nào còn giá trị. '
            : `${facts.pastAwards.length} lần khen thưởng còn giá trị. `}
          <a href={`/so-khen-thuong/${facts.subjectId}`}>Xem quá trình khen thưởng</a>
        </p>
      )}
      {facts.nominatedElsewhere.length > 0 && (
        <p class="note bad">{`Đang được đề nghị ở hồ sơ khác: ${facts.nominatedElsewhere
          .map((key) => key.replace('/', ', trường hợp '))
          .join('; ')}.`}</p>
      )}
      {duplicates.map((found) => (
        <p class={`note ${found.severity === 'BLOCKS' ? 'bad' : ''}`}>
          {`${DUPLICATE_WORDS[found.kind]}: năm ${found.with.year}, ${awardTitleOf(found.with.code)}, ${decisionWord(found.with).replace('Quyết', 'quyết')}.`}
        </p>
      ))}
    </>
  );
}

interface IdentityFormProps {
  readonly one: NomineeInLedger;
  readonly dossierId: string;
  readonly keys: FormKeys;
  readonly typed: Readonly<Record<string, string>>;
}

function IdentityForm({ one: { nominee, facts, suggestions }, dossierId, keys, typed }: IdentityFormProps) {
  const { no, kind } = nominee;
  return (
    <details open={facts.subjectId === null && !facts.identityCertain}>
      <summary>
        {facts.subjectId === null ? 'Xác định đây là ai' : 'Xác định lại'}
        <span class="unseen">{`, trường hợp ${no}`}</span>
      </summary>
      <form method="post" action={`/ho-so/${dossierId}/doi-chieu`} novalidate>
        <Keys {...keys} />
        <input type="hidden" name="no" value={String(no)} />
        <fieldset class="field">
          <legend>Hồ sơ trong sổ</legend>
          {suggestions.map((file) => (
            <Radio name="fileId" id={`f-${no}-${file.id}`} value={file.id} checked={typed.fileId === file.id}>
              <strong>{file.name}</strong>
              {` (${LIKENESS_WORDS[file.likeness]}). ${[file.birthYear !== null && `Sinh năm ${file.birthYear}`, file.unitName].filter(Boolean).join(', ')}. ${countWord(file)}.`}
            </Radio>
          ))}
          <Radio name="fileId" id={`f-${no}-moi`} value="" checked={typed.fileId === ''}>
            Không chọn hồ sơ có sẵn; nhận theo số dưới đây hoặc lập hồ sơ mới
          </Radio>
        </fieldset>
        {kind === 'INDIVIDUAL' && (
          <div class="row">
            <Field
              id={`citizenId-${no}`}
              label="Số căn cước công dân"
              hint="12 chữ số; lưu ở dạng mã hóa"
              value={typed[`citizenId-${no}`]}
              autocomplete="off"
            />
            <Field
              id={`staffId-${no}`}
              label="Mã cán bộ"
              hint="Mã trong đơn vị đề nghị"
              value={typed[`staffId-${no}`]}
              autocomplete="off"
            />
          </div>
        )}
        <div class="actions">
          <button type="submit" class="second">
            Xác định
          </button>
        </div>
      </form>
    </details>
  );
}
