import { Command } from 'commander';
import { ruleSetJsonSchema } from '../../adapters/rules/rule-set-schema.ts';
import { checkCommand } from './check-command.ts';
import { diffCommand } from './diff-command.ts';
import { listRulesCommand } from './list-command.ts';

export const rulesCommand = (): Command =>
  new Command('rules')
    .description('bộ quy định khen thưởng: kiểm tra dự thảo, so sánh, liệt kê')
    .addCommand(checkCommand())
    .addCommand(diffCommand())
    .addCommand(listRulesCommand())
    .addCommand(
      new Command('schema')
        .description('lược đồ JSON của tệp bộ quy định, dùng cho trình soạn thảo')
        .action(() => console.log(JSON.stringify(ruleSetJsonSchema(), null, 2))),
    );
