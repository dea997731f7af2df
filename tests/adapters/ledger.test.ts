import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import type { SubjectDescription } from '../../adapters/ledger-ports.ts';
import { connect, type Database } from '../../adapters/postgres/database.ts';
import { factsFor } from '../../adapters/postgres/ledger/facts.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { NOTHING_ELSE, received, recorded, SECRET, submitted, verified } from './support/histories.ts';
import { BY, entering, somebody, what, who } from './support/ledger.ts';
import { SEASON } from './support/season.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
await registers.directory.save(SEASON);
const { ledger } = registers;
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const enter = entering(ledger);
const factsOf = async (subject: SubjectDescription, key = 'dossier-2026-0001/1') => {
  const [facts] = await ledger.factsFor([{ ...subject, key }]);
  if (facts === undefined) throw new Error('no facts');
  return facts;
};

describe('an award', () => {
  it('is entered once, however often it is sent', async () => {
    const subject = somebody();
    const award = what('CSTD_CS', 2023);
    const [first] = await enter(subject, award);
    expect(await ledger.importRows([{ award, subject }], BY, false)).toEqual([
      { outcome: 'ALREADY', subjectId: first, alike: 0 },
    ]);
    expect((await factsOf(subject)).pastAwards).toHaveLength(1);
  });

  it('of ours is keyed by dossier and nominee: the first decision stands', async () => {
    const subject = somebody();
    const award = what('BK_LDLD', 2026, { id: 'dossier-2026-0901/3' });
    await Promise.all([ledger.enter(award, subject, BY), ledger.enter(award, subject, BY)]);
    await ledger.enter({ ...award, decisionNumber: '99/QĐ' }, subject, BY);
    expect((await factsOf(subject)).pastAwards).toEqual([
      expect.objectContaining({ code: 'BK_LDLD', decisionNumber: award.decisionNumber, level: 'PROVINCE' }),
    ]);
  });

  it('cannot be changed or taken away, not even past the program', async () => {
    await enter(somebody(), what('CSTD_CS', 2023));
    for (const act of [
      'UPDATE ledger_awards SET year = 2020',
      'DELETE FROM ledger_awards',
      'TRUNCATE ledger_awards CASCADE',
    ])
      await expect(database.query(act)).rejects.toThrow('only ever added to');
  });

  it('rehearsed leaves nothing behind', async () => {
    const subject = somebody();
    const award = what('CSTD_CS', 2023);
    expect(await ledger.importRows([{ award, subject }], BY, true)).toMatchObject([{ outcome: 'ENTERED' }]);
    expect(await factsOf(subject)).toMatchObject({ subjectId: null, pastAwards: [] });
  });
});

