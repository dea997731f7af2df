import { Command } from 'commander';
import { celLanguage } from '../../adapters/criteria/cel-language.ts';
import { type LintFinding, lintRuleSet } from '../../domain/rules/lint.ts';
import { readRuleSetFile } from './rule-set-source.ts';

export const checkCommand = (): Command =>
  new Command('check')
    .description('kiểm tra một dự thảo bộ quy định: cách viết, biểu thức, căn cứ, thời hạn')
    .argument('<tệp>', 'tệp JSON của dự thảo')
    .option('--json', 'kết quả dạng JSON')
    .action((path: string, { json }: { json?: true }) => {
      const findings = checkRuleSetFile(path);
      if (json) console.log(JSON.stringify({ file: path, findings }, null, 2));
      else printFindings(path, findings);
      if (findings.length > 0) process.exitCode = 1;
    });

function checkRuleSetFile(path: string): readonly LintFinding[] {
  const read = readRuleSetFile(path);
  return 'faults' in read ? read.faults : lintRuleSet(read.file, celLanguage());
}

function printFindings(path: string, findings: readonly LintFinding[]): void {
  for (const { path: at, rule, message } of findings)
    console.log(`✗ ${[rule, at].filter(Boolean).join('  ')}\n    ${message}`);
  console.log(
    findings.length === 0
      ? `✓ ${path}: không thấy lỗi.`
      : `${findings.length} lỗi. Đề nghị sửa rồi kiểm tra lại trước khi công bố.`,
  );
}
