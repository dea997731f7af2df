import { Command } from 'commander';
import { diffRuleSets, type RuleChange } from '../../domain/rules/rule-set-diff.ts';
import { ruleSetFrom } from './rule-set-source.ts';

export const diffCommand = (): Command =>
  new Command('diff')
    .description('so hai bộ quy định: thêm, bỏ, thay đổi những gì')
    .argument('<trước>', 'mã bộ quy định đã công bố, hoặc tệp')
    .argument('<sau>', 'mã bộ quy định đã công bố, hoặc tệp')
    .option('--json', 'kết quả dạng JSON')
    .action((before: string, after: string, { json }: { json?: true }) => {
      const changes = diffRuleSets(ruleSetFrom(before), ruleSetFrom(after));
      if (json) console.log(JSON.stringify(changes, null, 2));
      else printChanges(changes);
    });

const SIGNS = { ADDED: '+', REMOVED: '−', CHANGED: '~' } as const;

function printChanges(changes: readonly RuleChange[]): void {
  if (changes.length === 0) console.log('Hai bộ quy định như nhau.');
  let heading: string | null | undefined;
  for (const { award, change, what, before, after } of changes) {
    if (award !== heading) {
      console.log(`${heading === undefined ? '' : '\n'}${award ?? 'Toàn bộ'}`);
      heading = award;
    }
    console.log(`  ${SIGNS[change]} ${what}`);
    if (before !== null) console.log(`      trước: ${before}`);
    if (after !== null) console.log(`      sau:   ${after}`);
  }
}
