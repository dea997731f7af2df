import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type LintFinding, lintRuleSet } from '../../domain/rules/lint.ts';
import type { RuleSetFile } from '../../domain/rules/rule-set-file.ts';
import { expandRuleSet, UndefinedName } from '../../domain/rules/rule-set-file.ts';
import { RULE_SETS, ruleSetById } from '../../domain/rulesets/index.ts';
import { celLanguage } from '../criteria/cel-language.ts';
import { ruleSetFileSchema, ruleSetJsonSchema } from './rule-set-schema.ts';

const folder = join(import.meta.dirname, '../../domain/rulesets');
const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const fileOf = (id: string) => ruleSetFileSchema.parse(read(`${id.toLowerCase()}.json`));
const editions = RULE_SETS.filter(({ publishedOn }) => publishedOn !== undefined).map(({ id }) => id);
const language = celLanguage();

describe.each(editions)('the published file of %s', (id) => {
  it('has the shape of a rule set, and nothing that a draft would be refused for', () => {
    expect(lintRuleSet(fileOf(id), language)).toStrictEqual([]);
  });

  it('is what the index offers', () => {
    expect(expandRuleSet(fileOf(id))).toStrictEqual(ruleSetById(id));
  });
});

describe('the schema for editors', () => {
  it('is the one made from the code (else: ghicong rules schema > domain/rulesets/rule-set.schema.json)', () => {
    expect(read('rule-set.schema.json')).toStrictEqual(JSON.parse(JSON.stringify(ruleSetJsonSchema())));
  });
});

