/**
 * The awards that a register may name: code, kind, level, the ways their titles are written in old registers, and which
 * award presupposes which. Levels and prerequisites follow QĐ 1689/QĐ-TLĐ and await the text of QĐ 999/QĐ-TLĐ.
 */

import { fold } from '../names/vietnamese-names.ts';
import type { AwardLevel, CommendationKind } from '../rules/facts.ts';
import { RULE_SETS } from '../rulesets/index.ts';
import { spellingKey } from './spelling.ts';

export interface KnownAward {
  readonly code: string;
  readonly title: string;
  readonly kind: CommendationKind;
  readonly level: AwardLevel;
  /** Other ways in which registers write the title. */
  readonly aliases: readonly string[];
  /** Codes of awards that it is given upon. */
  readonly presupposes: readonly string[];
}

type Row = readonly [
  code: string,
  title: string,
  kind: CommendationKind,
  level: AwardLevel,
  aliases?: readonly string[],
  presupposes?: readonly string[],
];

const ROWS: readonly Row[] = [
  ['LDTT', 'Lao động tiên tiến', 'MERIT', 'GRASSROOTS', ['LĐTT', 'Danh hiệu Lao động tiên tiến']],
  ['CSTD_CS', 'Chiến sĩ thi đua cơ sở', 'MERIT', 'GRASSROOTS', ['CSTĐCS', 'CSTĐ cơ sở', 'Chiến sỹ thi đua cơ sở']],
  [
    'CSTD_TLD',
    'Chiến sĩ thi đua Tổng Liên đoàn',
    'MERIT',
    'CONFEDERATION',
    ['CSTĐ TLĐ', 'CSTĐ Tổng Liên đoàn', 'Chiến sỹ thi đua Tổng Liên đoàn'],
    ['CSTD_CS'],
  ],
  [
    'CSTD_TQ',
    'Chiến sĩ thi đua toàn quốc',
    'MERIT',
    'STATE',
    ['CSTĐTQ', 'CSTĐ toàn quốc', 'Chiến sỹ thi đua toàn quốc'],
    ['CSTD_TLD', 'CSTD_CS'],
  ],
  ['TTLDTT', 'Tập thể lao động tiên tiến', 'MERIT', 'GRASSROOTS', ['TTLĐTT', 'Tập thể LĐTT'], ['LDTT']],
  ['TTLDXS', 'Tập thể lao động xuất sắc', 'MERIT', 'PROVINCE', ['TTLĐXS', 'Tập thể LĐXS'], ['LDTT', 'CSTD_CS']],
  ['CO_TD_TLD', 'Cờ thi đua của Tổng Liên đoàn', 'MERIT', 'CONFEDERATION', ['Cờ thi đua TLĐ']],
  ['CO_TD_CP', 'Cờ thi đua của Chính phủ', 'MERIT', 'STATE', ['Cờ thi đua Chính phủ'], ['CO_TD_TLD']],
  ['CO_TD_LDLD', 'Cờ thi đua của Liên đoàn Lao động tỉnh', 'MERIT', 'PROVINCE', ['Cờ thi đua LĐLĐ tỉnh']],
  [
    'CDCS_HTXS',
    'Công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ',
    'MERIT',
    'DIRECT_UPPER',
    ['CĐCS vững mạnh', 'CĐCS HTXSNV'],
  ],
  ['DVXS', 'Đoàn viên công đoàn xuất sắc', 'MERIT', 'GRASSROOTS', ['Đoàn viên xuất sắc']],
  [
    'BK_TLD',
    'Bằng khen của Tổng Liên đoàn',
    'MERIT',
    'CONFEDERATION',
    ['BK TLĐ', 'Bằng khen Tổng Liên đoàn', 'Bằng khen của Tổng Liên đoàn Lao động Việt Nam'],
    ['BK_LDLD'],
  ],
  ['BK_TLD_CD', 'Bằng khen chuyên đề của Tổng Liên đoàn', 'THEMATIC', 'CONFEDERATION', ['BK TLĐ chuyên đề']],
  ['BK_TLD_DX', 'Bằng khen đột xuất của Tổng Liên đoàn', 'AD_HOC', 'CONFEDERATION', ['BK TLĐ đột xuất']],
  ['BLDST', 'Bằng Lao động sáng tạo', 'MERIT', 'CONFEDERATION', ['BLĐST', 'Lao động sáng tạo']],
  [
    'KNC_CD',
    'Kỷ niệm chương “Vì sự nghiệp xây dựng tổ chức Công đoàn”',
    'DEVOTION',
    'CONFEDERATION',
    ['KNC', 'Kỷ niệm chương', 'Kỷ niệm chương Vì sự nghiệp xây dựng tổ chức Công đoàn'],
  ],
  [
    'BK_LDLD',
    'Bằng khen của Ban Thường vụ Liên đoàn Lao động tỉnh',
    'MERIT',
    'PROVINCE',
    ['BK LĐLĐ', 'BK LĐLĐ tỉnh', 'Bằng khen LĐLĐ tỉnh', 'Bằng khen của Liên đoàn Lao động tỉnh'],
  ],
  ['GK_CTTT', 'Giấy khen của công đoàn cấp trên trực tiếp cơ sở', 'MERIT', 'DIRECT_UPPER', ['GK CĐ cấp trên']],
  ['GK_CDCS', 'Giấy khen của công đoàn cơ sở', 'MERIT', 'GRASSROOTS', ['GK CĐCS', 'Giấy khen CĐCS']],
  ['GT_NDC', 'Giải thưởng Nguyễn Đức Cảnh', 'DEVOTION', 'CONFEDERATION'],
  ['GT_NVL', 'Giải thưởng Nguyễn Văn Linh', 'DEVOTION', 'CONFEDERATION'],
  [
    'BK_TTG',
    'Bằng khen của Thủ tướng Chính phủ',
    'MERIT',
    'STATE',
    ['BK TTg', 'Bằng khen Thủ tướng', 'Bằng khen Thủ tướng Chính phủ'],
    ['BK_TLD'],
  ],
  ['HC_LD_3', 'Huân chương Lao động hạng Ba', 'MERIT', 'STATE', ['HCLĐ hạng Ba', 'HCLĐ hạng 3'], ['BK_TTG']],
  ['HC_LD_2', 'Huân chương Lao động hạng Nhì', 'MERIT', 'STATE', ['HCLĐ hạng Nhì', 'HCLĐ hạng 2'], ['HC_LD_3']],
  ['HC_LD_1', 'Huân chương Lao động hạng Nhất', 'MERIT', 'STATE', ['HCLĐ hạng Nhất', 'HCLĐ hạng 1'], ['HC_LD_2']],
  ['AHLD', 'Anh hùng Lao động', 'MERIT', 'STATE', ['AHLĐ'], ['CSTD_TQ']],
];

