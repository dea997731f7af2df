import type { Person } from '../../adapters/register-ports.ts';
import type { Instruments } from '../../domain/council/instruments.ts';
import { InstrumentTables } from './parts/instruments.tsx';
import { Layout } from './parts/layout.tsx';

export interface SessionInstrumentsProps {
  readonly person: Person;
  readonly csrf: string;
  readonly sessionId: string;
  readonly councilName: string;
  readonly hash: string;
  readonly instruments: Instruments;
}

export function SessionInstrumentsPage(props: SessionInstrumentsProps) {
  const { person, csrf, sessionId, councilName, hash, instruments } = props;
  return (
    <Layout title={`Số liệu trước khi bỏ phiếu, phiên họp ${sessionId}`} person={person} csrf={csrf} here="sessions">
      <p>
        <a href={`/phien-hop/${sessionId}`}>{`← Phiên họp ${sessionId}`}</a>
      </p>
      <h1>Số liệu trước khi bỏ phiếu</h1>
      <p class="lead">{councilName}</p>
      <p>
        Số liệu được chốt khi triệu tập phiên họp và được in vào biên bản. Ủy viên xem số liệu này sau khi khai báo, trừ
        phần về các trường hợp mình không tham gia xét.
      </p>
      <InstrumentTables instruments={instruments} />
      <p class="dim small">
        {'Mã đối chiếu của số liệu đã chốt (SHA-256): '}
        <span class="mono">{hash}</span>
      </p>
    </Layout>
  );
}
