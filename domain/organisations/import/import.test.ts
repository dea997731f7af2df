import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { opened, type Written, workbookOf } from '../../../tests/support/lists.ts';
import type { KnownPerson, PersonMatches } from '../known-people.ts';
import type { OrganisationEntry, OrganisationFact } from '../organisation.ts';
import { personOf } from '../person.ts';
import { organisationOn, treeOf } from '../tree.ts';
import { ORGANISATIONS, PERSONS } from './columns.ts';
import { planOrganisations } from './organisations.ts';
import { planPeople, readPeople } from './people.ts';
import type { Plan, RowOutcome } from './plan.ts';
import { createSeen } from './seen.ts';

const said = (subjectId: string, on: string, fact: OrganisationFact): OrganisationEntry => ({
  id: `${subjectId}-${fact.type}`,
  subjectId,
  on,
  fact,
  corrects: null,
});

const TREE = treeOf([
  said('ldld', '0001-01-01', { type: 'founded', name: 'Liên đoàn Lao động tỉnh An Phú', parentId: null }),
  said('may', '2010-01-01', { type: 'founded', name: 'Công đoàn May', parentId: 'ldld' }),
]);

const CONTEXT = { today: '2026-11-24', request: 'r', reason: 'Công văn 31', barred: () => undefined };

const listIn = (...rows: readonly (readonly Written[])[]) => {
  const { lists } = opened(workbookOf('Trang 1', ...rows), [ORGANISATIONS, PERSONS]);
  return lists[0]?.rows ?? [];
};

const countsOf = (plan: Pick<Plan, 'rows'>) => {
  const count = (outcome: RowOutcome) => plan.rows.filter((row) => row.outcome === outcome).length;
  return { added: count('added'), changed: count('changed'), same: count('same'), held: count('held') };
};

const faultsOf = (plan: Pick<Plan, 'faults'> | undefined) =>
  plan?.faults
    .toSorted((a, b) => a.row - b.row)
    .map(({ cell, sentence }) => `${cell.replace('Trang 1!', '')}: ${sentence}`);

