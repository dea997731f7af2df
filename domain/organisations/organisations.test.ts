import { describe, expect, it } from 'vitest';
import { decideOrganisation, type OrganisationCommand } from './decide-organisation.ts';
import { LONG_AGO } from './entry.ts';
import type { OrganisationEntry } from './organisation.ts';
import {
  ancestorsOn,
  groupsOfYear,
  isWithin,
  mayBeProposed,
  organisationOn,
  snapshotOn,
  subtreeOf,
  successorsOn,
  treeOf,
} from './tree.ts';

const REASON = 'Quyết định số 12/QĐ-LĐLĐ';

const found = (organisationId: string, parentId: string | null, on = LONG_AGO): OrganisationCommand => ({
  type: 'foundOrganisation',
  organisationId,
  on,
  name: `Công đoàn ${organisationId}`,
  parentId,
  kind: null,
  level: null,
});

const PROVINCE = [found('tinh', null), found('nganh', 'tinh'), found('may', 'nganh'), found('det', 'nganh')];

/** What was recorded after these commands, each of which must have been accepted. */
function given(...commands: readonly OrganisationCommand[]): readonly OrganisationEntry[] {
  const entries: OrganisationEntry[] = [];
  for (const [index, command] of commands.entries()) {
    const answer = decideOrganisation({ command, request: `act-${index}`, reason: REASON }, treeOf(entries));
    if ('refused' in answer) throw new Error(`${command.type} was refused: ${answer.refused.code}`);
    entries.push(...answer.entries);
  }
  return entries;
}

const treeAfter = (...commands: readonly OrganisationCommand[]) => treeOf(given(...PROVINCE, ...commands));

function refusalOf(command: OrganisationCommand, before: readonly OrganisationCommand[] = [], reason = REASON) {
  const answer = decideOrganisation({ command, request: 'now', reason }, treeAfter(...before));
  return 'refused' in answer ? answer.refused.code : undefined;
}

const rename = (on: string, name: string, organisationId = 'may'): OrganisationCommand => ({
  type: 'renameOrganisation',
  organisationId,
  on,
  name,
});
const move = (on: string, organisationId: string, parentId: string): OrganisationCommand => ({
  type: 'moveOrganisation',
  organisationId,
  on,
  parentId,
});
const merge = (on: string, organisationId: string, intoId: string): OrganisationCommand => ({
  type: 'mergeOrganisation',
  organisationId,
  on,
  intoId,
});
const dissolve = (on: string, organisationId: string): OrganisationCommand => ({
  type: 'dissolveOrganisation',
  organisationId,
  on,
});
const group = (organisationId: string, leads: boolean, name = 'Cụm số 1'): OrganisationCommand => ({
  type: 'groupOrganisation',
  organisationId,
  group: { year: 2026, hostId: 'tinh', kind: 'CLUSTER', name },
  leads,
});

describe('an organisation on a day', () => {
  const tree = treeAfter(
    rename('2025-07-01', 'Công đoàn May Mới'),
    move('2026-01-01', 'may', 'tinh'),
    dissolve('2026-06-01', 'may'),
  );

  it('bears the name it had on that day, whatever it is called since', () => {
    expect(organisationOn(tree, 'may', '2025-06-30')?.name).toBe('Công đoàn may');
    expect(organisationOn(tree, 'may', '2025-07-01')?.name).toBe('Công đoàn May Mới');
    expect(organisationOn(tree, 'may', '2027-01-01')).toMatchObject({ name: 'Công đoàn May Mới', living: false });
  });

  it('stands under whom it stood under', () => {
    expect(ancestorsOn(tree, 'may', '2025-12-31')).toEqual(['nganh', 'tinh']);
    expect(ancestorsOn(tree, 'may', '2026-01-01')).toEqual(['tinh']);
    expect(isWithin(tree, 'may', 'nganh', '2025-12-31')).toBe(true);
    expect(isWithin(tree, 'may', 'nganh', '2026-01-01')).toBe(false);
    expect(isWithin(tree, 'may', 'may', '2026-01-01')).toBe(true);
  });

  it('is in the tree as long as it lives, each superior before its subordinates', () => {
    const ids = (date: string) => subtreeOf(snapshotOn(tree, date), 'tinh').map((at) => at.id);
    expect(ids('2025-01-01')).toEqual(['tinh', 'nganh', 'may', 'det']);
    expect(ids('2026-06-01')).toEqual(['tinh', 'nganh', 'det']);
  });

  it('may be proposed while it lives, and not from the day of its end (TT 15/2025)', () => {
    expect(mayBeProposed(tree, 'may', '2026-05-31')).toEqual({ allowed: true });
    expect(mayBeProposed(tree, 'may', '2026-06-01')).toEqual({ refused: { code: 'ORGANISATION_ENDED' } });
    expect(mayBeProposed(tree, 'nobody', '2026-06-01')).toEqual({ refused: { code: 'UNKNOWN_ORGANISATION' } });
    expect(mayBeProposed(treeAfter(found('moi', 'tinh', '2026-03-01')), 'moi', '2026-02-28')).toMatchObject({
      refused: { code: 'UNKNOWN_ORGANISATION' },
    });
  });
});