const LISTED: readonly KnownAward[] = ROWS.map(([code, title, kind, level, aliases = [], presupposes = []]) => ({
  code,
  title,
  kind,
  level,
  aliases,
  presupposes,
}));

/** Awards that only a rule set names, newest set first: ours must never be unknown to the ledger. */
const OF_RULE_SETS: readonly KnownAward[] = RULE_SETS.toReversed()
  .flatMap(({ awards }) => awards)
  .filter(({ code }, index, all) => all.findIndex((one) => one.code === code) === index)
  .filter(({ code }) => LISTED.every((one) => one.code !== code))
  .map(({ code, title, commendationKinds = [], level = 'PROVINCE' }) => ({
    code,
    title,
    kind: commendationKinds[0] ?? 'MERIT',
    level,
    aliases: [],
    presupposes: [],
  }));

export const KNOWN_AWARDS: readonly KnownAward[] = [...LISTED, ...OF_RULE_SETS];

/** Quotation marks and full stops are written in many ways. */
const bare = (text: string): string => text.replace(/["'“”‘’«».]/g, '');

const BY_CODE = new Map(KNOWN_AWARDS.map((award) => [award.code, award]));
const BY_SPELLING = new Map(namesWith(spellingKey));
const BY_FOLDED = new Map(namesWith(fold));

function namesWith(key: (text: string) => string): (readonly [string, KnownAward])[] {
  return KNOWN_AWARDS.flatMap((award) =>
    [award.code, award.title, ...award.aliases].map((name) => [key(bare(name)), award] as const),
  );
}

export const knownAward = (code: string): KnownAward | undefined => BY_CODE.get(code);

/** `meant` when the title is written in a known way; `perhaps` when only its letters without signs agree. */
export function awardNamed(written: string): { readonly meant?: KnownAward; readonly perhaps?: KnownAward } {
  const meant = BY_SPELLING.get(spellingKey(bare(written)));
  if (meant !== undefined) return { meant };
  const perhaps = BY_FOLDED.get(fold(bare(written)));
  return perhaps === undefined ? {} : { perhaps };
}
