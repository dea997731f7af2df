/** From an import's rows to lists of nominees, one award each, as a dossier wants them. */

import type { RoleClass } from '../rules/facts.ts';
import type { SubjectKind } from '../rules/rule-set.ts';
import { type Finding, needsAnswer } from './findings.ts';
import type { ImportedRow } from './rows.ts';

/** A row as the form of a dossier takes it over. */
export interface DraftNominee {
  readonly kind: SubjectKind;
  readonly name: string;
  readonly honorific: 'Ông' | 'Bà' | null;
  readonly birthYear: number | null;
  readonly citizenId: string | null;
  readonly staffId: string | null;
  readonly position: string;
  readonly unit: string;
  readonly achievement: string;
  /** As `ImportedRow.initiatives`; whether there are such initiatives is looked up when the dossier is sent. */
  readonly initiatives?: readonly string[];
  readonly directWorker: boolean;
  /** Left out where the list does not say. */
  readonly roleClass?: RoleClass;
  readonly woman: boolean;
  /** `Danh sách!17`: where it came from. */
  readonly origin: string;
}

export interface DraftList {
  readonly awardCode: string;
  readonly nominees: readonly DraftNominee[];
}

/** A dossier holds no more; a longer list becomes several. */
export const MOST_NOMINEES = 500;

/**
 * Whether an import may be applied: nothing waits for an answer and something is left to propose.
 */
export const isReady = (analysis: {
  readonly rows: readonly ImportedRow[];
  readonly findings: readonly Finding[];
}): boolean => !analysis.findings.some(needsAnswer) && analysis.rows.some(({ leftOut }) => !leftOut);

/** @param unitName written where the list has no place of work: the union that proposes */
export function draftLists(rows: readonly ImportedRow[], unitName: string): readonly DraftList[] {
  const byAward = new Map<string, DraftNominee[]>();
  for (const row of rows) {
    if (row.leftOut || row.awardCode === null) continue;
    const nominees = byAward.get(row.awardCode) ?? [];
    nominees.push(nomineeOf(row, unitName));
    byAward.set(row.awardCode, nominees);
  }
  return [...byAward].flatMap(([awardCode, nominees]) =>
    Array.from({ length: Math.ceil(nominees.length / MOST_NOMINEES) }, (_, part) => ({
      awardCode,
      nominees: nominees.slice(part * MOST_NOMINEES, (part + 1) * MOST_NOMINEES),
    })),
  );
}

function nomineeOf(row: ImportedRow, unitName: string): DraftNominee {
  const individual = row.kind === 'INDIVIDUAL';
  return {
    kind: row.kind,
    name: row.name,
    honorific: individual && row.woman !== null ? (row.woman ? 'Bà' : 'Ông') : null,
    birthYear: row.birth?.year ?? null,
    citizenId: row.citizenId,
    staffId: row.staffId,
    position: individual ? row.position : '',
    unit: row.unit === '' ? unitName : row.unit,
    achievement: row.achievement,
    ...(row.initiatives === undefined ? {} : { initiatives: row.initiatives }),
    directWorker: row.roleClass === 'DIRECT',
    ...(row.roleClass === null ? {} : { roleClass: row.roleClass }),
    woman: row.woman === true,
    origin: `${row.sheet}!${row.row + 1}`,
  };
}