describe('a list of organisations', () => {
  const HEADING = ['Mã', 'Tên tổ chức', 'Trực thuộc', 'Cấp', 'Loại hình', 'Từ ngày (hiệu lực)'];
  const plan = (...rows: readonly (readonly Written[])[]) =>
    planOrganisations(listIn(['DANH SÁCH'], HEADING, ...rows), TREE, CONTEXT);

  it('founds what is new, superiors in any order, named by id or by name', () => {
    const planned = plan(
      ['cdcs-go', 'Công đoàn cơ sở Gỗ', 'Công đoàn các khu công nghiệp', 'Cơ sở', 'FDI', '15/06/2014'],
      [null, 'Công đoàn các  khu công nghiệp', 'ldld', '', null, '2012-03-01'],
    );
    expect(countsOf(planned)).toEqual({ added: 2, changed: 0, same: 0, held: 0 });
    expect(organisationOn(planned?.tree ?? TREE, 'cdcs-go', '2026-01-01')).toEqual({
      id: 'cdcs-go',
      name: 'Công đoàn cơ sở Gỗ',
      parentId: 'cd-cac-khu-cong-nghiep',
      kind: 'FDI',
      level: 'GRASSROOTS',
      living: true,
    });
  });

  it('records what differs from the day that the row names, and leaves alone what an empty cell does not say', () => {
    const planned = plan(['may', 'Công đoàn May Mới', 'ldld', '', 'Ngoài nhà nước', '01/07/2025']);
    expect(countsOf(planned).changed).toBe(1);
    expect(organisationOn(planned?.tree ?? TREE, 'may', '2025-06-30')).toMatchObject({
      name: 'Công đoàn May',
      kind: null,
    });
    expect(organisationOn(planned?.tree ?? TREE, 'may', '2025-07-01')).toMatchObject({
      name: 'Công đoàn May Mới',
      kind: 'PRIVATE',
    });
  });

  it('names the cell of whatever cannot be recorded, and records the rest', () => {
    const planned = plan(
      [null, '', 'ldld', '', '', '01/01/2020'],
      [null, 'Công đoàn A', 'ldld', 'Cấp huyện', '', '01/01/2020'],
      [null, 'Công đoàn B', 'Không có', '', '', '01/01/2020'],
      [null, 'Công đoàn C', 'ldld', '', 'Hợp tác', '01/01/2020'],
      [null, 'Công đoàn D', 'ldld', '', '', '31/02/2020'],
      [null, 'Công đoàn E', 'ldld', '', '', ''],
      ['Mã có dấu', 'Công đoàn G', 'ldld', '', '', '01/01/2020'],
      ['may', 'Công đoàn May', 'may', '', '', '01/01/2020'],
      ['may', 'Công đoàn Khác', 'ldld', '', '', ''],
      [null, 'Công đoàn H', 'ldld', '', '', '01/01/2020'],
    );
    expect(faultsOf(planned)).toEqual([
      'B3: Đề nghị ghi tên tổ chức.',
      'D4: Cấp này không có trong danh mục.',
      'C5: Không tìm thấy đơn vị cấp trên này theo mã hoặc tên. Đề nghị kiểm tra lại.',
      'E6: Loại hình này không có trong danh mục.',
      'F7: Đề nghị ghi đủ ngày, tháng, năm, ví dụ 01/07/2025.',
      'F8: Đề nghị ghi ngày thành lập của tổ chức mới.',
      'A9: Mã gồm chữ thường không dấu, chữ số và dấu nối, ví dụ cdcs-may-hoa-binh.',
      'B10: Một tổ chức không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.',
      'F11: Nội dung khác với sổ. Đề nghị ghi ngày có hiệu lực của thay đổi.',
    ]);
    expect(countsOf(planned)).toEqual({ added: 1, changed: 0, same: 0, held: 9 });
  });

  it('is recorded only as far as whoever imports may record it', () => {
    const rows = listIn(HEADING, [null, 'Công đoàn A', 'ldld', '', '', '01/01/2020']);
    const planned = planOrganisations(rows, TREE, { ...CONTEXT, barred: () => 'NOT_SUBORDINATE' });
    expect(planned?.entries).toEqual([]);
    expect(planned?.faults[0]?.sentence).toContain('phạm vi đơn vị mình');
  });

  it('says nothing new the second time, whatever is in it', () => {
    const name = fc.constantFrom('Công đoàn A', 'Công đoàn B', 'Công đoàn May', 'Công đoàn C');
    const row = fc.tuple(
      fc.constantFrom<Written>('a', 'b', 'may', null),
      name,
      fc.constantFrom('ldld', 'may', 'Công đoàn A', 'a'),
      fc.constantFrom('', 'Cơ sở'),
      fc.constantFrom('', 'FDI', 'Sự nghiệp'),
      fc.constantFrom('01/01/2015', '01/01/2018', '01/01/2021'),
    );
    let added = 0;
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const first = plan(...rows);
        added += countsOf(first).added;
        const again = planOrganisations(listIn(HEADING, ...rows), first.tree, { ...CONTEXT, request: 'again' });
        const good = countsOf(again).added + countsOf(again).changed;
        // What was faulty may find its superior the next time.
        if (first.faults.length === 0) expect(good).toBe(0);
      }),
      { seed: 20261124, numRuns: 500 },
    );
    expect(added).toBeGreaterThan(200);
  });

  it('is not seen where there is none', () => {
    expect(opened(workbookOf('A', ['Xin chào'], ['Tóm tắt']), [ORGANISATIONS, PERSONS]).remarks[0]?.code).toBe(
      'NO_LIST',
    );
  });
});

