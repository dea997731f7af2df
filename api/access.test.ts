import { describe, expect, test } from 'vitest';
import type { DocumentKind, DocumentStage, Person } from '../adapters/register-ports.ts';
import type { Role } from '../domain/acts.ts';
import { barredFrom, mayReadDocument, mayReadDossier } from './access.ts';

const place = { unitId: 'union', bodyId: 'province' };
const somebody = (unitId: string, ...roles: Role[]): Person => ({
  id: 'x',
  name: 'Nguyễn Văn Nam',
  honorific: 'Ông',
  email: 'nam@laodong.example',
  title: '',
  unitId,
  roles,
});

const STAFF: readonly Role[] = ['officer', 'secretary', 'authority', 'clerk'];

describe('who reads a dossier', () => {
  test.each<readonly [string, Person, boolean]>([
    ['its proposer', somebody('union', 'proposer'), true],
    ['the proposer of another union', somebody('other', 'proposer'), false],
    ['a council member without an office', somebody('province', 'member'), false],
    ['a proposer who sits in the deciding body', somebody('province', 'proposer'), false],
    ...STAFF.map((role) => [`the body's ${role}`, somebody('province', role), true] as const),
    ...STAFF.map((role) => [`another body's ${role}`, somebody('neighbour', role), false] as const),
  ])('%s', (_, person, expected) => {
    expect(mayReadDossier(person, place)).toBe(expected);
  });
});

test('nobody works where there is no body', () => {
  expect(mayReadDossier(somebody('province', 'officer'), { unitId: 'union', bodyId: null })).toBe(false);
});

test('a proposer reads what was sent and what was issued, never drafts, minutes or the archive', () => {
  const proposer = somebody('union', 'proposer');
  const kinds: readonly DocumentKind[] = [
    'SUBMISSION',
    'MINUTES',
    'DECISION',
    'CERTIFICATE',
    'HISTORY',
    'BUNDLE',
    'EVIDENCE',
  ];
  const stages: readonly DocumentStage[] = ['DRAFT', 'SIGNED_ONCE', 'FINAL'];
  const readable = kinds.flatMap((kind) =>
    stages.filter((stage) => mayReadDocument(proposer, place, { kind, stage })).map((stage) => `${kind} ${stage}`),
  );
  expect(readable).toEqual([
    'SUBMISSION DRAFT',
    'SUBMISSION SIGNED_ONCE',
    'SUBMISSION FINAL',
    'DECISION FINAL',
    'CERTIFICATE FINAL',
  ]);
});

test('nobody reads papers of the evidence as documents: they have rules and addresses of their own', () => {
  for (const person of [somebody('union', 'proposer'), somebody('province', 'officer', 'authority')])
    expect(mayReadDocument(person, place, { kind: 'EVIDENCE', stage: 'FINAL' })).toBe(false);
});

test('a role counts only at home', () => {
  expect(barredFrom(somebody('province', 'officer'), 'officer', place)).toBeUndefined();
  expect(barredFrom(somebody('neighbour', 'officer'), 'officer', place)).toBe('NOT_YOUR_UNIT');
  expect(barredFrom(somebody('province', 'officer'), 'authority', place)).toBe('ROLE_NOT_ALLOWED');
  expect(barredFrom(somebody('province', 'proposer'), 'proposer', place)).toBe('NOT_YOUR_UNIT');
});
