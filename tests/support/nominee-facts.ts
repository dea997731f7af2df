/** Facts of people and collectives for tests of rules. The evaluation year is 2026. */

import type { CollectiveFacts, InitiativeFact, NomineeFacts, PastAward, TaskGrade } from '../../domain/rules/facts.ts';

const YEAR = 2026;

export const held = (code: string, year: number, over: Partial<PastAward> = {}): PastAward => ({
  code,
  kind: 'MERIT',
  level: 'GRASSROOTS',
  year,
  decisionNumber: `${year % 100}/QĐ`,
  decidedOn: `${year + 1}-01-15`,
  achievementId: null,
  ...over,
});

export const heldIn = (code: string, ...years: readonly number[]): PastAward[] => years.map((year) => held(code, year));

export const graded = (grade: TaskGrade, ...years: readonly number[]) => years.map((year) => ({ year, grade }));

export const initiative = (over: Partial<InitiativeFact> = {}): InitiativeFact => ({
  id: 'SK-1',
  recognisedYear: YEAR,
  scope: 'GRASSROOTS',
  valueGained: 50_000_000,
  sharePercent: 100,
  mainAuthor: true,
  usedBy: null,
  ...over,
});

const GOOD_COLLECTIVE: CollectiveFacts = {
  members: 40,
  completedPercent: 100,
  advancedWorkerPercent: 80,
  hasGrassrootsFighter: true,
  warned: false,
  dissolved: false,
};

const PAPERS = [
  'BAO_CAO_THANH_TICH',
  'TOM_TAT_THANH_TICH',
  'BAO_CAO_KET_QUA_DON_VI',
  'XAC_NHAN_SANG_KIEN',
  'XAC_NHAN_HIEU_QUA',
  'BANG_CHAM_DIEM',
  'MO_TA_GIAI_PHAP',
  'CONG_NHAN_GIAI_PHAP',
  'XAC_NHAN_GIA_TRI',
  'BAN_KHAI',
];

/** Somebody for whom every rule of the catalogue that has a test is met. */
export const individual = (over: Partial<NomineeFacts> = {}): NomineeFacts => ({
  no: 1,
  kind: 'INDIVIDUAL',
  evaluationYear: YEAR,
  roleClass: 'DIRECT',
  birthYear: 1980,
  woman: true,
  foreigner: false,
  posthumous: false,
  organisationKind: 'PUBLIC_SERVICE',
  registered: true,
  unionYears: 21,
  executiveTerms: 0,
  serviceYears: 21,
  leaderYears: 0,
  monthsEmployed: 12,
  daysAbsent: 3,
  grades: graded('EXCELLENT', 2026, 2025, 2024, 2023, 2022, 2021),
  openSanction: false,
  pastAwards: [
    ...heldIn('LDTT', 2026),
    ...heldIn('CSTD_CS', 2026, 2025, 2024, 2023, 2022, 2021),
    ...heldIn('CSTD_TLD', 2025, 2022),
    ...heldIn('BK_LDLD', 2025),
    ...heldIn('BK_TLD', 2023),
  ],
  identityCertain: true,
  gapYears: [],
  initiatives: [
    initiative({ id: 'SK-1', scope: 'NATION', valueGained: 90_000_000 }),
    initiative({ id: 'SK-2', recognisedYear: 2025 }),
  ],
  nominatedElsewhere: [],
  collective: null,
  papers: PAPERS,
  ...over,
});

export const collective = (over: Partial<NomineeFacts> = {}, facts: Partial<CollectiveFacts> = {}): NomineeFacts => ({
  ...individual({ kind: 'COLLECTIVE', roleClass: null, initiatives: [] }),
  pastAwards: [...heldIn('CO_TD_TLD', 2025), ...heldIn('BK_LDLD', 2025), ...heldIn('BK_TLD', 2023)],
  collective: { ...GOOD_COLLECTIVE, ...facts },
  ...over,
});
