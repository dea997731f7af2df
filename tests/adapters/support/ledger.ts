import { randomUUID } from 'node:crypto';
import type { NewAward, SubjectDescription } from '../../../adapters/ledger-ports.ts';
import { knownAward } from '../../../domain/ledger/known-awards.ts';

export const BY = { personId: 'an', at: '2026-11-24T02:00:00.000Z' };
export const because = (reason: string) => ({ ...BY, reason });

const PLACE = { unitId: 'cdcs-hoa-binh', unitName: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình' };

export const who = (over: Partial<SubjectDescription> = {}): SubjectDescription => ({
  kind: 'INDIVIDUAL',
  name: 'Lê Thị Hòa',
  birthYear: 1990,
  citizenId: null,
  staffId: null,
  ...PLACE,
  ...over,
});

export function what(code: string, year: number, over: Partial<NewAward> = {}): NewAward {
  const known = knownAward(code);
  if (known === undefined) throw new Error(`no award ${code}`);
  const { kind, level } = known;
  const decided = { decisionNumber: `${year % 100}/QĐ`, decidedOn: `${year + 1}-01-15` };
  return { id: `import/${randomUUID()}`, code, kind, level, year, ...decided, ...PLACE, ...over };
}