describe('whose an award is', () => {
  it('is told by the citizen id, under any spelling of the name', async () => {
    const subject = somebody({ name: 'Đỗ Thị Hoà' });
    const [a] = await enter(subject, what('CSTD_CS', 2022));
    const [b] = await enter({ ...subject, name: 'ĐỖ THỊ HÒA', birthYear: null }, what('CSTD_CS', 2023));
    expect(b).toBe(a);
  });

  it('is told by the staff id within one unit only', async () => {
    const subject = who({ name: 'Phan Văn Tài', staffId: 'NV-17' });
    const [a] = await enter(subject, what('LDTT', 2022));
    const [b] = await enter({ ...subject, staffId: 'nv-17' }, what('LDTT', 2023));
    const [c] = await enter({ ...subject, unitId: 'cdcs-doc-lap' }, what('LDTT', 2024));
    expect(b).toBe(a);
    expect(c).not.toBe(a);
  });

  it('is never told by the name: equal names and birth years stay apart and are suggested', async () => {
    const subject = who({ name: 'Trịnh Thị Cùng Tên' });
    const [a, b] = await enter(subject, what('LDTT', 2022), what('LDTT', 2023));
    expect(b).not.toBe(a);
    const file = await ledger.file(a ?? '');
    expect(file?.suggestions).toMatchObject([{ id: b, likeness: 'NAME_AND_BIRTH_YEAR', awards: 1 }]);
    expect(await factsOf(subject)).toMatchObject({ subjectId: null, identityCertain: false, pastAwards: [] });
  });

  it('is left open when two numbers lead to two people', async () => {
    const a = somebody();
    await enter(a, what('LDTT', 2022));
    await enter(who({ name: 'Người Khác', staffId: 'NV-88' }), what('LDTT', 2022));
    expect(await enter({ ...a, staffId: 'NV-88' }, what('LDTT', 2023))).toEqual(['CONTRADICTING']);
    expect(await factsOf({ ...a, staffId: 'NV-88' })).toMatchObject({ subjectId: null, identityCertain: false });
  });

  it('is left open when the number belongs to somebody of another name: a wrong digit must not move an award', async () => {
    const subject = somebody();
    await enter(subject, what('LDTT', 2022));
    const other = { ...subject, name: 'Hoàn Toàn Khác' };
    expect(await enter(other, what('LDTT', 2023))).toEqual(['CONTRADICTING']);
    expect(await factsOf(other)).toMatchObject({ subjectId: null, identityCertain: false, pastAwards: [] });
    const nominee = { dossierId: 'dossier-2026-0051', no: 1 };
    expect(await ledger.identify(nominee, other, BY)).toBe('CONTRADICTING');
  });

  it('of a collective is told by the organisation that bears its name', async () => {
    const name = 'Công đoàn cơ sở Công ty Độc Lập';
    const subject = who({ kind: 'COLLECTIVE', name, birthYear: null, unitId: 'cdcs-doc-lap' });
    const [a, b] = await enter(subject, what('CDCS_HTXS', 2022), what('CDCS_HTXS', 2023));
    expect(b).toBe(a);
  });

  it('keeps numbers unreadable: neither the number nor its plain hash is in the database', async () => {
    const citizenId = '079190987654';
    const [id] = await enter(somebody({ citizenId }), what('LDTT', 2022));
    const rows = await database.query<{ row: string }>(
      `SELECT row_to_json(n)::text AS row FROM ledger_identities n WHERE subject_id = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toContain(citizenId);
    const [plain] = await database.query<{ hash: string }>(`SELECT encode(sha256($1::bytea), 'hex') AS hash`, [
      citizenId,
    ]);
    expect(rows[0]?.row).not.toContain(plain?.hash);
    expect((await ledger.file(id ?? ''))?.identities).toEqual([{ kind: 'CITIZEN', masked: '079*******54' }]);
  });
});

describe('the facts of nominees', () => {
  const nominate = async (id: string, kinds = 'II') => {
    await registers.events.append(
      { kind: 'dossier', id },
      recorded([submitted('cdcs-hoa-binh', kinds), received]),
      NOTHING_ELSE,
    );
  };

  it('come for a whole list at once, in its order, with gap years and other nominations', async () => {
    const [one, two] = [somebody(), somebody()];
    const [id = ''] = await enter(one, what('CSTD_CS', 2023), what('CSTD_CS', 2025));
    await enter(two, what('LDTT', 2025));
    await ledger.setGapYear(id, 2024, 'STUDY', BY);
    await ledger.setGapYear(id, 2024, 'MATERNITY', BY);
    await ledger.setGapYear(id, 2022, 'OTHER', BY);
    await ledger.setGapYear(id, 2022, null, BY);
    await nominate('dossier-2026-0011');
    await nominate('dossier-2026-0012');
    await ledger.identify({ dossierId: 'dossier-2026-0011', no: 1 }, one, BY);
    await ledger.identify({ dossierId: 'dossier-2026-0012', no: 2 }, { id }, BY);
    const nobody = who({ name: 'Chưa Từng Thấy', citizenId: '079190111222' });
    const facts = await ledger.factsFor([
      { ...two, key: 'dossier-2026-0011/2' },
      { ...one, citizenId: null, key: 'dossier-2026-0011/1' },
      { ...nobody, key: 'dossier-2026-0012/1' },
    ]);
    expect(facts.map(({ key }) => key)).toEqual(['dossier-2026-0011/2', 'dossier-2026-0011/1', 'dossier-2026-0012/1']);
    expect(facts[0]).toMatchObject({ identityCertain: true, pastAwards: [{ code: 'LDTT' }], nominatedElsewhere: [] });
    expect(facts[1]).toMatchObject({
      subjectId: id,
      pastAwards: [{ year: 2023 }, { year: 2025 }],
      gapYears: [{ year: 2024, reason: 'MATERNITY' }],
      nominatedElsewhere: ['dossier-2026-0012/2'],
    });
    expect(facts[2]).toMatchObject({ subjectId: null, identityCertain: true, pastAwards: [] });
  });

  it('forget a nomination that was rejected', async () => {
    const subject = somebody();
    await enter(subject, what('LDTT', 2025));
    await nominate('dossier-2026-0021');
    await ledger.identify({ dossierId: 'dossier-2026-0021', no: 1 }, subject, BY);
    expect((await factsOf(subject)).nominatedElsewhere).toEqual(['dossier-2026-0021/1']);
    const events = recorded([submitted('cdcs-hoa-binh', 'II'), received, verified(1)]);
    await registers.events.append({ kind: 'dossier', id: 'dossier-2026-0021' }, events, NOTHING_ELSE);
    expect((await factsOf(subject)).nominatedElsewhere).toEqual([]);
  });

  it('follow the officer’s last word on who a nominee is, also when our own award is entered', async () => {
    const [a, b] = [somebody(), somebody()];
    await enter(a, what('LDTT', 2025));
    const [right = ''] = await enter(b, what('LDTT', 2025));
    const nominee = { dossierId: 'dossier-2026-0031', no: 1 };
    await ledger.identify(nominee, a, BY);
    await ledger.identify(nominee, { id: right }, BY);
    expect(await factsOf(who(), 'dossier-2026-0031/1')).toMatchObject({ subjectId: right });
    await ledger.enter(what('BK_LDLD', 2026, { id: 'dossier-2026-0031/1' }), who(), BY);
    expect((await ledger.file(right))?.awards.map(({ code }) => code)).toEqual(['BK_LDLD', 'LDTT']);
    // To itself an award is no past; to any other nomination it is.
    expect((await factsOf(who(), 'dossier-2026-0031/1')).pastAwards.map(({ code }) => code)).toEqual(['LDTT']);
    expect((await factsOf(b, 'dossier-2026-0032/1')).pastAwards).toHaveLength(2);
    expect(await ledger.identify(nominee, { id: randomUUID() }, BY)).toBe('UNKNOWN');
  });

  it('take as many statements for fifty as for one', async () => {
    const fifty = Array.from({ length: 50 }, () => somebody());
    const rows = fifty.map((subject) => ({ award: what('LDTT', 2025), subject }));
    await ledger.importRows(rows, BY, false);
    const pool = connect(database.url);
    let statements = 0;
    const counting: Database = {
      ...pool,
      run: (work) => {
        statements += 1;
        return pool.run(work);
      },
    };
    const requests = fifty.map((subject, index) => ({ ...subject, key: `dossier-2026-0041/${index + 1}` }));
    const all = await factsFor(counting, SECRET, requests);
    expect(all.every(({ pastAwards }) => pastAwards.length === 1)).toBe(true);
    expect(statements).toBeLessThanOrEqual(2);
    await pool.close();
  });
});

describe('searching', () => {
  const scope = { unitIds: ['cdcs-hoa-binh', 'cdcs-doc-lap'], limit: 20 };

  it('finds by any words of the name without signs, by award, year and unit', async () => {
    const subject = somebody({ name: 'Huỳnh Thị Kim Ưng' });
    const [id] = await enter(subject, what('CSTD_CS', 2017), what('BK_LDLD', 2018));
    const found = async (over: object) => (await ledger.search({ ...scope, ...over })).map((row) => row.id);
    expect(await found({ name: 'kim ung' })).toEqual([id]);
    expect(await found({ name: 'huynh ki' })).toEqual([id]);
    expect(await found({ name: 'kim', year: 2018, code: 'BK_LDLD' })).toEqual([id]);
    expect(await found({ name: 'kim', year: 2018, code: 'CSTD_CS' })).toEqual([]);
    expect(await found({ name: 'kim', unitId: 'cdcs-doc-lap' })).toEqual([]);
    expect(await found({ name: "'; DROP TABLE x; --" })).toEqual([]);
    expect(await ledger.search({ ...scope, unitIds: ['cdcs-doc-lap'], name: 'kim ung' })).toEqual([]);
    expect((await ledger.search({ ...scope, name: 'kim ung' }))[0]).toMatchObject({ awards: 2, lastYear: 2018 });
  });

  it('goes on where a page ended', async () => {
    for (const name of ['Phùng Thị Trang A', 'Phùng Thị Trang B', 'Phùng Thị Trang C'])
      await enter(somebody({ name }), what('LDTT', 2020));
    const first = await ledger.search({ ...scope, name: 'phung', limit: 2 });
    const last = first.at(-1);
    const next = await ledger.search({
      ...scope,
      name: 'phung',
      limit: 2,
      after: { name: last?.name ?? '', id: last?.id ?? '' },
    });
    expect([...first, ...next].map(({ name }) => name.at(-1))).toEqual(['A', 'B', 'C']);
  });

  it('knows what lies below a body', async () => {
    expect((await ledger.unitsUnder('cd-nganh-may')).map(({ id }) => id)).toEqual([
      'cdcs-hoa-binh',
      'cdcs-doc-lap',
      'cd-nganh-may',
    ]);
  });
});
