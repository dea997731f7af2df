import { celLanguage } from '../adapters/criteria/cel-language.ts';
import { assess, type CompiledAward, compileAward, reportText } from '../domain/rules/assess.ts';
import type { Outcome, Test } from '../domain/rules/criteria.ts';
import { type FactSheet, NotKnown } from '../domain/rules/fact-sheet.ts';
import type { NomineeFacts } from '../domain/rules/facts.ts';
import { type Argument, QUESTIONS } from '../domain/rules/questions.ts';
import { awardRule } from '../domain/rules/rule-set.ts';
import { ruleSetById } from '../domain/rulesets/index.ts';
import { graded, heldIn, individual, initiative } from '../tests/support/nominee-facts.ts';
import { machineLine, ratiosTable, sidesTable } from './report.ts';
import { interleave } from './rounds.ts';

const ROUNDS = 7;
const NOMINEES = 1_000;
const EDITION = ruleSetById('TLD-2026-11');
const AWARDS = ['CSTD_CS', 'CSTD_TLD', 'BK_TLD', 'BK_LDLD', 'BLDST', 'KNC_CD'] as const;

/**
 * Criteria as expressions against the same criteria as TypeScript, each giving the same report. What the rules ask of the
 * facts, and the sentences they note, is the same code on both sides: the difference is the language.
 */
export async function benchRules(): Promise<void> {
  const nominees = Array.from({ length: NOMINEES }, (_, index) => nomineeOf(index));
  const language = celLanguage();
  const inCel = AWARDS.map((code) => compileAward(EDITION, ruleOf(code), language));
  const byHand = inCel.map(handWritten);
  const all = (compiled: readonly CompiledAward[]) => compiled.map((award) => assess(award, nominees));

  const [expressions, predicates] = [inCel, byHand].map((compiled) => all(compiled).map(reportText).join('\n'));
  if (expressions !== predicates) throw new Error('the two sides do not give the same report');

  const [cel, hand] = ['tiêu chuẩn viết bằng CEL', 'tiêu chuẩn viết bằng TypeScript'];
  const units = NOMINEES * AWARDS.length;
  const rounds = await interleave(
    [
      { name: cel, units, turn: () => all(inCel) },
      { name: hand, units, turn: () => all(byHand) },
    ],
    ROUNDS,
  );
  const outcomes = all(inCel).flatMap(({ nominees: reports }) => reports.map(({ outcome }) => outcome));
  const count = (wanted: Outcome) => outcomes.filter((outcome) => outcome === wanted).length;
  console.log(
    `  ${AWARDS.length} danh hiệu, hình thức × ${NOMINEES} người: ${count('NOT_MET')} không đạt, ${count('NEEDS_PERSON')} cần người xem xét`,
  );
  console.log(sidesTable(rounds, 'báo cáo'));
  console.log(
    ratiosTable([
      ['CEL / TypeScript (mục tiêu: từ 0,2)', rounds.ratio(cel, hand)],
      ['CPU của CEL / TypeScript', rounds.cpuRatio(cel, hand)],
    ]),
  );
  console.log(`  Bộ nhớ đang dùng: ${Math.round(process.memoryUsage().heapUsed / 1024 ** 2)} MiB`);
  console.log(`  ${machineLine(['@marcbachmann/cel-js'])}`);
}

function ruleOf(code: string) {
  const award = awardRule(EDITION, code);
  if (award === undefined) throw new Error(`${EDITION.id} has no ${code}`);
  return award;
}

/** No two alike, and something amiss with most: a year missing, a fact not known, a paper not there. */
function nomineeOf(index: number): NomineeFacts {
  const years = [2026, 2025, 2024, 2023, 2022, 2021].filter((year) => (index + year) % 7 !== 0);
  return individual({
    no: index + 1,
    roleClass: (['DIRECT', 'NON_LEADER', 'LEADER', 'SENIOR_LEADER', null] as const)[index % 5] ?? null,
    unionYears: index % 4 === 0 ? null : index % 30,
    serviceYears: index % 28,
    openSanction: index % 11 === 0 ? null : index % 13 === 0,
    grades: [...graded('EXCELLENT', ...years), ...graded('GOOD', 2020)],
    pastAwards: [...heldIn('CSTD_CS', ...years), ...heldIn('BK_LDLD', ...years), ...heldIn('LDTT', ...years)],
    identityCertain: index % 17 !== 0,
    initiatives: years.map((year, at) =>
      initiative({
        id: `SK-${year}`,
        recognisedYear: year,
        scope: at % 2 === 0 ? 'CONFEDERATION' : 'GRASSROOTS',
        valueGained: index % 3 === 0 ? null : (index % 10) * 10_000_000,
      }),
    ),
    papers: index % 6 === 0 ? [] : ['BAO_CAO_THANH_TICH', 'TOM_TAT_THANH_TICH', 'XAC_NHAN_SANG_KIEN', 'BAN_KHAI'],
  });
}

