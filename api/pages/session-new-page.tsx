import type { Person } from '../../adapters/register-ports.ts';
import { Check, Field, type FormKeys, Keys, Problems } from './parts/fields.tsx';
import { Layout } from './parts/layout.tsx';

export interface ReadyDossier {
  readonly dossierId: string;
  readonly unitName: string;
  readonly awardTitle: string;
  readonly count: number;
  readonly chosen: boolean;
}

export interface SessionNewProps {
  readonly person: Person;
  readonly keys: FormKeys;
  readonly councilName: string;
  readonly voters: number;
  readonly ready: readonly ReadyDossier[];
  /** As a date-and-time box takes it, in Vietnam's time: `2026-12-01T17:00`. */
  readonly closesAt: string;
  readonly days: number;
  readonly problems: Readonly<Record<string, string>>;
}

export function SessionNewPage(props: SessionNewProps) {
  const { person, keys, councilName, voters, ready, closesAt, days, problems } = props;
  return (
    <Layout title="Triệu tập phiên họp" person={person} csrf={keys.csrf} here="sessions" narrow>
      <Problems problems={problems} />
      <h1>Triệu tập phiên họp</h1>
      <p class="lead">{`${councilName}: ${voters} ủy viên có quyền biểu quyết.`}</p>
      {ready.length === 0 ? (
        <p class="note">Chưa có hồ sơ nào thẩm định xong và chờ đưa ra Hội đồng.</p>
      ) : (
        <form method="post" action="/phien-hop/moi" novalidate>
          <Keys {...keys} />
          <fieldset class="field" id="dossierIds">
            <legend>Hồ sơ đưa vào chương trình</legend>
            {problems.dossierIds && <span class="error">{problems.dossierIds}</span>}
            {ready.map((one) => (
              <Check name="dossierIds" id={`ho-so-${one.dossierId}`} value={one.dossierId} checked={one.chosen}>
                <strong>{one.unitName}</strong>
                <br />
                {`${one.awardTitle} · ${one.count} trường hợp`}
                <span class="dim small">{` · ${one.dossierId}`}</span>
              </Check>
            ))}
          </fieldset>
          <Field
            id="closesAt"
            label="Bỏ phiếu đến"
            hint={`Giờ Việt Nam. Theo quy định: ${days} ngày làm việc, đến 17:00.`}
            type="datetime-local"
            short
            value={closesAt}
            problem={problems.closesAt}
          />
          <p>Mỗi ủy viên nhận một thư mời với đường dẫn bỏ phiếu riêng ngay khi phiên họp được triệu tập.</p>
          <div class="actions">
            <button type="submit">Triệu tập và gửi thư mời</button>
          </div>
        </form>
      )}
    </Layout>
  );
}
