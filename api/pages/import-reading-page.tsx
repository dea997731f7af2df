import type { ImportReading } from '../../adapters/intake-ports.ts';
import type { Person } from '../../adapters/register-ports.ts';
import { Layout } from './parts/layout.tsx';
import type { PartId } from './parts/navigation.ts';
import { sizeWord } from './words.ts';

export interface ImportReadingProps {
  readonly person: Person;
  readonly csrf: string;
  readonly here: PartId;
  readonly reading: ImportReading;
}

/** Shown while a file is read; it asks again by itself, script or not. */
export const ImportReadingPage = ({ person, csrf, here, reading }: ImportReadingProps) => {
  const { fileName, size, progress } = reading;
  return (
    <Layout title="Đang đọc tệp" person={person} csrf={csrf} here={here} narrow again={2}>
      <h1>Đang đọc tệp</h1>
      <p class="lead">{`${fileName}, ${sizeWord(size)}`}</p>
      <div role="status">
        <p>
          {progress.of === 0
            ? 'Đã nhận đủ tệp, đang mở.'
            : `Đã đọc ${progress.rows.toLocaleString('vi-VN')} trong ${progress.of.toLocaleString('vi-VN')} dòng.`}
        </p>
        {progress.of > 0 && (
          <progress value={progress.rows} max={progress.of} aria-label="Số dòng đã đọc">
            {`${progress.rows}/${progress.of}`}
          </progress>
        )}
        <p class="dim">Trang tự chuyển tiếp khi đọc xong. Có thể đóng trang rồi mở lại địa chỉ này.</p>
      </div>
    </Layout>
  );
};
