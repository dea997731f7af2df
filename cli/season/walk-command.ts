import { Command } from 'commander';
import { readEnvironment } from '../../adapters/environment.ts';
import { finishedWalk, walkSampleDossier } from './walk.ts';
import { writeResults } from './write-results.ts';

export const walkCommand = (): Command =>
  new Command('walk')
    .description('đưa hồ sơ mẫu qua đủ các bước, như người dùng thật: trang web, thư, đường dẫn bỏ phiếu')
    .option('--out <thư mục>', 'ghi summary.json, quyết định, biên bản, bằng, bundle.zip')
    .action(async ({ out }: { out?: string }) => {
      const environment = readEnvironment(process.env);
      const { MAIL_WEB_URL, APP_URL } = environment;
      if (!MAIL_WEB_URL) throw new Error('Cần MAIL_WEB_URL: hồ sơ mẫu mở các đường dẫn trong hộp thư thử.');
      const at = { appUrl: APP_URL, mailWebUrl: MAIL_WEB_URL, dataDir: environment.GHICONG_DATA };
      const before = await finishedWalk(at);
      if (before) console.log(`  ✓ Hồ sơ mẫu ${before.dossierId} đã đi hết các bước từ lần chạy trước`);
      const walked = before ?? (await walkSampleDossier(at, (line) => console.log(line)));
      if (out !== undefined) console.log(await writeResults(out, walked));
    });
