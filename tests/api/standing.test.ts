import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GivenNumbers } from '../../adapters/identity-ports.ts';
import { createImportPeople } from '../../api/commands/import-people.ts';
import { needsAnswer } from '../../domain/intake/findings.ts';
import type { PersonCommand } from '../../domain/organisations/decide-person.ts';
import { PEOPLE_LISTS } from '../../domain/organisations/import/columns.ts';
import type { Finding } from '../../domain/rules/assess.ts';
import { openedFrom } from '../support/lists.ts';
import { createJourney, PAPERS_REASON, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

const TUYET = '079188000417';
const VUNG = '079079000655';
const DE = '079083000391';

const NOMINEES: readonly object[] = DOSSIER.nominees;

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  // What `npm start` loads: people, collectives, and their results year by year.
  for (const file of ['to-chuc.csv', 'con-nguoi.csv', 'ket-qua-tap-the.csv', 'ket-qua-ca-nhan.csv']) {
    const bytes = readFileSync(new URL(`../../samples/season/${file}`, import.meta.url));
    const open = await openedFrom(bytes, PEOPLE_LISTS);
    const importPeople = createImportPeople(world.deps);
    const by = await journey.by(PEOPLE.officer);
    const said = { open, reason: 'Công văn 45', dryRun: false, skipHeld: false };
    const done = journey.accepted(await importPeople({ ...by, ...said }));
    expect('remarks' in done && done.remarks.filter(needsAnswer)).toEqual([]);
    expect(done).toMatchObject({ written: true });
  }
});
afterAll(() => world?.close());

/** The sample's nominees by number, with what a test gives them besides. */
function content(given: Readonly<Record<number, Partial<GivenNumbers>>>, over: object = {}) {
  const nominees = NOMINEES.map((nominee, index) => ({ ...nominee, ...given[index + 1] }));
  return { ...DOSSIER, nominees, ...over };
}

async function submitted(of: object, dossierId?: string): Promise<string> {
  const again = dossierId === undefined ? {} : { dossierId };
  const done = await journey.commands.submitDossier({ ...(await journey.by(PEOPLE.proposer)), ...again, content: of });
  return journey.accepted(done as { dossierId: string }).dossierId;
}

async function received(of: object): Promise<string> {
  const dossierId = await submitted(of);
  const by = await journey.by(PEOPLE.officer);
  journey.accepted(await journey.commands.receiveDossier({ ...by, dossierId, papersReason: PAPERS_REASON }));
  return dossierId;
}

async function findings(dossierId: string, no: number): Promise<Readonly<Record<string, Finding>>> {
  const assessed = await world.deps.eligibility.assess(dossierId);
  const nominee = assessed?.report.nominees.find((one) => one.no === no);
  return Object.fromEntries((nominee?.findings ?? []).map((finding) => [finding.rule, finding]));
}

const outcomes = (found: Readonly<Record<string, Finding>>) =>
  Object.fromEntries(Object.entries(found).map(([rule, { outcome }]) => [rule, outcome]));

async function personOf(citizenId: string): Promise<string> {
  const found = (
    await world.registers.persons.match({ citizenIds: [citizenId], staffCodes: [], names: [] })
  ).byCitizenId(citizenId);
  if (found === undefined) throw new Error('nobody has this number');
  return found.person.id;
}

async function record(command: PersonCommand) {
  const by = await journey.by(PEOPLE.officer);
  journey.accepted(await journey.commands.changePerson({ ...by, command, reason: 'Quyết định số 9' }));
}

