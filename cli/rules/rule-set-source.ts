import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ruleSetFileSchema } from '../../adapters/rules/rule-set-schema.ts';
import type { LintFinding } from '../../domain/rules/lint.ts';
import type { RuleSet } from '../../domain/rules/rule-set.ts';
import { expandRuleSet, type RuleSetFile } from '../../domain/rules/rule-set-file.ts';
import { RULE_SETS } from '../../domain/rulesets/index.ts';

/** A file that cannot be read as a rule set at all. */
class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

export type Shaped = { readonly file: RuleSetFile } | { readonly faults: readonly LintFinding[] };

const { localeError } = z.locales.vi();

/** The file with the shape of a rule set, or what its shape lacks. */
export function readRuleSetFile(path: string): Shaped {
  const content = readJson(path);
  const shaped = ruleSetFileSchema.safeParse(content, localeError && { error: localeError });
  if (shaped.success) return { file: shaped.data };
  return {
    faults: shaped.error.issues.map((issue) => ({
      path: pathText(issue.path),
      rule: awardAt(content, issue.path),
      message: `${issue.message}.`,
    })),
  };
}

/** A published set by its id, else a file. */
export function ruleSetFrom(idOrPath: string): RuleSet {
  const published = RULE_SETS.find(({ id }) => id === idOrPath);
  if (published !== undefined) return published;
  const read = readRuleSetFile(idOrPath);
  if ('file' in read) return expandRuleSet(read.file);
  throw new UnreadableFile(`Tệp ${idOrPath} chưa đúng mẫu. Đề nghị chạy: ghicong rules check ${idOrPath}`);
}

function readJson(path: string): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new UnreadableFile(
      `Không đọc được tệp ${path}. Nếu đây là mã bộ quy định, đề nghị xem các mã đã công bố: ghicong rules list`,
      { cause: error },
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(`Tệp ${path} không phải là JSON đúng cách viết.`, { cause: error });
  }
}

/** The code of the award in which a fault is; empty outside of awards, and where even the code is amiss. */
function awardAt(content: unknown, [part, index]: readonly PropertyKey[]): string {
  const awards = z.object({ awards: z.array(z.unknown()) }).safeParse(content);
  if (part !== 'awards' || typeof index !== 'number' || !awards.success) return '';
  return z.object({ code: z.string() }).safeParse(awards.data.awards[index]).data?.code ?? '';
}

/** `awards[3].criteria[1].test` */
const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