describe('a merger', () => {
  it('moves whoever stood under the merged one to its heir, and the heir answers for it', () => {
    const tree = treeAfter(found('cong-ty', 'tinh'), merge('2025-07-01', 'nganh', 'cong-ty'));
    expect(ancestorsOn(tree, 'may', '2025-07-01')).toEqual(['cong-ty', 'tinh']);
    expect(ancestorsOn(tree, 'may', '2025-06-30')).toEqual(['nganh', 'tinh']);
    expect(successorsOn(tree, 'nganh', '2025-06-30')).toEqual(['nganh']);
    expect(successorsOn(tree, 'nganh', '2025-07-01')).toEqual(['cong-ty']);
  });

  it('into a subordinate moves that one a step up', () => {
    const tree = treeAfter(merge('2025-07-01', 'nganh', 'may'));
    expect(ancestorsOn(tree, 'may', '2025-07-01')).toEqual(['tinh']);
    expect(ancestorsOn(tree, 'det', '2025-07-01')).toEqual(['may', 'tinh']);
  });

  it('is followed through later mergers and splits', () => {
    const tree = treeAfter(
      merge('2024-01-01', 'may', 'det'),
      found('a', 'nganh', '2025-01-01'),
      found('b', 'nganh', '2025-01-01'),
      { type: 'splitOrganisation', organisationId: 'det', on: '2025-01-01', partIds: ['a', 'b'] },
      dissolve('2026-01-01', 'b'),
    );
    expect(successorsOn(tree, 'may', '2024-06-01')).toEqual(['det']);
    expect(successorsOn(tree, 'may', '2025-06-01')).toEqual(['a', 'b']);
    expect(successorsOn(tree, 'may', '2026-01-01')).toEqual(['a']);
  });
});

describe('clusters and blocs', () => {
  it('are read by year with the one that leads', () => {
    const tree = treeAfter(group('may', false), group('det', true));
    expect(groupsOfYear(tree, 2026)).toEqual([
      {
        group: { year: 2026, hostId: 'tinh', kind: 'CLUSTER', name: 'Cụm số 1' },
        members: [
          { organisationId: 'may', leads: false },
          { organisationId: 'det', leads: true },
        ],
      },
    ]);
    expect(groupsOfYear(tree, 2025)).toEqual([]);
  });
});

describe('a correction', () => {
  const wrong = rename('2025-07-01', 'Công đoàn Mai');
  const recorded = given(...PROVINCE, wrong);
  const entryId = recorded.at(-1)?.id ?? '';
  const correct = (over: object = {}): OrganisationCommand => ({
    type: 'correctOrganisation',
    organisationId: 'may',
    entryId,
    on: '2025-08-01',
    fact: { type: 'renamed', name: 'Công đoàn May' },
    ...over,
  });

  it('takes the place of what it corrects, date and all; the wrong entry stays to be read', () => {
    const tree = treeAfter(wrong, correct());
    expect(organisationOn(tree, 'may', '2025-07-01')?.name).toBe('Công đoàn may');
    expect(organisationOn(tree, 'may', '2025-08-01')?.name).toBe('Công đoàn May');
    expect(tree.get('may')?.recorded.map((entry) => entry.fact)).toContainEqual({
      type: 'renamed',
      name: 'Công đoàn Mai',
    });
  });

  it('may strike out', () => {
    const tree = treeAfter(wrong, correct({ fact: null }));
    expect(organisationOn(tree, 'may', '2026-01-01')?.name).toBe('Công đoàn may');
  });

  it('is not made twice, of nothing, of another kind, or of the founding by striking it out', () => {
    expect(refusalOf(correct(), [wrong, correct()])).toBe('ENTRY_CORRECTED');
    expect(refusalOf(correct({ entryId: 'none' }), [wrong])).toBe('UNKNOWN_ENTRY');
    expect(refusalOf(correct({ fact: { type: 'dissolved' } }), [wrong])).toBe('UNKNOWN_ENTRY');
    const founding = treeAfter().get('may')?.entries[0]?.id ?? '';
    expect(refusalOf(correct({ entryId: founding, fact: null }))).toBe('FOUNDING_NEEDED');
  });

  it('cannot make the past impossible', () => {
    const late = { type: 'founded', name: 'Công đoàn nganh', parentId: 'tinh' };
    const founding = treeAfter().get('nganh')?.entries[0]?.id ?? '';
    const correction = correct({ organisationId: 'nganh', entryId: founding, on: '2020-01-01', fact: late });
    // Its subordinates have been under it since before that day.
    expect(refusalOf(correction)).toBe('LEFT_WITHOUT_SUPERIOR');
  });
});

