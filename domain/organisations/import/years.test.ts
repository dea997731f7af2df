import { describe, expect, it } from 'vitest';
import { opened, type Written, workbookOf } from '../../../tests/support/lists.ts';
import { add, TREE } from '../../../tests/support/person-story.ts';
import { decidePerson } from '../decide-person.ts';
import type { KnownPerson, PersonChange, PersonMatches } from '../known-people.ts';
import { personOf } from '../person.ts';
import { factsOfCollective, factsOfPerson } from '../subject-facts.ts';
import { PEOPLE_LISTS } from './columns.ts';
import type { Plan } from './plan.ts';
import { personYears, planOrganisationYears, planPersonYears } from './plan-years.ts';
import { createSeen } from './seen.ts';
import { readYears } from './years.ts';

const TODAY = '2026-11-24';
const TITLES = [{ code: 'CSTD_CS', title: 'Chiến sĩ thi đua cơ sở' }];
const CONTEXT = { today: TODAY, request: 'r', reason: 'Công văn 31', barred: () => undefined };
const ID = '079185000111';

/** The one list of a sheet, which must be of this kind. */
function tableOf(kind: string, ...rows: readonly (readonly Written[])[]) {
  const { lists } = opened(workbookOf('Kết quả', ...rows), PEOPLE_LISTS);
  expect(lists.map((list) => list.kind.id)).toEqual([kind]);
  return readYears(lists[0]?.rows ?? [], TITLES);
}

const outcomesOf = ({ rows }: Pick<Plan, 'rows'>) => rows.map(({ outcome }) => outcome);
const cellsOf = ({ faults }: Pick<Plan, 'faults'>) => faults.map(({ cell }) => cell.replace('Kết quả!', ''));

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
  const plan = (rows: readonly (readonly Written[])[], before: readonly PersonChange[] = [], context = CONTEXT) => {
    const table = tableOf('person-years', [...HEADING, ...MORE], ...rows);
    return planPersonYears(personYears(table, TREE, TODAY), createSeen(matches(before)), TREE, context);
  };
  const FULL = [
    ['Nguyễn Thị An', ID, 2026, 'HTXS', '2026-11-10', 'Chiến sĩ thi đua cơ sở', '20/01/2026', 10, 3, 'Không'],
    ['Bà Nguyễn Thị An', ID, 2025, 'Hoàn thành tốt nhiệm vụ', '15/12/2025'],
  ];
  const NAMED = ['Nguyễn Thị An', ID, 2026] as const;

  it('are told to the rules as the row says them', () => {
    const planned = plan(FULL);
    const { changes } = planned;
    expect(outcomesOf(planned)).toEqual(['changed', 'changed']);
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
    const again = plan(FULL, changes);
    expect(again).toMatchObject({ changes: [], faults: [] });
    expect(outcomesOf(again)).toEqual(['same', 'same']);
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
    const planned = plan([row]);
    expect(cellsOf(planned)).toEqual([cell]);
    expect(planned.changes).toEqual([]);
  });

  it('never replace what the register says otherwise', () => {
    const { changes } = plan(FULL);
    const other = plan([[...NAMED, 'HTT', '2026-11-10']], changes);
    expect(cellsOf(other)).toEqual(['D2']);
    const absent = plan([[...NAMED, '', '2026-11-10', '', '', 10, 30]], changes);
    expect(cellsOf(absent)).toEqual(['H2']);
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
  const table = (...rows: readonly (readonly Written[])[]) =>
    tableOf('collective-years', [...HEADING, 'Cảnh cáo trở lên'], ...rows);
  const ROW = ['Công đoàn May', 2026, 'HTXS', '2026-11-10', 40, '76%', 'Không'];

  it('are grade and figures, recorded once', () => {
    const planned = planOrganisationYears(table(ROW), TREE, CONTEXT);
    expect(factsOfCollective('may', planned.tree, { evaluationYear: 2026, date: TODAY })).toMatchObject({
      grades: [{ year: 2026, grade: 'EXCELLENT' }],
      collective: { members: 40, advancedWorkerPercent: 76, warned: false, completedPercent: null },
    });
    const again = planOrganisationYears(table(ROW), planned.tree, CONTEXT);
    expect(again.entries).toEqual([]);
    expect(outcomesOf(again)).toEqual(['same']);
    const other = planOrganisationYears(table([...ROW.slice(0, 4), 41]), planned.tree, CONTEXT);
    expect(cellsOf(other)).toEqual(['E2']);
  });

  it('of nobody known leave nothing behind', () => {
    const planned = planOrganisationYears(table(['Công đoàn Lạ', 2026, 'HTXS', '2026-11-10']), TREE, CONTEXT);
    expect(cellsOf(planned)).toEqual(['A2']);
    expect(planned.entries).toEqual([]);
  });
});

it('another table is none of these', () => {
  const { lists } = opened(workbookOf('A', ['Họ và tên', 'Chức vụ'], ['An', 'Ủy viên']), PEOPLE_LISTS);
  expect(lists.map(({ kind }) => kind.id)).toEqual(['people']);
});
