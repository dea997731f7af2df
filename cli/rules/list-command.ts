import { Command } from 'commander';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { RULE_SETS } from '../../domain/rulesets/index.ts';

export const listRulesCommand = (): Command =>
  new Command('list')
    .description('các bộ quy định đã công bố')
    .option('--json', 'kết quả dạng JSON')
    .action(({ json }: { json?: true }) => {
      const rows = RULE_SETS.map(rowOf);
      if (json) return console.log(JSON.stringify(rows, null, 2));
      for (const { id, title, from, to, awards, toConfirm } of rows) {
        console.log(`${id}  hồ sơ tiếp nhận từ ${from}${to === null ? '' : ` đến ${to}`}`);
        console.log(`  ${title}`);
        console.log(`  ${awards} danh hiệu, hình thức; ${toConfirm} quy định còn cần xác nhận`);
      }
    });

const rowOf = ({ id, title, from, to, publishedOn, supersedes, awards }: RuleSet) => ({
  id,
  title,
  from,
  to: to ?? null,
  publishedOn: publishedOn ?? null,
  supersedes: supersedes ?? null,
  awards: awards.length,
  toConfirm: awards.flatMap(({ criteria }) => criteria).filter(({ basis }) => basis.certainty === 'to-confirm').length,
});
