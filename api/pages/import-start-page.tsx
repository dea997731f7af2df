import type { ImportRecord, ImportStage } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { Badge, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';
import type { PartId } from './parts/navigation.ts';
import { dayWord } from './words.ts';

export interface ImportStartProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly imports: readonly ImportRecord[];
  readonly problems: Readonly<Record<string, string>>;
  readonly words: StartWords;
  /** `/nhap-danh-sach` */
  readonly address: string;
}

/** What the page says of the kind of list that is taken in. */
export interface StartWords {
  readonly here: PartId;
  readonly title: string;
  readonly lead: string;
  readonly hint: string;
  /** Under "Danh sách đã nhập" when there is none. */
  readonly none: string;
  /** Stages of an import, from the area's point of view. */
  readonly stages: Readonly<Record<ImportStage, readonly [tone: string, words: string]>>;
  /** The page this belongs to, and what it is called. */
  readonly back: readonly [address: string, words: string] | null;
}

/** Where a list is sent in, and what was sent before. */
export function ImportStartPage({ person, keys, imports, problems, words, address }: ImportStartProps) {
  return (
    <Layout title={words.title} person={person} csrf={keys.csrf} here={words.here} narrow>
      <Problems problems={problems} />
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <form method="post" action={address} enctype="multipart/form-data">
        <Keys {...keys} />
        <div class="field">
          <label for="tep">Tệp danh sách</label>
          <span class="hint" id="tep-hint">
            {words.hint}
          </span>
          {problems.tep && (
            <span class="error" id="tep-error">
              {problems.tep}
            </span>
          )}
          <input
            type="file"
            id="tep"
            name="tep"
            required
            accept=".xlsx,.csv,.txt"
            aria-describedby={problems.tep ? 'tep-hint tep-error' : 'tep-hint'}
            {...(problems.tep ? { 'aria-invalid': 'true' as const } : {})}
          />
        </div>
        <div class="actions">
          <button type="submit">Tải lên và kiểm tra</button>
          <a class="button second" href={`${address}/mau.xlsx`}>
            Tải biểu mẫu (.xlsx)
          </a>
        </div>
      </form>
      <h2>Danh sách đã nhập</h2>
      {imports.length === 0 ? (
        <p class="dim">{words.none}</p>
      ) : (
        <ul class="rows wide">
          {imports.map((one) => {
            const [tone, stage] = words.stages[one.stage];
            return (
              <li>
                <a href={`${address}/${one.id}`}>{one.fileName}</a>
                <span class="side">
                  <Badge tone={tone}>{stage}</Badge>
                </span>
                <span class="dim small">{`Tải lên ${dayWord(one.createdAt)}`}</span>
              </li>
            );
          })}
        </ul>
      )}
      {words.back && (
        <p class="actions">
          <a href={words.back[0]}>{words.back[1]}</a>
        </p>
      )}
    </Layout>
  );
}