describe('a draft with a fault', () => {
  const draft = (): RuleSetFile => structuredClone(fileOf('TLD-2026-11'));
  const lint = (change: (file: Changeable) => void): readonly LintFinding[] => {
    const file = draft();
    change(file as unknown as Changeable);
    return lintRuleSet(file, language);
  };
  /** A draft is edited as text; here as what the text says. */
  type Changeable = {
    from: string;
    to?: string;
    instruments: { id: string; to?: string }[];
    shared: {
      criteria: { id: string; test?: string; basis: { instrument: string } }[];
      votes: Record<string, { quorum: { part: number } }>;
      deadlines: Record<string, { vote: number; voteReminder: number }>;
      dossierSets: { id: string; papers: { kind: string }[] }[];
    };
    awards: {
      code: string;
      criteria: (string | { id: string; test?: string })[];
      grounds: string[];
      vote: string | null;
      deadlines: string;
      dossierSet: string;
      limits: { type: string; of?: string }[];
      basis: { instrument: string; to?: string };
    }[];
  };
  const at = (file: Changeable, code: string) => {
    const award = file.awards.find((one) => one.code === code);
    if (award === undefined) throw new Error(`no ${code}`);
    return award;
  };
  const ownTest = (file: Changeable, code: string, test: string) => {
    const own = at(file, code).criteria.find((one) => typeof one !== 'string');
    if (typeof own === 'object') own.test = test;
  };

  it.each<[string, (file: Changeable) => void, Partial<LintFinding>]>([
    [
      'an unknown award in a test',
      (file) => ownTest(file, 'CSTD_TLD', 'streak("CSTD", 3)'),
      {
        path: 'awards[2].criteria[0].test',
        rule: 'CSTD_TLD / BA_NAM_CSTD_CS',
        message: expect.stringContaining('không có danh hiệu, hình thức “CSTD”'),
      },
    ],
    [
      'a test that is no question',
      (file) => ownTest(file, 'CSTD_TLD', 'year + 1'),
      { message: expect.stringContaining('đúng hoặc sai') },
    ],
    [
      'a basis that is not defined',
      (file) => {
        at(file, 'LDTT').basis.instrument = 'LUAT-X';
      },
      { path: 'awards[0].basis', rule: 'LDTT', message: 'Căn cứ “LUAT-X” chưa được khai báo trong danh mục văn bản.' },
    ],
    [
      'a basis out of force',
      (file) => {
        const law = file.instruments[0];
        if (law) law.to = '2027-12-31';
      },
      { message: expect.stringContaining('không bao trùm thời gian áp dụng') },
    ],
    [
      'a rule that ends before the set',
      (file) => {
        at(file, 'LDTT').basis.to = '2026-12-31';
      },
      { path: 'awards[0].basis', rule: 'LDTT' },
    ],
    [
      'a ground that is not defined',
      (file) => {
        at(file, 'LDTT').grounds.push('X');
      },
      { path: 'awards[0].grounds[4]', rule: 'LDTT' },
    ],
    [
      'a shared criterion that is not there',
      (file) => {
        at(file, 'LDTT').criteria.push('GI_DO');
      },
      { rule: 'LDTT', message: expect.stringContaining('Tiêu chuẩn “GI_DO” chưa được khai báo') },
    ],
    [
      'a vote rule that is not there',
      (file) => {
        at(file, 'LDTT').vote = 'KIN_99';
      },
      { path: 'awards[0].vote' },
    ],
    [
      'deadlines that are not there',
      (file) => {
        at(file, 'LDTT').deadlines = 'X';
      },
      { path: 'awards[0].deadlines' },
    ],
    [
      'a dossier set that is not there',
      (file) => {
        at(file, 'LDTT').dossierSet = 'X';
      },
      { path: 'awards[0].dossierSet' },
    ],
    [
      'an award twice',
      (file) => {
        at(file, 'CSTD_CS').code = 'LDTT';
      },
      { path: 'awards[1]', message: 'Mã “LDTT” bị dùng hai lần.' },
    ],
    [
      'a criterion twice',
      (file) => {
        at(file, 'LDTT').criteria.push('DANG_KY');
      },
      { path: 'awards[0].criteria[6]', message: 'Mã “DANG_KY” bị dùng hai lần.' },
    ],
    [
      'a reminder after the vote',
      (file) => {
        const some = file.shared.deadlines.TINH;
        if (some) some.voteReminder = some.vote;
      },
      { path: 'shared.deadlines.TINH.voteReminder' },
    ],
    [
      'a quorum over one',
      (file) => {
        const some = file.shared.votes.KIN_70;
        if (some) some.quorum.part = 4;
      },
      { path: 'shared.votes.KIN_70.quorum' },
    ],
    [
      'a share of an unknown award',
      (file) => {
        const limit = at(file, 'CSTD_CS').limits[1];
        if (limit) limit.of = 'X';
      },
      { path: 'awards[1].limits[1].of' },
    ],
    [
      'an end before the beginning',
      (file) => {
        file.to = '2026-01-01';
      },
      { path: 'to' },
    ],
    [
      'nothing asked of a collective',
      (file) => {
        at(file, 'TTLDTT').criteria = [];
      },
      { message: 'Chưa có tiêu chuẩn nào cho tập thể.' },
    ],
    [
      'a shared criterion for nobody',
      (file) => {
        file.shared.criteria.push({ ...must(file.shared.criteria[0]), id: 'KHONG_AI' });
      },
      { rule: 'KHONG_AI' },
    ],
    [
      'a paper twice',
      (file) => {
        must(file.shared.dossierSets[0]).papers.push(must(must(file.shared.dossierSets[0]).papers[0]));
      },
      { path: 'shared.dossierSets[0].papers[2]' },
    ],
  ])('%s', (_what, change, expected) => {
    expect(lint(change)).toContainEqual(expect.objectContaining(expected));
  });

  it('of shape is refused before anything else', () => {
    const file = { ...draft(), from: '1/10/2026' };
    expect(ruleSetFileSchema.safeParse(file).success).toBe(false);
    const withTypo = { ...draft(), awards: draft().awards.map((award) => ({ ...award, voet: null })) };
    expect(ruleSetFileSchema.safeParse(withTypo).success).toBe(false);
  });

  it('is never expanded', () => {
    const file = draft();
    const [first, ...rest] = file.awards;
    if (first === undefined) throw new Error('no award');
    expect(() => expandRuleSet({ ...file, awards: [{ ...first, vote: 'KIN_99' }, ...rest] })).toThrow(UndefinedName);
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there');
  return value;
}