describe('whoever comes with a number', () => {
  test('is decided by the rules where the registers know, and left to a person only where nobody does', async () => {
    const dossierId = await received(content({ 2: { citizenId: TUYET } }));
    const tuyet = await findings(dossierId, 2);
    expect(outcomes(tuyet)).toEqual({
      HOAN_THANH_XUAT_SAC: 'MET',
      // Movement and esteem are no fact of a register: the rule has no test.
      PHONG_TRAO: 'NEEDS_PERSON',
      KHONG_KY_LUAT: 'MET',
      KHONG_TRUNG: 'MET',
      HO_SO_DU: 'MET',
      MOT_LAN_TRONG_NAM: 'MET',
    });
    expect(tuyet.HOAN_THANH_XUAT_SAC?.facts).toEqual(['năm 2026: hoàn thành xuất sắc nhiệm vụ']);
    expect(tuyet.HOAN_THANH_XUAT_SAC?.basis).toContain('999/QĐ-TLĐ');
    // The same list, somebody without a number: the name alone ties nobody to a person.
    const vung = await findings(dossierId, 3);
    expect(vung.HOAN_THANH_XUAT_SAC).toMatchObject({
      outcome: 'NEEDS_PERSON',
      missing: ['kết quả hoàn thành nhiệm vụ năm 2026'],
    });
    expect(vung.KHONG_KY_LUAT?.outcome).toBe('NEEDS_PERSON');
  });

  test('a collective of the union by its name is known with its figures', async () => {
    const nominees = [DOSSIER.nominees[0]];
    const dossierId = await received({ ...DOSSIER, awardCode: 'TTLDTT', nominees });
    const { NOI_KHAC, ...collective } = await findings(dossierId, 1);
    // Of the same union, in the dossier before this one: the ledger knows it is the same collective.
    expect(NOI_KHAC?.facts[0]).toMatch(/dossier-2026-0001\/1/);
    expect(new Set(Object.values(outcomes(collective)))).toEqual(new Set(['MET']));
    expect(collective.NUA_SO_LDTT?.facts).toEqual(['tỷ lệ đạt Lao động tiên tiến: 76%']);
  });

  test('a missing grade is named by its year', async () => {
    const dossierId = await received(content({ 2: { citizenId: TUYET } }, { evaluationYear: 2027 }));
    expect((await findings(dossierId, 2)).HOAN_THANH_XUAT_SAC?.missing).toEqual([
      'kết quả hoàn thành nhiệm vụ năm 2027',
    ]);
  });

  test('is not tied to anybody by a number of somebody else, and the officer reads why', async () => {
    const dossierId = await received(content({ 3: { citizenId: TUYET } }));
    expect(outcomes(await findings(dossierId, 3))).toMatchObject({
      DANH_TINH: 'NEEDS_PERSON',
      HOAN_THANH_XUAT_SAC: 'NEEDS_PERSON',
      KHONG_TRUNG: 'NEEDS_PERSON',
    });
    const officer = await world.as(PEOPLE.officer);
    const { body } = await officer.get(`/ho-so/${dossierId}`);
    expect(body).toContain('số đã ghi thuộc người có họ tên hoặc năm sinh khác trong sổ con người');
    // The officer has seen the paper: the right number settles it.
    world.clock.at = new Date(world.clock.at.getTime() + 60_000);
    journey.accepted(
      await journey.commands.identifyNominee({
        ...(await journey.by(PEOPLE.officer)),
        dossierId,
        content: { no: 3, citizenId: VUNG },
      }),
    );
    expect(outcomes(await findings(dossierId, 3))).toMatchObject({ HOAN_THANH_XUAT_SAC: 'MET', KHONG_KY_LUAT: 'MET' });
  });

  test('a class that the register contradicts is for a person', async () => {
    const nominees = NOMINEES.map((nominee, index) =>
      index === 1 ? { ...nominee, roleClass: 'LEADER', citizenId: TUYET } : nominee,
    );
    const dossierId = await received({ ...DOSSIER, nominees });
    expect((await findings(dossierId, 2)).NHOM_DOI_TUONG).toMatchObject({
      outcome: 'NEEDS_PERSON',
      facts: ['hồ sơ ghi lãnh đạo, quản lý, sổ con người ghi công nhân, người lao động trực tiếp'],
    });
  });
});

test('a sanction recorded after the verification stops that nominee only', async () => {
  const dossierId = await received(content({ 3: { citizenId: VUNG }, 5: { citizenId: DE } }));
  journey.accepted(
    await journey.commands.completeVerification({ ...(await journey.by(PEOPLE.officer)), dossierId, failed: [] }),
  );
  const personId = await personOf(DE);
  await record({
    type: 'openMatter',
    personId,
    on: '2026-11-25',
    matter: 'DISCIPLINE_REVIEW',
    document: '31/TB-MHB',
    until: null,
  });
  journey.accepted(
    await journey.commands.conveneSession({ ...(await journey.by(PEOPLE.secretary)), dossierIds: [dossierId] }),
  );
  const state = await world.deps.engine.dossier(dossierId);
  expect(state?.nominees.map(({ status }) => status)).toEqual([...Array(4).fill('LISTED'), 'REJECTED', 'LISTED']);
  const proposer = await world.as(PEOPLE.officer);
  expect((await proposer.get(`/con-nguoi/${personId}`)).body).toContain('Đang xem xét kỷ luật (31/TB-MHB)');
});

