import type { Person } from '../../adapters/register-ports.ts';
import { Layout } from './parts/layout.tsx';
import { sizeWord } from './words.ts';

export interface ImportReadingProps {
  readonly person: Person;
  readonly csrf: string;
  readonly fileName: string;
  readonly size: number;
  /** Since the file came in. */
  readonly seconds: number;
}

/** Shown while a large file is read; it asks again by itself, script or not. */
export const ImportReadingPage = ({ person, csrf, fileName, size, seconds }: ImportReadingProps) => (
  <Layout title="Đang đọc tệp" person={person} csrf={csrf} here="import" narrow again={2}>
    <h1>Đang đọc tệp</h1>
    <p class="lead">{`${fileName}, ${sizeWord(size)}`}</p>
    <div role="status">
      <p>{`Đã nhận đủ tệp; đang đọc từng ô (${seconds} giây). Trang tự chuyển tiếp khi đọc xong.`}</p>
    </div>
  </Layout>
);
