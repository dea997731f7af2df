import { describe, expect, it } from 'vitest';
import { add, TREE } from '../../../tests/support/person-story.ts';
import { decidePerson } from '../decide-person.ts';
import type { KnownPerson, PersonChange, PersonMatches } from '../known-people.ts';
import { personOf } from '../person.ts';
import { factsOfCollective, factsOfPerson } from '../subject-facts.ts';
import { personYears, planOrganisationYears, planPersonYears } from './plan-years.ts';
import type { Cell, Sheet } from './sheet.ts';
import { readYears } from './years.ts';

const TODAY = '2026-11-24';
const TITLES = [{ code: 'CSTD_CS', title: 'Chiến sĩ thi đua cơ sở' }];
const CONTEXT = { today: TODAY, request: 'r', reason: 'Công văn 31', barred: () => undefined };
const ID = '079185000111';

const sheet = (...rows: readonly (readonly Cell[])[]): Sheet => ({ name: 'Kết quả', rows });

const added = decidePerson({ command: add, request: 'add', reason: 'QĐ 3' }, undefined, TREE);
const START = 'refused' in added ? [] : added.entries;

/** The register with An in it, and whatever was planned before. */
function matches(changes: readonly PersonChange[] = []): PersonMatches {
  const person = personOf('an', [...START, ...changes.flatMap(({ entries }) => entries)]);
  const known: KnownPerson | undefined = person && { person, staff: null, hasCitizenId: true };
  return {
    byCitizenId: (id) => (id === ID ? known : undefined),
    byStaffCode: () => undefined,
    namesakes: () => [],
  };
}

describe('yearly results of people', () => {
  const HEADING = ['Họ và tên', 'Số căn cước', 'Năm', 'Xếp loại', 'Ngày kết quả', 'Đăng ký thi đua', 'Ngày đăng ký'];
  const MORE = ['Số tháng làm việc', 'Số ngày nghỉ', 'Kỷ luật, vụ việc', 'Số quyết định', 'Hết hiệu lực từ ngày'];
  const plan = (rows: readonly (readonly Cell[])[], before: readonly PersonChange[] = [], context = CONTEXT) => {
    const table = readYears(sheet([...HEADING, ...MORE], ...rows), TITLES);
    if (table === undefined) throw new Error('not recognised');
    return planPersonYears(personYears(table, TREE, TODAY), matches(before), TREE, context);
  };
  const FULL = [
    ['Nguyễn Thị An', ID, 2026, 'HTXS', '2026-11-10', 'Chiến sĩ thi đua cơ sở', '20/01/2026', 10, 3, 'Không'],
    ['Bà Nguyễn Thị An', ID, 2025, 'Hoàn thành tốt nhiệm vụ', '15/12/2025'],
  ];
  const NAMED = ['Nguyễn Thị An', ID, 2026] as const;

  it('are told to the rules as the row says them', () => {
    const { changes, counts } = plan(FULL);
    expect(counts).toEqual({ added: 0, changed: 2, same: 0, faulty: 0 });
    const person = personOf('an', [...START, ...changes.flatMap(({ entries }) => entries)]);
    expect(factsOfPerson(person, TREE, { evaluationYear: 2026, date: TODAY })).toMatchObject({
      grades: [
        { year: 2025, grade: 'GOOD' },
        { year: 2026, grade: 'EXCELLENT' },
      ],
      registered: true,
      openSanction: false,
      monthsEmployed: 10,
      daysAbsent: 3,
    });
  });

  it('add nothing the second time', () => {
    const { changes } = plan(FULL);
    expect(plan(FULL, changes)).toEqual({
      changes: [],
      faults: [],
      counts: { added: 0, changed: 0, same: 2, faulty: 0 },
    });
  });

  it('record a discipline with its decision and its end', () => {
    const row = [...NAMED, null, '2026-05-02', '', '', '', '', 'Khiển trách', '12/QĐ-MHB', '02/08/2026'];
    const { changes } = plan([row]);
    expect(changes[0]?.entries.map(({ on, fact }) => ({ on, fact }))).toEqual([
      {
        on: '2026-05-02',
        fact: { type: 'matterOpened', matter: 'REPRIMAND', document: '12/QĐ-MHB', until: '2026-08-02' },
      },
    ]);
  });

  it.each([
    ['a grade nobody gives', [...NAMED, 'A', '2026-11-10'], 'D2'],
    ['a grade without its day', [...NAMED, 'HTT', ''], 'E2'],
    ['an unknown title', [...NAMED, 'HTT', '2026-11-10', 'Danh hiệu lạ', '20/01/2026'], 'F2'],
    ['a registration without its day', [...NAMED, 'HTT', '2026-11-10', 'CSTD_CS'], 'G2'],
    ['months without absence', [...NAMED, 'HTT', '2026-11-10', '', '', 10], 'I2'],
    ['thirteen months', [...NAMED, 'HTT', '2026-11-10', '', '', 13, 0], 'H2'],
    ['a discipline without its decision', [...NAMED, '', '2026-11-10', '', '', '', '', 'Cảnh cáo'], 'K2'],
    ['no year', ['Nguyễn Thị An', ID, '', 'HTT', '2026-11-10'], 'C2'],
    ['a grade before its year', ['Nguyễn Thị An', ID, 2027, 'HTT', '2026-11-10'], 'C2'],
    ['a number of somebody else', ['Trần Văn Bình', ID, 2026, 'HTT', '2026-11-10'], 'A2'],
    ['nobody known', ['Nguyễn Thị An', '079185000112', 2026, 'HTT', '2026-11-10'], 'A2'],
    ['no number at all', ['Nguyễn Thị An', '', 2026, 'HTT', '2026-11-10'], 'B2'],
  ])('say the cell of %s', (_what, row, cell) => {
    const { changes, faults } = plan([row]);
    expect(faults.map((fault) => fault.cell)).toEqual([cell]);
    expect(changes).toEqual([]);
  });

  it('never replace what the register says otherwise', () => {
    const { changes } = plan(FULL);
    const other = plan([[...NAMED, 'HTT', '2026-11-10']], changes);
    expect(other.faults.map(({ cell }) => cell)).toEqual(['D2']);
    const absent = plan([[...NAMED, '', '2026-11-10', '', '', 10, 30]], changes);
    expect(absent.faults.map(({ cell }) => cell)).toEqual(['H2']);
  });

  it('do not tell who is known and out of reach from who is not', () => {
    const barred = { ...CONTEXT, barred: () => 'NOT_SUBORDINATE' as const };
    const known = plan([[...NAMED, 'HTT', '2026-11-10']], [], barred as typeof CONTEXT & typeof barred);
    const stranger = plan([['Nguyễn Thị An', '079185000112', 2026, 'HTT', '2026-11-10']]);
    expect(known.faults).toEqual(stranger.faults);
  });
});

