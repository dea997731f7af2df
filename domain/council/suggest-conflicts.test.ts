import { describe, expect, it } from 'vitest';
import type { PersonLife, Post } from '../organisations/person.ts';
import { treeOf } from '../organisations/tree.ts';
import { type CaseAtSight, type MemberAtSight, suggestConflicts } from './suggest-conflicts.ts';

const founded = (id: string, parentId: string | null) => ({
  id: `${id}-1`,
  subjectId: id,
  on: '2000-01-01',
  corrects: null,
  fact: { type: 'founded', name: id, parentId } as const,
});

/** TLĐ – province (whose council it is) – sector union – two grassroots unions; one more right under the province. */
const TREE = treeOf([
  founded('tld', null),
  founded('tinh', 'tld'),
  founded('nganh', 'tinh'),
  founded('may', 'nganh'),
  founded('det', 'nganh'),
  founded('go', 'tinh'),
]);

const post = (title: string, organisationId: string): Post => ({
  id: `${title}-${organisationId}`,
  title,
  organisationId,
  unionWork: true,
  from: '2020-01-01',
  to: null,
});

const member = (id: string, name: string, ...posts: readonly Post[]): MemberAtSight => ({
  id,
  name,
  life: {
    ...{ id, recorded: [], name, woman: false, birthYear: null, posts, classes: [], memberSince: null, worked: [] },
  } satisfies PersonLife,
});

const nominee = (change: Partial<CaseAtSight> = {}): CaseAtSight => ({
  item: 1,
  kind: 'INDIVIDUAL',
  names: ['Trần Văn Bình'],
  personIds: [],
  unitId: 'may',
  proposerId: 'an',
  ...change,
});

const reasons = (members: readonly MemberAtSight[], cases: readonly CaseAtSight[] = [nominee()]) =>
  suggestConflicts(members, cases, TREE, 'tinh', '2026-11-20').map(({ memberId, item, kind, reason }) => {
    return `${memberId}/${item} ${kind} ${reason}`;
  });

describe('interests that the registers show', () => {
  it('are none for a member who has nothing to do with the case', () => {
    expect(reasons([member('hoa', 'Lê Thị Hoa', post('Trưởng ban', 'go'))])).toStrictEqual([]);
  });

  it('are the member’s own nomination: certain by the ledger, likely by name and unit, possible by name', () => {
    const other = member('binh', 'Trần Văn Khác');
    expect(reasons([other], [nominee({ personIds: ['binh'] })])).toStrictEqual(['binh/1 SELF SAME_PERSON']);
    expect(reasons([member('binh', 'TRAN VAN BINH', post('Thợ máy', 'may'))])).toStrictEqual([
      'binh/1 SELF SAME_NAME_AND_UNIT',
    ]);
    expect(reasons([member('binh', 'Trần Văn Bình', post('Thợ máy', 'go'))])).toStrictEqual(['binh/1 SELF SAME_NAME']);
  });

  it('are the unit: its head, and whoever works there', () => {
    expect(reasons([member('chu', 'Lê Văn Chủ', post('Phó Chủ tịch Công đoàn cơ sở', 'may'))])).toStrictEqual([
      'chu/1 DIRECT_SUPERIOR HEADS_UNIT',
    ]);
    expect(reasons([member('tho', 'Lê Văn Thợ', post('Ủy viên', 'may'))])).toStrictEqual([
      'tho/1 SAME_UNIT WORKS_IN_UNIT',
    ]);
  });

  it('are heading what stands between the unit and the council’s own body, and not that body itself', () => {
    const sector = member('nganh', 'Lê Thị Ngành', post('Chủ tịch Công đoàn ngành', 'nganh'));
    const province = member('tinh', 'Lê Văn Tỉnh', post('Chủ tịch Liên đoàn Lao động tỉnh', 'tinh'));
    expect(reasons([sector, province])).toStrictEqual(['nganh/1 DIRECT_SUPERIOR HEADS_SUPERIOR']);
    expect(reasons([sector], [nominee({ unitId: 'go' })])).toStrictEqual([]);
  });

  it('are having signed the proposal', () => {
    expect(reasons([member('an', 'Nguyễn Thị An')])).toStrictEqual(['an/1 OTHER PROPOSED_IT']);
  });

  it('are as of the day: a post that has ended is none', () => {
    const left = { ...post('Chủ tịch', 'may'), to: '2026-11-01' };
    expect(reasons([member('cu', 'Lê Văn Cũ', left)])).toStrictEqual([]);
  });
});
