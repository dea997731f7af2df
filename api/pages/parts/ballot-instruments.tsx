import type { BallotView } from '../../queries/ballot-view.ts';
import { InstrumentTables } from './instruments.tsx';

/** The figures beside the list, folded in above the ballot; nothing of the cases that this member keeps out of. */
export function BallotInstruments({ view }: { readonly view: BallotView }) {
  const mine = view.items.filter((one) => !one.recused);
  if (mine.length === 0 || view.instruments === null) return null;
  return (
    <details>
      <summary>Số liệu của danh sách: cơ cấu, đơn vị, cụm khối, chỉ tiêu</summary>
      {mine.length < view.items.length && (
        <p class="note">Số liệu không tính các trường hợp ông/bà không tham gia xét.</p>
      )}
      <InstrumentTables instruments={view.instruments} />
    </details>
  );
}