describe('a list of people', () => {
  const HEADING = [
    'TT',
    'Họ và tên',
    'Giới tính',
    'Năm sinh',
    'Số căn cước',
    'Mã cán bộ',
    'Chức vụ',
    'Tổ chức',
    'Từ ngày',
    'Thôi giữ từ ngày',
    'Công tác công đoàn',
    'Nhóm đối tượng',
    'Căn cứ xếp nhóm',
  ];
  const row = (over: Readonly<Record<number, Written>> = {}): readonly Written[] =>
    (
      [
        1,
        'Nguyễn Thị An',
        'Nữ',
        1988,
        '079188000417',
        'M-01',
        'Công nhân',
        'may',
        '2012-05-04',
        null,
        'Không',
        'TT',
        'Hợp đồng',
      ] as Written[]
    ).map((cell, index) => (index in over ? (over[index] ?? null) : cell));
  const nobody: PersonMatches = { byCitizenId: () => undefined, byStaffCode: () => undefined, namesakes: () => [] };
  const plan = (matches: PersonMatches, ...rows: readonly (readonly Written[])[]) => {
    const people = readPeople(listIn(['DANH SÁCH'], [], HEADING, ...rows), TREE, CONTEXT.today);
    return planPeople(people, createSeen(matches), TREE, CONTEXT);
  };
  const second = row({ 6: 'Tổ trưởng công đoàn', 8: '12/01/2015', 10: 'Có', 11: '', 12: '' });

  it('adds somebody with all posts and the class, from several rows', () => {
    const planned = plan(nobody, row(), second);
    expect(planned.faults).toEqual([]);
    expect(countsOf(planned)).toEqual({ added: 1, changed: 1, same: 0, held: 0 });
    const [first] = planned.changes;
    expect(first?.keys).toEqual({ citizenId: '079188000417', staff: { organisationId: 'may', code: 'M-01' } });
    const person = personOf(
      first?.personId ?? '',
      planned.changes.flatMap(({ entries }) => entries),
    );
    expect(person?.posts.map(({ title, from }) => `${title} ${from}`)).toEqual([
      'Công nhân 2012-05-04',
      'Tổ trưởng công đoàn 2015-01-12',
    ]);
    expect(person?.classes).toEqual([{ from: '2012-05-04', roleClass: 'DIRECT', source: 'Hợp đồng' }]);
  });

  /** The register after a plan was recorded. */
  const registerOf = (planned: ReturnType<typeof plan>, hasCitizenId = true): PersonMatches => {
    const [change] = planned.changes;
    const entries = planned.changes.flatMap((one) => one.entries);
    const person = personOf(change?.personId ?? '', entries);
    if (person === undefined || change === undefined) throw new Error('nobody was added');
    const known: KnownPerson = { person, staff: change.keys.staff, hasCitizenId };
    return {
      byCitizenId: (id) => (id === change.keys.citizenId ? known : undefined),
      byStaffCode: (at, code) => (at === 'may' && code === change.keys.staff?.code ? known : undefined),
      namesakes: (name) => (name === person.name ? [known] : []),
    };
  };

  it('says nothing new the second time', () => {
    const rows = [row({ 9: '01/01/2020' }), second];
    const again = plan(registerOf(plan(nobody, ...rows)), ...rows);
    expect(again.changes).toEqual([]);
    expect(countsOf(again)).toEqual({ added: 0, changed: 0, same: 2, held: 0 });
  });

  it('ends a post that a later file says has ended', () => {
    const later = plan(registerOf(plan(nobody, row())), row({ 9: '2020-01-01' }));
    expect(later.changes.flatMap(({ entries }) => entries.map(({ on, fact }) => [on, fact?.type]))).toEqual([
      ['2020-01-01', 'leftPost'],
    ]);
    const other = plan(registerOf(plan(nobody, row({ 9: '2020-01-01' }))), row({ 9: '2021-01-01' }));
    expect(faultsOf(other)).toEqual(['J4: Sổ ghi ngày thôi giữ khác. Đề nghị đính chính trên trang của người này.']);
  });

  it('never takes one person for another of the same name', () => {
    const known = registerOf(plan(nobody, row()));
    // Another citizen id: another person. No citizen id on either side: a doubt.
    expect(countsOf(plan(known, row({ 4: '079188000999', 5: 'M-02' }))).added).toBe(1);
    expect(faultsOf(plan(known, row({ 4: '', 5: 'M-02' })))).toEqual([
      'B4: Đã có người cùng họ tên, có thể là một người. Đề nghị ghi số căn cước ở cả hai nơi hoặc thêm trên trang web.',
    ]);
    expect(countsOf(plan(known, row({ 3: 1970, 4: '', 5: 'M-02' }))).added).toBe(1);
    expect(faultsOf(plan(nobody, row({ 4: '' }), row({ 4: '', 5: 'M-02' })))).toHaveLength(1);
  });

  it('does not hang another name on a known citizen id', () => {
    const planned = plan(registerOf(plan(nobody, row())), row({ 1: 'Trần Văn Bình' }));
    expect(faultsOf(planned)?.[0]).toMatch(/^B4: Số căn cước hoặc mã cán bộ này đã được ghi cho người có họ tên/);
  });

  it('does not give somebody another citizen id by way of the staff code', () => {
    const clash = 'B4: Số căn cước và mã cán bộ của dòng này thuộc hai người khác nhau trong sổ. Đề nghị kiểm tra lại.';
    const other = row({ 4: '079188000999' });
    expect(faultsOf(plan(registerOf(plan(nobody, row())), other))).toEqual([clash]);
    expect(faultsOf(plan(nobody, row(), other))).toEqual([clash.replace('B4', 'B5')]);
    // Whoever had none yet may be given one.
    const known = registerOf(plan(nobody, row({ 4: '' })), false);
    expect(countsOf(plan(known, row({ 6: 'Tổ trưởng', 11: '', 12: '' }))).changed).toBe(1);
  });

  it.each<[string, Readonly<Record<number, Written>>, string]>([
    ['no name', { 1: '' }, 'B4: Đề nghị ghi họ và tên.'],
    ['no sex', { 2: '' }, 'C4: Đề nghị ghi giới tính: Nam hoặc Nữ.'],
    ['a short year', { 3: 88 }, 'D4: Đề nghị ghi năm sinh gồm bốn chữ số, ví dụ 1985.'],
    [
      'a citizen id that lost its zero',
      { 4: 79188000417 },
      'E4: Số căn cước công dân chỉ có 11 chữ số, có thể đã mất số 0 ở đầu. Đề nghị đối chiếu giấy tờ.',
    ],
    ['letters in a citizen id', { 4: 'A123' }, 'E4: Số căn cước công dân chỉ gồm chữ số. Đề nghị kiểm tra lại.'],
    [
      'nothing to recognise somebody by',
      { 4: '', 5: '' },
      'E4: Đề nghị ghi số căn cước hoặc mã cán bộ; chỉ có họ tên thì không xác định được người.',
    ],
    ['no post', { 6: '' }, 'G4: Đề nghị ghi chức vụ hoặc công việc.'],
    ['an unknown organisation', { 7: 'Công đoàn Lạ' }, 'H4: Không tìm thấy tổ chức này theo mã hoặc tên.'],
    ['a year for a date', { 8: '2012' }, 'I4: Đề nghị ghi đủ ngày, tháng, năm bắt đầu, ví dụ 01/07/2025.'],
    ['an end that is no date', { 9: 'nay' }, 'J4: Đề nghị ghi đủ ngày, tháng, năm thôi giữ, hoặc để trống.'],
    ['an unclear yes', { 10: 'có lẽ' }, 'K4: Đề nghị ghi Có hoặc Không.'],
    ['an unknown class', { 11: 'ABC' }, 'L4: Nhóm đối tượng này không có trong danh mục: TT, KLD, LD, LDC.'],
    ['a class without its ground', { 12: '' }, 'M4: Đề nghị ghi văn bản làm căn cứ xếp nhóm.'],
    [
      'a post before the organisation',
      { 8: '2009-01-01' },
      'B4: Ngày được ghi nằm ngoài thời gian tổ chức hoạt động. Đề nghị xem lại ngày thành lập và ngày kết thúc.',
    ],
    ['an end before the beginning', { 9: '2011-01-01' }, 'B4: Người này không giữ chức vụ đó vào ngày được chọn.'],
  ])('names the cell of %s', (_what, over, fault) => {
    expect(faultsOf(plan(nobody, row(over)))).toEqual([fault]);
  });

  it('says once, at the heading, which column is missing', () => {
    const { lists } = opened(workbookOf('A', ['Họ và tên', 'Chức vụ', 'Từ ngày'], ['An', 'Công nhân', '']), [PERSONS]);
    expect(lists[0]?.rows).toEqual([]);
    expect(lists[0]?.remarks.map(({ cell, sentence }) => `${cell}: ${sentence}`)).toEqual([
      'A!A1: Không thấy cột “Giới tính”, “Tổ chức”. Đề nghị chọn cột ở trang “Cột của biểu”, hoặc bổ sung cột rồi nhập lại.',
    ]);
  });
});
