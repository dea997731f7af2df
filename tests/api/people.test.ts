import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrganisationCommand } from '../../domain/organisations/decide-organisation.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

const ADMINISTRATOR = 'quan-tri';
const REASON = 'Quyết định số 15/QĐ-LĐLĐ ngày 20/11/2026';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const change = async (command: OrganisationCommand, by: string = PEOPLE.officer) =>
  journey.commands.changeOrganisation({ ...(await journey.by(by)), command, reason: REASON });

const found = async (organisationId: string, parentId = 'ldld-an-phu', on = '2020-01-01') =>
  journey.accepted(
    await change({
      type: 'foundOrganisation',
      organisationId,
      on,
      name: `Công đoàn ${organisationId}`,
      parentId,
      kind: 'PRIVATE',
      level: 'GRASSROOTS',
    }),
  );

describe('the tree', () => {
  test('shows a unit itself and what is below it, to nobody else', async () => {
    const officer = await world.as(PEOPLE.officer);
    const all = await officer.get('/to-chuc');
    expect(all.status).toBe(200);
    expect(all.body).toContain('Công đoàn cơ sở Công ty Cổ phần May Hòa Bình');
    expect(all.body).not.toContain('Tổng Liên đoàn Lao động Việt Nam</a>');
    const proposer = await world.as(PEOPLE.proposer);
    const own = await proposer.get('/to-chuc');
    expect(own.body).toContain('May Hòa Bình');
    expect(own.body).not.toContain('Đại Phong');
    expect((await proposer.get('/to-chuc/cdcs-co-khi-dai-phong')).status).toBe(404);
    expect((await world.anyone().get('/to-chuc/cdcs-may-hoa-binh')).status).toBe(303);
  });

  test('is searched without diacritics', async () => {
    const officer = await world.as(PEOPLE.officer);
    const { body } = await officer.get('/to-chuc?tim=co%20khi%20dai');
    expect(body).toContain('Cơ khí Đại Phong');
    expect(body).not.toContain('May Hòa Bình</a>');
    expect((await officer.get('/to-chuc?tim=khong-co')).body).toContain('Không có tổ chức nào');
  });
});

