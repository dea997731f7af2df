import { randomUUID } from 'node:crypto';
import type { Ledger, NewAward, SubjectDescription } from '../../../adapters/ledger-ports.ts';
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

let people = 0;

/** Somebody with a name and a citizen id that nobody else has. */
export function somebody(over: Partial<SubjectDescription> = {}): SubjectDescription {
  people += 1;
  return who({ citizenId: `0791900${String(people).padStart(5, '0')}`, name: `Lê Thị Số ${people}`, ...over });
}

/** Enters awards of one person and answers the file of each. */
export const entering =
  (ledger: Ledger) =>
  async (subject: SubjectDescription, ...awards: readonly NewAward[]): Promise<readonly string[]> => {
    const rows = awards.map((award) => ({ award, subject }));
    const outcomes = await ledger.importRows(rows, BY, false);
    return outcomes.map((outcome) => ('subjectId' in outcome ? outcome.subjectId : 'CONTRADICTING'));
  };
