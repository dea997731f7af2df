import { Command } from 'commander';
import { sampleSeason } from './season.ts';

/** The accounts a newcomer tries first, one for each desk the dossier crosses. */
const DESKS: readonly (readonly [id: string, desk: string])[] = [
  ['vo-thi-ngoc-an', 'Đơn vị đề nghị'],
  ['nguyen-thi-hong-ngu', 'Chuyên viên tiếp nhận, thẩm định'],
  ['le-thi-minh-ngoc', 'Thư ký Hội đồng'],
  ['tran-van-hung', 'Chủ tịch: quyết định, ký'],
  ['vo-thi-xuan', 'Văn thư: cấp số, phát hành'],
  ['quan-tri', 'Quản trị hệ thống'],
];

export const accountsCommand = (): Command =>
  new Command('accounts')
    .description('tài khoản mẫu để đăng nhập')
    .option('--json', 'kết quả dạng JSON')
    .action(({ json }: { json?: true }) => {
      const { people } = sampleSeason();
      const accounts = DESKS.flatMap(([id, role]) => {
        const person = people.find((one) => one.id === id);
        return person ? [{ name: person.name, role, email: person.email }] : [];
      });
      if (json) return console.log(JSON.stringify(accounts, null, 2));
      for (const { name, role, email } of accounts) console.log(`${role.padEnd(34)} ${name.padEnd(22)} ${email}`);
    });