describe('yearly results of collectives', () => {
  const HEADING = ['Tên tổ chức', 'Năm', 'Xếp loại', 'Ngày kết quả', 'Số người', 'Tỷ lệ Lao động tiên tiến'];
  const table = (...rows: readonly (readonly Cell[])[]) => {
    const read = readYears(sheet([...HEADING, 'Cảnh cáo trở lên'], ...rows), TITLES);
    if (read === undefined) throw new Error('not recognised');
    return read;
  };
  const ROW = ['Công đoàn May', 2026, 'HTXS', '2026-11-10', 40, '76%', 'Không'];

  it('are grade and figures, recorded once', () => {
    const planned = planOrganisationYears(table(ROW), TREE, CONTEXT);
    expect(factsOfCollective('may', planned.tree, { evaluationYear: 2026, date: TODAY })).toMatchObject({
      grades: [{ year: 2026, grade: 'EXCELLENT' }],
      collective: { members: 40, advancedWorkerPercent: 76, warned: false, completedPercent: null },
    });
    const again = planOrganisationYears(table(ROW), planned.tree, CONTEXT);
    expect(again).toMatchObject({ entries: [], counts: { same: 1 } });
    const other = planOrganisationYears(table([...ROW.slice(0, 4), 41]), planned.tree, CONTEXT);
    expect(other.faults.map(({ cell }) => cell)).toEqual(['E2']);
  });

  it('of nobody known leave nothing behind', () => {
    const planned = planOrganisationYears(table(['Công đoàn Lạ', 2026, 'HTXS', '2026-11-10']), TREE, CONTEXT);
    expect(planned.faults.map(({ cell }) => cell)).toEqual(['A2']);
    expect(planned.entries).toEqual([]);
  });
});

it('another table is none of these', () => {
  expect(readYears(sheet(['Họ và tên', 'Chức vụ'], ['An', 'Ủy viên']), TITLES)).toBeUndefined();
});
