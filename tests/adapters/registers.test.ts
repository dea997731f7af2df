import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { DocumentRecord } from '../../adapters/register-ports.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';
import { SEASON } from './support/season.ts';

let clock = new Date('2026-11-03T00:00:00.000Z');
const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
await registers.directory.save(SEASON);
afterAll(async () => {
  await registers.close();
  await database.drop();
});

describe('the directory', () => {
  const { directory } = registers;
  const names = (people: readonly { name: string }[]) => people.map((person) => person.name);

  it('lists people by given name as Vietnamese lists do', async () => {
    expect(names(await directory.everybody())).toEqual([
      'Nguyễn Thị An',
      'Trần Văn Ánh',
      'Lê Đông',
      'Phạm Thị Em',
      'Đỗ Văn On',
      'Bùi Thị Ơn',
    ]);
  });

  it('finds people by id, address and role', async () => {
    expect((await directory.person('anh'))?.roles).toEqual(['member']);
    expect((await directory.personByEmail('anh.tran@LAODONG.example'))?.id).toBe('anh');
    expect(await directory.personByEmail('khong-co@laodong.example')).toBeUndefined();
    expect(names(await directory.people(['dong', 'an', 'nobody']))).toEqual(['Nguyễn Thị An', 'Lê Đông']);
    expect(await directory.people([])).toEqual([]);
    expect(names(await directory.peopleWithRole('secretary'))).toEqual(['Lê Đông']);
    expect(names(await directory.peopleWithRole('proposer', 'cdcs-hoa-binh'))).toEqual(['Phạm Thị Em']);
    expect(await directory.peopleWithRole('proposer', 'cdcs-doc-lap')).toEqual([]);
  });

  it('finds the nearest council upwards', async () => {
    expect((await directory.councilAbove('cdcs-hoa-binh'))?.id).toBe('hdtdkt-an-phu');
    expect((await directory.councilAbove('cdcs-doc-lap'))?.id).toBe('hdtdkt-doc-lap');
    expect((await directory.councilAbove('ldld-an-phu'))?.id).toBe('hdtdkt-an-phu');
    expect(await directory.councilAbove('nowhere')).toBeUndefined();
    expect(await directory.council('hdtdkt-an-phu')).toEqual(SEASON.councils[0]);
  });

  it('gives organisations back as they were saved', async () => {
    const { parentId: _, ...federation } = SEASON.organisations[0] ?? { parentId: null };
    expect(await directory.organisation('ldld-an-phu')).toEqual(federation);
  });

  it('takes a season again with changes, in any order of organisations', async () => {
    const people = SEASON.people.map((one) => (one.id === 'em' ? { ...one, title: 'Phó Chủ tịch' } : one));
    await directory.save({ ...SEASON, organisations: [...SEASON.organisations].reverse(), people });
    expect((await directory.person('em'))?.title).toBe('Phó Chủ tịch');
    expect(await directory.everybody()).toHaveLength(6);
  });

  it('saves all of a season or nothing of it', async () => {
    const [someone] = SEASON.people;
    if (someone === undefined) throw new Error('the season has nobody');
    const orphan = { ...someone, id: 'orphan', email: 'orphan@laodong.example', unitId: 'no-such-unit' };
    const fine = { ...someone, id: 'fine', email: 'fine@laodong.example' };
    await expect(directory.save({ ...SEASON, people: [fine, orphan] })).rejects.toMatchObject({
      name: 'RegisterFault',
    });
    expect(await directory.person('fine')).toBeUndefined();
  });
});

describe('documents', () => {
  const document = (fields: Partial<DocumentRecord> = {}, hash = 'a'): DocumentRecord => ({
    subjectId: 'dossier-1',
    kind: 'DECISION',
    part: 1,
    stage: 'DRAFT',
    title: 'Dự thảo quyết định',
    file: {
      bucket: 'b',
      key: 'k',
      versionId: 'v',
      sha256: hash.repeat(64),
      size: 10,
      mediaType: 'application/pdf',
    },
    lock: null,
    provenance: { templateHash: 't', dataHash: 'd', ruleSet: 'TLD-2026-10' },
    createdAt: '2026-11-03T00:00:00.000Z',
    ...fields,
  });

  it('keep the first file and give it back to whoever comes second', async () => {
    expect(await registers.documents.save(document())).toEqual(document());
    expect(await registers.documents.save(document({}, 'b'))).toEqual(document());
    const racing = await Promise.all(
      ['c', 'd', 'e', 'f'].map((hash) => registers.documents.save(document({ part: 9 }, hash))),
    );
    expect(new Set(racing.map((record) => record.file.sha256)).size).toBe(1);
  });

  it('are found by kind, stage, part and hash', async () => {
    const locked = { mode: 'COMPLIANCE', until: '2046-11-03T00:00:00.000Z' } as const;
    const final = document({ subjectId: 'dossier-2', stage: 'FINAL', part: 0, lock: locked, provenance: null }, '1');
    await registers.documents.save(final);
    await registers.documents.save(document({ subjectId: 'dossier-2', part: 1 }, '2'));
    await registers.documents.save(document({ subjectId: 'dossier-2', part: 2 }, '3'));
    expect(await registers.documents.find('dossier-2', 'DECISION', 'FINAL')).toEqual(final);
    expect((await registers.documents.find('dossier-2', 'DECISION', 'DRAFT'))?.part).toBe(2);
    expect((await registers.documents.find('dossier-2', 'DECISION', 'DRAFT', 1))?.file.sha256).toBe('2'.repeat(64));
    expect(await registers.documents.find('dossier-2', 'MINUTES', 'FINAL')).toBeUndefined();
    expect(await registers.documents.of(['dossier-2', 'x'])).toHaveLength(3);
    expect(await registers.documents.of([])).toEqual([]);
    expect(await registers.documents.byHash('1'.repeat(64))).toEqual(final);
    expect(await registers.documents.byHash('9'.repeat(64))).toBeUndefined();
  });
});

