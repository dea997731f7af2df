/**
 * What is known of a nominee when the rules are applied: the typed model that criteria are written against. Gathered
 * from the registers (past awards, initiatives, people, organisations) and from the dossier; no name is among it.
 * A fact that nobody knows is `null`, never a guess: a criterion that needs it is then for a person to answer.
 */

import type { SubjectKind } from './rule-set.ts';

/**
 * Đối tượng, as departments count them (NQ 07/NQ-TLĐ asks for 15 % of the first two):
 * `DIRECT` TT công nhân, lao động trực tiếp · `NON_LEADER` KLD công chức, viên chức không giữ chức vụ ·
 * `LEADER` LD lãnh đạo, quản lý · `SENIOR_LEADER` LDC từ phó vụ trưởng, phó trưởng ban và tương đương trở lên.
 */
export type RoleClass = 'DIRECT' | 'NON_LEADER' | 'LEADER' | 'SENIOR_LEADER';

/** Khen thưởng công trạng, đột xuất, chuyên đề, cống hiến, niên hạn, đối ngoại. */
export type CommendationKind = 'MERIT' | 'AD_HOC' | 'THEMATIC' | 'DEVOTION' | 'SENIORITY' | 'EXTERNAL';

/** How an organisation is owned. */
export type OrganisationKind = 'STATE' | 'PUBLIC_SERVICE' | 'STATE_OWNED' | 'PRIVATE' | 'FDI';

/** Mức độ hoàn thành nhiệm vụ: xuất sắc, tốt, hoàn thành, không hoàn thành. */
export type TaskGrade = 'EXCELLENT' | 'GOOD' | 'FAIR' | 'FAILED';

/** Cấp: công đoàn cơ sở, cấp trên trực tiếp cơ sở, tỉnh/ngành/tổng công ty, Tổng Liên đoàn, Nhà nước. */
export type AwardLevel = 'GRASSROOTS' | 'DIRECT_UPPER' | 'PROVINCE' | 'CONFEDERATION' | 'STATE';

/** One earlier award, annulled ones left out. `year` is the evaluation year (năm xét), not the decision's. */
export interface PastAward {
  readonly code: string;
  readonly kind: CommendationKind;
  readonly level: AwardLevel;
  readonly year: number;
  readonly decisionNumber: string;
  readonly decidedOn: string | null;
  /** What was rewarded, when it has an id of its own: an initiative, a theme. */
  readonly achievementId: string | null;
}

/** A year that neither continues nor breaks a streak by itself: nghỉ thai sản, đi học từ một năm, nghĩa vụ quân sự. */
export interface GapYear {
  readonly year: number;
  readonly reason: 'MATERNITY' | 'STUDY' | 'ARMY' | 'OTHER';
}

export type InitiativeScope = 'GRASSROOTS' | 'PROVINCE' | 'CONFEDERATION' | 'NATION';

export interface InitiativeFact {
  readonly id: string;
  readonly recognisedYear: number;
  readonly scope: InitiativeScope;
  /** Giá trị làm lợi of the whole initiative, đồng; null when nobody has certified it. */
  readonly valueGained: number | null;
  /** The nominee's share in whole percent. */
  readonly sharePercent: number;
  readonly mainAuthor: boolean;
  /** Code and year of the award that it already carried, or null. */
  readonly usedBy: string | null;
}

/** Only for collectives; each null when not known. */
export interface CollectiveFacts {
  readonly members: number | null;
  /** Whole percent of members who completed their tasks, hold Lao động tiên tiến of the year, … */
  readonly completedPercent: number | null;
  readonly advancedWorkerPercent: number | null;
  readonly hasGrassrootsFighter: boolean | null;
  /** Somebody disciplined with cảnh cáo or harder in the year. */
  readonly warned: boolean | null;
  readonly dissolved: boolean | null;
}

/** Why numbers identify nobody: they are somebody else's in a register, or they came for another nominee. */
export type IdentityDoubt = 'OTHER_IN_LEDGER' | 'OTHER_IN_PEOPLE' | 'OTHER_IN_INITIATIVES' | 'NOMINEE_CHANGED';

export interface NomineeFacts {
  readonly no: number;
  readonly kind: SubjectKind;
  readonly evaluationYear: number;
  readonly roleClass: RoleClass | null;
  readonly birthYear: number | null;
  readonly woman: boolean | null;
  readonly foreigner: boolean | null;
  readonly posthumous: boolean;
  readonly organisationKind: OrganisationKind | null;
  /** Registered for emulation at the beginning of the period. */
  readonly registered: boolean | null;
  /** Years of union work, cumulative (Kỷ niệm chương). */
  readonly unionYears: number | null;
  /** Terms on an executive committee (nhiệm kỳ Ban Chấp hành); years in the sector; years in the present leading post. */
  readonly executiveTerms?: number | null;
  readonly serviceYears?: number | null;
  readonly leaderYears?: number | null;
  /** Months employed in the evaluation year; working days absent, maternity left out. */
  readonly monthsEmployed: number | null;
  readonly daysAbsent: number | null;
  readonly grades: readonly { readonly year: number; readonly grade: TaskGrade }[];
  /** Discipline, investigation, complaint, denunciation under way or being served; null when nobody has said. */
  readonly openSanction: boolean | null;
  readonly pastAwards: readonly PastAward[];
  /** Whether the ledger could say who this is: false when only a same name was found. */
  readonly identityCertain: boolean;
  /** What speaks against the numbers that came with the dossier. */
  readonly identityDoubt?: IdentityDoubt | null;
  /** Where dossier and register name different classes; `roleClass` is then null. */
  readonly disputedRole?: { readonly dossier: RoleClass; readonly register: RoleClass } | null;
  readonly gapYears: readonly GapYear[];
  readonly initiatives: readonly InitiativeFact[];
  /** Other live dossiers in which the same person is proposed: `dossierId/no`. */
  readonly nominatedElsewhere: readonly string[];
  readonly collective: CollectiveFacts | null;
  /** Kinds of papers attached to the dossier for this nominee, as `RequiredPaper.kind` of the rule set. */
  readonly papers: readonly string[];
  /** What this nomination is for, where it has an id: initiatives, a theme, a feat. Compared with `achievementId`. */
  readonly achievementIds?: readonly string[] | null;
}
