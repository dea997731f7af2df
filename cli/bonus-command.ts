import { Command } from 'commander';
import { bonusAnswerOf } from '../api/queries/bonus-answer.ts';
import { bonusView } from '../api/queries/bonus-view.ts';
import { dateFrom } from '../api/schemas/bonus.ts';
import { dateInVietnam } from '../domain/calendar/working-days.ts';
import { amountText } from '../templates/_shared/official-text.ts';

export const bonusCommand = (): Command =>
  new Command('bonus').description('tiền thưởng').addCommand(
    new Command('table')
      .description('mức thưởng theo hình thức, cho quyết định ban hành vào một ngày')
      .option('--date <ngày>', 'năm-tháng-ngày; mặc định là hôm nay')
      .option('--json', 'kết quả dạng JSON')
      .action(({ date: asked, json }: { date?: string; json?: true }) => {
        const date = asked === undefined ? dateInVietnam(new Date().toISOString()) : dateFrom(asked);
        if (date === undefined) throw new Error(`Ngày không hợp lệ: ${asked}. Đề nghị ghi dạng 2026-07-01.`);
        const view = bonusView(date);
        if (view === undefined) throw new Error(`Chưa có bộ quy định hoặc mức lương cơ sở áp dụng vào ngày ${date}.`);
        const answer = bonusAnswerOf(view);
        if (json) return console.log(JSON.stringify(answer, null, 2));
        const { baseSalary, rows, findings } = answer;
        console.log(`Mức lương cơ sở ${amountText(baseSalary.amount)} (${baseSalary.source}), ngày ${date}`);
        for (const { title, kind, coefficientMilli, amount, amountInWords } of rows) {
          const whom = kind === 'INDIVIDUAL' ? 'cá nhân' : 'tập thể';
          console.log(`${title}, ${whom}: hệ số ${coefficientMilli / 1000}, ${amountText(amount)} (${amountInWords})`);
        }
        for (const finding of findings) console.log(`! ${finding}`);
      }),
  );