describe('certificates', () => {
  const certificate = {
    dossierId: 'dossier-1',
    no: 2,
    registerNumber: 7,
    decisionNumber: '05/QĐ-LĐLĐ',
    issuedOn: '2026-11-20',
    sha256: 'a'.repeat(64),
  };

  it('are issued once to each nominee', async () => {
    await registers.certificates.save(certificate);
    await registers.certificates.save(certificate);
    await registers.certificates.save({ ...certificate, no: 1, registerNumber: 6 });
    expect((await registers.certificates.of('dossier-1')).map((row) => row.no)).toEqual([1, 2]);
    expect((await registers.certificates.of('dossier-1'))[1]).toEqual(certificate);
    await expect(registers.certificates.save({ ...certificate, sha256: 'b'.repeat(64) })).rejects.toThrow(
      'already has another certificate',
    );
  });
});

describe('notes', () => {
  it('are found by the hash that stands in the history', async () => {
    const reason = 'Chưa có xác nhận của cấp ủy.';
    const hash = await registers.notes.keep(reason);
    expect(hash).toBe(createHash('sha256').update(reason).digest('hex'));
    expect(await registers.notes.keep(reason)).toBe(hash);
    expect(await registers.notes.keep('')).toBe('');
    expect(await registers.notes.texts([hash, 'unknown'])).toEqual(new Map([[hash, reason]]));
    expect(await registers.notes.texts([])).toEqual(new Map());
  });
});

describe('sign-in', () => {
  it('lasts until its time is over or the person signs out', async () => {
    await registers.webSessions.open('an', 'cookie', '2026-11-03T08:00:00.000Z');
    const person = (now: string) => registers.webSessions.person('cookie', now);
    expect((await person('2026-11-03T07:59:59.999Z'))?.name).toBe('Nguyễn Thị An');
    expect(await person('2026-11-03T08:00:00.000Z')).toBeUndefined();
    expect(await registers.webSessions.person('other', '2026-11-03T01:00:00.000Z')).toBeUndefined();
    await registers.webSessions.close('cookie');
    expect(await person('2026-11-03T01:00:00.000Z')).toBeUndefined();
  });
});

describe('refusals and incidents', () => {
  it('are written down with who, what and why, in order', async () => {
    const entry = {
      actor: { id: 'em', role: 'proposer', onBehalfOf: 'an' },
      channel: 'web',
      command: 'decideAward',
      subject: 'dossier-1',
      code: 'ROLE_NOT_ALLOWED',
    } as const;
    await registers.accessLog.refused({ ...entry, at: '2026-11-03T02:00:00.000Z' });
    await registers.accessLog.refused({ ...entry, at: '2026-11-03T01:00:00.000Z', code: 'WRONG_STAGE' });
    expect(await registers.accessLog.of('dossier-1')).toEqual([
      { at: '2026-11-03T01:00:00.000Z', actorId: 'em', command: 'decideAward', code: 'WRONG_STAGE' },
      { at: '2026-11-03T02:00:00.000Z', actorId: 'em', command: 'decideAward', code: 'ROLE_NOT_ALLOWED' },
    ]);
    expect(await database.query('SELECT DISTINCT on_behalf_of FROM access_log')).toEqual([{ on_behalf_of: 'an' }]);
  });

  it('keep the beginning of an incident while attempts are counted, until it is over', async () => {
    const incident = { subject: 'dossier-1', step: 'render', sentence: 'Chưa lập được dự thảo.', attempts: 3 };
    const since = clock.toISOString();
    await registers.incidents.raise(incident);
    clock = new Date(clock.getTime() + 60_000);
    await registers.incidents.raise({ ...incident, attempts: 4 });
    await registers.incidents.raise({ ...incident, subject: 'dossier-2' });
    expect(await registers.incidents.open(['dossier-1'])).toEqual([{ ...incident, attempts: 4, since }]);
    expect((await registers.incidents.open()).map((one) => one.subject)).toEqual(['dossier-1', 'dossier-2']);
    expect(await registers.incidents.open([])).toEqual([]);
    await registers.incidents.clear('dossier-1', 'render');
    await registers.incidents.clear('dossier-1', 'render');
    expect((await registers.incidents.open()).map((one) => one.subject)).toEqual(['dossier-2']);
  });
});