describe('refused is', () => {
  it.each<[string, string, OrganisationCommand, OrganisationCommand[]]>([
    ['what is about nobody', 'UNKNOWN_ORGANISATION', rename('2026-01-01', 'A', 'nobody'), []],
    ['a superior nobody knows', 'UNKNOWN_ORGANISATION', move('2026-01-01', 'may', 'nobody'), []],
    ['a second founding', 'ORGANISATION_EXISTS', found('may', 'tinh'), []],
    ['a day that is none', 'BAD_INPUT', rename('2026-02-30', 'A'), []],
    [
      'a split into one part',
      'BAD_INPUT',
      { ...found('', null), type: 'splitOrganisation', organisationId: 'may', on: '2026-01-01', partIds: ['det'] },
      [],
    ],
    ['the name it has', 'NOTHING_CHANGES', rename('2026-01-01', 'Công đoàn may'), []],
    ['the superior it has', 'NOTHING_CHANGES', move('2026-01-01', 'may', 'nganh'), []],
    ['what happens after the end', 'OUTSIDE_LIFE', rename('2026-02-01', 'A'), [dissolve('2026-01-01', 'may')]],
    [
      'what happens before the founding',
      'OUTSIDE_LIFE',
      rename('2019-02-01', 'A', 'moi'),
      [found('moi', 'tinh', '2020-01-01')],
    ],
    [
      'an end before what was recorded later',
      'OUTSIDE_LIFE',
      dissolve('2025-01-01', 'may'),
      [rename('2026-02-01', 'A')],
    ],
    ['a second end', 'OUTSIDE_LIFE', dissolve('2026-01-01', 'may'), [dissolve('2026-01-01', 'may')]],
    ['a circle', 'CIRCULAR_TREE', move('2026-01-01', 'nganh', 'may'), []],
    ['a founding under itself', 'CIRCULAR_TREE', found('moi', 'moi'), []],
    ['being under oneself', 'CIRCULAR_TREE', move('2026-01-01', 'may', 'may'), []],
    [
      'a circle that begins later',
      'CIRCULAR_TREE',
      move('2025-01-01', 'det', 'may'),
      [move('2026-01-01', 'may', 'det')],
    ],
    ['an end that leaves somebody without superior', 'LEFT_WITHOUT_SUPERIOR', dissolve('2026-01-01', 'nganh'), []],
    [
      'a superior that does not exist yet',
      'LEFT_WITHOUT_SUPERIOR',
      move('2019-01-01', 'may', 'moi'),
      [found('moi', 'tinh', '2020-01-01')],
    ],
    ['an heir that has ended', 'HEIR_NOT_LIVING', merge('2026-02-01', 'may', 'det'), [dissolve('2026-01-01', 'det')]],
    ['being one’s own heir', 'HEIR_NOT_LIVING', merge('2026-02-01', 'may', 'may'), []],
    ['two clusters in a year', 'GROUPED_ALREADY', group('may', false, 'Cụm số 2'), [group('may', false)]],
    ['a second leader', 'GROUP_HAS_LEADER', group('may', true), [group('det', true)]],
  ])('%s: %s', (_what, code, command, before) => {
    expect(refusalOf(command, before)).toBe(code);
  });

  it('anything without its ground', () => {
    expect(refusalOf(rename('2026-01-01', 'A'), [], '  ')).toBe('REASON_NEEDED');
  });
});