const ask = new Map(QUESTIONS.map(({ name, answer }) => [name, answer]));
const put = (sheet: FactSheet, name: string, ...given: readonly Argument[]) => {
  const answer = ask.get(name);
  if (answer === undefined) throw new Error(`nobody can be asked ${name}`);
  return answer(sheet, ...given);
};
const yes =
  (name: string, ...given: readonly Argument[]) =>
  (sheet: FactSheet) =>
    put(sheet, name, ...given) === true;
const no =
  (name: string, ...given: readonly Argument[]) =>
  (sheet: FactSheet) =>
    put(sheet, name, ...given) === false;
const atLeast =
  (least: number, name: string, ...given: readonly Argument[]) =>
  (sheet: FactSheet) =>
    Number(put(sheet, name, ...given)) >= least;

type Predicate = (sheet: FactSheet) => boolean;

/** Yes as soon as one says yes; not known when none does and one did not know. */
const either = (...parts: readonly Predicate[]): Predicate => {
  return (sheet) => {
    let unknown: NotKnown | undefined;
    for (const part of parts) {
      try {
        if (part(sheet)) return true;
      } catch (error) {
        if (!(error instanceof NotKnown)) throw error;
        unknown = error;
      }
    }
    if (unknown) throw unknown;
    return false;
  };
};

/** For the evaluation year 2026, as the sample nominees have it. */
const PREDICATES: Readonly<Record<string, Predicate>> = {
  DANG_KY: yes('registered'),
  THOI_GIAN: (sheet) => atLeast(10, 'monthsEmployed')(sheet) && Number(put(sheet, 'daysAbsent')) < 40,
  DAT_LDTT: either(yes('holdsIn', 'LDTT', 2026), yes('graded', 'GOOD', 2026)),
  SANG_KIEN_CO_SO: atLeast(1, 'initiativesSince', 'GRASSROOTS', 2026),
  KHONG_KY_LUAT: no('openSanction'),
  HO_SO_DU: yes('papersComplete'),
  KHONG_TRUNG: no('rewardedAlready'),
  KHONG_GIAI_THE: no('dissolved'),
  MOT_LAN_TRONG_NAM: no('heldThisYear'),
  MOT_LAN_TRONG_DOI: no('holds', 'KNC_CD'),
  BA_NAM_CSTD_CS: yes('streak', 'CSTD_CS', 3),
  SANG_KIEN_TLD: atLeast(1, 'initiatives', 'CONFEDERATION'),
  HAI_NAM_HTXS: yes('gradedRun', 'EXCELLENT', 2, 2026),
  HAI_SANG_KIEN: atLeast(2, 'initiativesSince', 'GRASSROOTS', 2025),
  BK_NAM_TRUOC: yes('holdsIn', 'BK_LDLD', 2025),
  HOAN_THANH_XUAT_SAC: yes('graded', 'EXCELLENT', 2026),
  GIA_TRI_LAM_LOI: either(yes('benefitOf', 80_000_000), yes('benefitSum', 120_000_000, 2024)),
  THAM_NIEN: either(
    atLeast(20, 'unionYears'),
    atLeast(2, 'executiveTerms'),
    atLeast(25, 'serviceYears'),
    atLeast(5, 'leaderYears'),
  ),
  BA_NAM_HOAN_THANH: yes('gradedRun', 'FAIR', 3, 2025),
};

function handWritten(compiled: CompiledAward): CompiledAward {
  return {
    ...compiled,
    rules: compiled.rules.map((rule) => ({ ...rule, test: rule.test && testOf(rule.criterion.id) })),
  };
}

function testOf(id: string): Test {
  const predicate = PREDICATES[id];
  if (predicate === undefined) throw new Error(`nobody wrote ${id} by hand`);
  return (sheet) => {
    try {
      return predicate(sheet) ? 'MET' : 'NOT_MET';
    } catch (error) {
      if (error instanceof NotKnown) return 'NEEDS_PERSON';
      throw error;
    }
  };
}