describe('numbers of a dossier', () => {
  test('are nowhere but sealed, and tie once however often the list is sent', async () => {
    const by = await journey.by(PEOPLE.proposer);
    const list = content({ 2: { citizenId: '0791 8800 0417', staffId: 'MHB-0417' } });
    const sent = [await journey.commands.submitDossier({ ...by, content: list })];
    sent.push(await journey.commands.submitDossier({ ...by, content: list }));
    const [first, second] = sent.map((one) => journey.accepted(one as { dossierId: string }).dossierId);
    expect(second).toBe(first);
    const dossierId = first ?? '';
    const submission = await world.registers.dossiers.submission(dossierId);
    if (submission === undefined) throw new Error('no submission');
    expect(JSON.stringify(submission)).not.toMatch(/079188000417|MHB-0417/);
    expect(await world.registers.identities.given(dossierId, 1)).toEqual(
      new Map([[2, { citizenId: TUYET, staffId: 'MHB-0417' }]]),
    );
    const rows = await world.database.query<{ text: string }>(
      `SELECT nominee_numbers::text || coalesce((SELECT string_agg(drafts::text, '') FROM drafts), '') AS text
       FROM nominee_numbers`,
    );
    for (const { text } of rows) expect(text).not.toMatch(/079188000417|MHB-0417/);
    const who = await world.registers.identities.of(submission);
    expect(who.get(2)).toMatchObject({ subjectId: await personOf(TUYET), doubt: null });
    expect(who.get(3)).toMatchObject({ subjectId: null, doubt: null });
    expect(world.logged.join('\n')).not.toContain(TUYET);
  });

  test('that are no numbers are said beside their box, and a class must be chosen', async () => {
    const proposer = await world.as(PEOPLE.proposer);
    const typed = { rows: '1', viec: 'gui', 'nominee-1-kind': 'INDIVIDUAL', 'nominee-1-name': 'Trần Quốc Vững' };
    const wrong = await proposer.submit('/ho-so/moi', '/ho-so/moi', { ...typed, 'nominee-1-citizenId': '07907900065' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#nominee-1-citizenId"');
    expect(wrong.body).toContain('href="#nominee-1-roleClass"');
    expect(wrong.body).toContain('Đã ghi ••••0065');
    expect(wrong.body).not.toContain('07907900065');
  });

  test('of a nominee whose place another takes tie nobody in the next version', async () => {
    const dossierId = await received(content({ 2: { citizenId: TUYET } }));
    journey.accepted(
      await journey.commands.returnDossier({ ...(await journey.by(PEOPLE.officer)), dossierId, reason: 'Bổ sung' }),
    );
    const proposer = await world.as(PEOPLE.proposer);
    const form = await proposer.get(`/ho-so/${dossierId}/bo-sung`);
    expect(form.body).toContain('Đã ghi ••••0417');
    expect(form.body).not.toContain(TUYET);
    const [first, second, third, ...rest] = content({}).nominees;
    await submitted({ ...DOSSIER, nominees: [first, third, second, ...rest] }, dossierId);
    const found = await findings(dossierId, 2);
    expect(found.DANH_TINH?.facts).toEqual(['số thứ tự này ở lần gửi trước là của trường hợp khác']);
    expect(found.HOAN_THANH_XUAT_SAC?.outcome).toBe('NEEDS_PERSON');
  });
});

describe('the forms of a person', () => {
  test('record a grade after it was looked over, and a matter is read by those who keep the register only', async () => {
    const personId = await personOf(VUNG);
    const officer = await world.as(PEOPLE.officer);
    const at = `/con-nguoi/${personId}/ghi/xep-loai`;
    const typed = { year: '2023', grade: 'GOOD', on: '2023-12-15', reason: 'Thông báo số 2' };
    const review = await officer.submit(at, at, { ...typed, viec: 'xem' });
    expect(review.body).toContain('Xếp loại năm 2023: Hoàn thành tốt nhiệm vụ (15/12/2023)');
    expect((await officer.submit(at, at, { ...typed, viec: 'ghi' })).status).toBe(303);
    const again = await officer.submit(at, at, { ...typed, grade: 'FAIR', viec: 'ghi' });
    expect(again.body).toContain('Nội dung này của năm đã được ghi');

    const matter = `/con-nguoi/${personId}/ghi/vu-viec`;
    const opened = { matter: 'REPRIMAND', document: '7/QĐ-MHB', until: '2024-06-01', on: '2024-03-01' };
    expect((await officer.submit(matter, matter, { ...opened, reason: 'QĐ 7', viec: 'ghi' })).status).toBe(303);
    expect((await officer.get(`/con-nguoi/${personId}`)).body).toContain('Kỷ luật khiển trách (7/QĐ-MHB)');
    const proposer = await world.as(PEOPLE.proposer);
    const seen = await proposer.get(`/con-nguoi/${personId}`);
    expect(seen.body).toContain('Hoàn thành tốt nhiệm vụ');
    expect(seen.body).not.toContain('khiển trách');
    const json = await world.app.request(`/api/v1/people/${personId}`, { headers: { cookie: proposer.cookie } });
    expect(await json.text()).not.toContain('REPRIMAND');
  });
});
