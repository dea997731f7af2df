import { Command } from 'commander';
import { readEnvironment } from '../../adapters/environment.ts';
import { walkSampleDossier } from './walk.ts';
import { writeResults } from './write-results.ts';

export const walkCommand = (): Command =>
  new Command('walk')
    .description('đưa hồ sơ mẫu qua đủ các bước, như người dùng thật: trang web, thư, đường dẫn bỏ phiếu')
    .option('--out <thư mục>', 'ghi summary.json, quyết định, biên bản, bằng, bundle.zip')
    .action(async ({ out }: { out?: string }) => {
      const environment = readEnvironment(process.env);
      const { MAIL_WEB_URL, APP_URL } = environment;
      if (!MAIL_WEB_URL) throw new Error('Cần MAIL_WEB_URL: hồ sơ mẫu mở các đường dẫn trong hộp thư thử.');
      const walked = await walkSampleDossier(
        { appUrl: APP_URL, mailWebUrl: MAIL_WEB_URL, dataDir: environment.GHICONG_DATA },
        (line) => console.log(line),
      );
      if (out !== undefined) console.log(await writeResults(out, walked));
    });