describe('a renaming on the web', () => {
  const at = '/to-chuc/cd-det/ghi/doi-ten';
  beforeAll(() => found('cd-det'));

  test('is filled in, looked over, and recorded once; the old name stays for earlier days', async () => {
    const officer = await world.as(PEOPLE.officer);
    const typed = { name: 'Công đoàn  Dệt Mới', on: '2026-07-01', reason: REASON, requestId: 'rename-request-0001' };
    const wrong = await officer.submit(at, at, { ...typed, reason: '', on: '2026-02-30', viec: 'xem' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Đề nghị ghi căn cứ');
    expect(wrong.body).toContain('href="#on"');

    const review = await officer.submit(at, at, { ...typed, viec: 'xem' });
    expect(review.body).toContain('Sẽ được ghi vào sổ');
    expect(review.body).toContain('Công đoàn cd-det: Đổi tên thành Công đoàn Dệt Mới (01/07/2026)');
    expect((await world.registers.organisations.history('cd-det')).length).toBe(2);
    const back = await officer.submit(at, at, { ...typed, viec: 'sua' });
    expect(back.body).toContain('value="2026-07-01"');

    const [one, two] = [
      await officer.submit(at, at, { ...typed, viec: 'ghi' }),
      await officer.submit(at, at, { ...typed, viec: 'ghi' }),
    ];
    expect([one.status, two.status]).toEqual([303, 303]);
    expect((await world.registers.organisations.history('cd-det')).length).toBe(3);
    expect((await officer.get('/to-chuc/cd-det?ngay=2026-06-30')).body).toContain('<h1>Công đoàn cd-det</h1>');
    expect((await officer.get('/to-chuc/cd-det')).body).toContain('<h1>Công đoàn Dệt Mới</h1>');
    expect((await world.registers.directory.organisation('cd-det'))?.actingBody).toContain('Công đoàn Dệt Mới');
  });

  test('is corrected with the old entry kept, and not a second time', async () => {
    const officer = await world.as(PEOPLE.officer);
    const entry = (await world.registers.organisations.history('cd-det')).at(-1);
    const correct = `/to-chuc/cd-det/ghi/dinh-chinh?muc=${entry?.id}`;
    expect((await officer.get(correct)).body).toContain('value="Công đoàn Dệt Mới"');
    const typed = { 'fact.name': 'Công đoàn Dệt Nam', on: '2026-08-01', reason: 'Ghi nhầm', viec: 'ghi' };
    expect((await officer.submit(correct, correct, typed)).status).toBe(303);
    const page = await officer.get('/to-chuc/cd-det');
    expect(page.body).toContain('<s>Đổi tên thành Công đoàn Dệt Mới</s>');
    expect(page.body).toContain('Đổi tên thành Công đoàn Dệt Nam');
    const again = await officer.submit('/to-chuc/cd-det/ghi/doi-ten', correct, { ...typed, reason: 'Lần nữa' });
    expect(again.status).toBe(404);
  });
});

describe('who may change', () => {
  test('an officer keeps what is below the own body, an administrator the body too, others nothing', async () => {
    await found('cd-quyen');
    const rename = (organisationId: string, on: string): OrganisationCommand => ({
      type: 'renameOrganisation',
      organisationId,
      on,
      name: 'Tên mới',
    });
    expect(await change(rename('ldld-an-phu', '2026-01-01'))).toEqual({ refused: { code: 'NOT_SUBORDINATE' } });
    expect(await change(rename('tld', '2026-01-01'))).toEqual({ refused: { code: 'NOT_SUBORDINATE' } });
    expect(await change(rename('cd-quyen', '2026-01-01'), PEOPLE.proposer)).toEqual({
      refused: { code: 'ROLE_NOT_ALLOWED' },
    });
    expect(await change(rename('cd-quyen', '2026-01-01'), PEOPLE.clerk)).toEqual({
      refused: { code: 'ROLE_NOT_ALLOWED' },
    });
    expect(await change(rename('tld', '2026-01-01'), ADMINISTRATOR)).toEqual({ refused: { code: 'NOT_SUBORDINATE' } });
    expect(await change(rename('cd-quyen', '2026-01-01'), ADMINISTRATOR)).toMatchObject({ ok: true });
    const log = await world.registers.accessLog.of('cd-quyen');
    expect(log.map((one) => one.command)).toEqual(['renameOrganisation', 'renameOrganisation']);
  });

  test('whoever may not is offered no form', async () => {
    const proposer = await world.as(PEOPLE.proposer);
    const page = await proposer.get('/to-chuc/cdcs-may-hoa-binh');
    expect(page.body).not.toContain('Ghi thay đổi');
    expect(page.body).not.toContain('Đính chính mục này');
    expect((await proposer.get('/to-chuc/cdcs-may-hoa-binh/ghi/doi-ten')).status).toBe(403);
    expect((await proposer.post('/to-chuc/cdcs-may-hoa-binh/ghi/doi-ten', { viec: 'ghi' })).status).toBe(403);
  });
});

describe('a merger', () => {
  test('brings subordinates and people to the heir; the merged union can propose no more', async () => {
    await found('cd-cu');
    await found('cd-con', 'cd-cu');
    await found('cd-nhan');
    const officer = await world.as(PEOPLE.officer);
    const at = '/to-chuc/cd-cu/ghi/sap-nhap';
    const typed = { intoId: 'cd-nhan', on: '2026-07-01', reason: REASON };
    const review = await officer.submit(at, at, { ...typed, viec: 'xem' });
    expect(review.body).toContain('Công đoàn cd-con: Chuyển về trực thuộc Công đoàn cd-nhan (01/07/2026)');
    const added = await journey.commands.changePerson({
      ...(await journey.by(PEOPLE.officer)),
      command: {
        type: 'addPerson',
        personId: '',
        on: '2020-05-01',
        name: 'Lê Văn Sáp',
        woman: false,
        birthYear: 1980,
        post: { title: 'Ủy viên', organisationId: 'cd-cu', unionWork: true },
      },
      reason: REASON,
    });
    expect(added).toMatchObject({ ok: true });
    expect((await officer.submit(at, at, { ...typed, viec: 'ghi' })).status).toBe(303);

    const heir = await officer.get('/to-chuc/cd-nhan');
    expect(heir.body).toContain('Ông Lê Văn Sáp');
    expect(heir.body).toContain('/to-chuc/cd-con"');
    const merged = await officer.get('/to-chuc/cd-cu');
    expect(merged.body).toContain('Đã kết thúc từ 01/07/2026');
    expect(merged.body).toContain('href="/to-chuc/cd-nhan"');
  });

  test('a dissolved union is refused when it proposes (TT 15/2025)', async () => {
    await change({ type: 'dissolveOrganisation', organisationId: 'cdcs-co-khi-dai-phong', on: '2026-11-01' });
    const refused = await journey.commands.submitDossier({
      ...(await journey.by(PEOPLE.otherProposer)),
      content: DOSSIER,
    });
    expect(refused).toEqual({ refused: { code: 'ORGANISATION_ENDED' } });
  });
});

describe('people', () => {
  test('are added, take and leave posts, and are put into a class, all on the web', async () => {
    await found('cd-nguoi', 'ldld-an-phu', '2010-01-01');
    const officer = await world.as(PEOPLE.officer);
    const add = '/con-nguoi/moi?to-chuc=cd-nguoi';
    const typed = {
      name: 'Nguyễn Thị Chín',
      woman: 'yes',
      birthYear: '1984',
      'post.title': 'Tổ trưởng công đoàn',
      'post.organisationId': 'cd-nguoi',
      'post.unionWork': 'yes',
      on: '2016-11-25',
      citizenId: '001184000123',
      staffCode: 'CN-09',
      reason: REASON,
    };
    const missing = await officer.submit(add, add, { ...typed, woman: '', citizenId: '12', viec: 'xem' });
    expect(missing.body).toContain('Đề nghị chọn nam hoặc nữ.');
    expect(missing.body).toContain('Số căn cước gồm 12 chữ số.');
    const done = await officer.submit(add, add, { ...typed, viec: 'ghi' });
    const here = (done.headers.get('location') ?? '').replace('?da=ghi', '');
    expect(here).toMatch(/^\/con-nguoi\/nguoi-/);
    const taken = await officer.submit(add, add, { ...typed, name: 'Người khác', staffCode: '', viec: 'ghi' });
    expect(taken.body).toContain('Số căn cước này đã được ghi cho một người khác');

    const coded = await officer.submit(add, add, { ...typed, name: 'Người khác', citizenId: '', viec: 'ghi' });
    expect(coded.status).toBe(409);
    expect(coded.body).toContain('Mã cán bộ này đã được ghi cho một người khác');

    const post = (await world.registers.persons.person(here.slice(11)))?.person.posts[0]?.id ?? '';
    const take = `${here}/ghi/chuc-vu`;
    const taking = {
      'post.title': 'Chủ tịch công đoàn',
      'post.organisationId': 'cd-nguoi',
      'post.unionWork': 'yes',
      leaves: post,
      on: '2022-01-01',
      reason: REASON,
    };
    expect((await officer.submit(take, take, { ...taking, viec: 'ghi' })).status).toBe(303);
    const classed = {
      roleClass: 'DIRECT',
      source: 'Bảng lương năm 2025',
      on: '2020-01-01',
      reason: REASON,
      viec: 'ghi',
    };
    expect((await officer.submit(`${here}/ghi/doi-tuong`, `${here}/ghi/doi-tuong`, classed)).status).toBe(303);

    const page = await officer.get(here);
    expect(page.body).toContain('từ 25/11/2016, thôi từ 01/01/2022');
    expect(page.body).toContain('Công nhân, lao động trực tiếp');
    expect(page.body).toContain('10 năm (cộng dồn)');
    expect(page.body).toContain('Đã ghi, lưu dưới dạng mã hóa');
    expect((await officer.get('/to-chuc/cd-nguoi?ngay=2021-12-31')).body).toContain('Tổ trưởng công đoàn');
    expect((await officer.get('/to-chuc/cd-nguoi')).body).toContain('Chủ tịch công đoàn');
    // Another union neither finds nor opens the page.
    expect((await (await world.as(PEOPLE.proposer)).get(here)).status).toBe(404);
  });

  test('the citizen id is nowhere readable: neither in the tables nor in the logs', async () => {
    const tables = ['person_entries', 'person_keys', 'organisation_entries', 'access_log'];
    for (const table of tables) {
      const rows = await world.database.query<{ whole: string }>(`SELECT ${table}::text AS whole FROM ${table}`);
      expect(rows.map((row) => row.whole).join('\n')).not.toContain('001184000123');
    }
    expect(world.logged.join('')).not.toContain('001184000123');
  });
});
