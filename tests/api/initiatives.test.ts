import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

const CITIZEN_ID = '000086000123';

const boxes = (over: Record<string, string> = {}) => ({
  rows: '2',
  viec: 'gui',
  kind: 'SOLUTION',
  title: 'Cữ may nẹp áo hai kim',
  summary: 'Một lượt thay vì hai.\r\nGiảm 21 giây mỗi áo.',
  appliedAt: 'Chuyền may số 3',
  appliedFrom: '2026-01-15',
  'author-1-name': 'Nguyễn Thị  Hoa'.normalize('NFD'),
  'author-1-birthYear': '1986',
  'author-1-unit': 'Chuyền may số 3',
  'author-1-cccd': CITIZEN_ID,
  'author-1-sharePercent': '60',
  'author-1-main': 'co',
  'author-2-name': 'Lê Văn Bình',
  'author-2-unit': 'Tổ cơ điện',
  'author-2-sharePercent': '40',
  valueAmount: '96.400.000',
  valueFrom: '2026-01-15',
  valueTo: '2026-09-30',
  valueMethod: 'Thời gian tiết kiệm × sản lượng × đơn giá',
  valueCertifiedBy: 'Phòng Kế toán',
  valueEmployerConfirmedOn: '2026-10-05',
  'proof-1-title': 'Biên bản nghiệm thu',
  'proof-1-sha256': 'AB'.repeat(32),
  ...over,
});

const recognition = {
  'cong-nhan-scope': 'GRASSROOTS',
  'cong-nhan-number': '18/QĐ-MHB',
  'cong-nhan-on': '2026-10-20',
  'cong-nhan-decidedBy': 'Giám đốc Công ty Cổ phần May Hòa Bình',
};

async function registered(over: Record<string, string> = {}): Promise<string> {
  const proposer = await world.as(PEOPLE.proposer);
  const answer = await proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes(over));
  expect(answer.status).toBe(303);
  return /\/sang-kien\/([\w-]+)/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';
}

async function recognised(over: Record<string, string> = {}): Promise<string> {
  const id = await registered(over);
  const at = `/sang-kien/${id}`;
  await (await world.as(PEOPLE.proposer)).submit(at, `${at}/gui`);
  const officer = await world.as(PEOPLE.officer);
  expect((await officer.submit(at, `${at}/cong-nhan`, recognition)).status).toBe(303);
  return id;
}

describe('the form', () => {
  test('says beside the boxes what is wrong and keeps what was typed, and registers once it is right', async () => {
    const proposer = await world.as(PEOPLE.proposer);
    const wrong = await proposer.submit(
      '/sang-kien/moi',
      '/sang-kien/moi',
      boxes({ 'author-2-name': ' ', 'author-1-cccd': '86000123', valueTo: '2025-12-31', title: '' }),
    );
    expect(wrong.status).toBe(422);
    for (const box of ['author-2-name', 'author-1-cccd', 'valueTo', 'title'])
      expect(wrong.body).toContain(`href="#${box}"`);
    expect(wrong.body).toContain('Giảm 21 giây mỗi áo.');

    const id = await registered();
    const page = await proposer.get(`/sang-kien/${id}`);
    expect(page.body).toContain('Nguyễn Thị Hoa');
    expect(page.body).toContain('96.400.000 đồng');
    expect(page.body).toContain('tác giả chính');
    expect(page.body).toContain('ab'.repeat(32));
    expect(page.body).toContain('Gửi đề nghị công nhận');
    expect(page.body).not.toContain(CITIZEN_ID);
  });

  test.each([
    ['shares that are no hundred', { 'author-2-sharePercent': '30' }, 'cộng lại đúng 100 %', 'authors'],
    ['nobody in the lead', { 'author-1-main': '' }, 'đúng một tác giả chính', 'authors'],
    ['a day to come', { appliedFrom: '2026-12-01' }, 'không thể ở sau hôm nay', 'appliedFrom'],
    ['a value gained in the future', { valueTo: '2026-12-01' }, 'đã kết thúc', 'valueAmount'],
  ])('is refused for %s, beside the box', async (_, over, sentence, box) => {
    const answer = await (await world.as(PEOPLE.proposer)).submit('/sang-kien/moi', '/sang-kien/moi', boxes(over));
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(sentence);
    expect(answer.body).toContain(`href="#${box}"`);
    expect(answer.body).toContain(`id="${box}"`);
  });

  test('leaves neither a number nor an author behind when it is refused', async () => {
    const count = async () =>
      (await world.database.query('SELECT 1 FROM initiative_authors UNION ALL SELECT 1 FROM numbers')).length;
    const before = await count();
    const proposer = await world.as(PEOPLE.proposer);
    await proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes({ 'author-2-sharePercent': '30' }));
    expect(await count()).toBe(before);
  });

  test('"add an author" registers nothing and loses nothing; a double click registers once', async () => {
    const proposer = await world.as(PEOPLE.proposer);
    const more = await proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes({ viec: 'them' }));
    expect(more.body).toContain('Tác giả 3');
    expect(more.body).toContain('Tổ cơ điện');
    const requestId = 'double-click-0009';
    const [one, two] = await Promise.all(
      [1, 2].map(() => proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes({ requestId, title: 'Bấm đúp' }))),
    );
    expect(one?.headers.get('location')).toBe(two?.headers.get('location'));
  });

  test('refuses a citizen id that stands for another name, without saying whose it is', async () => {
    await registered({ title: 'Người thứ nhất' });
    const answer = await (await world.as(PEOPLE.proposer)).submit(
      '/sang-kien/moi',
      '/sang-kien/moi',
      boxes({ title: 'Người thứ hai', 'author-1-name': 'Vũ Thị Lan' }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#author-1-cccd"');
    expect(answer.body).not.toContain('Nguyễn Thị Hoa');
  });

  test('corrects with the authors that are known, and not over somebody else’s correction', async () => {
    const id = await registered({ title: 'Sẽ sửa' });
    const proposer = await world.as(PEOPLE.proposer);
    const form = await proposer.get(`/sang-kien/${id}/sua`);
    expect(form.body).toContain('value="96.400.000"');
    expect(form.body).not.toContain(CITIZEN_ID);
    const known = /name="author-1-authorId" value="([\w-]+)"/.exec(form.body)?.[1] ?? '';
    const corrected = boxes({ title: 'Đã sửa', version: '1', 'author-1-authorId': known, 'author-1-cccd': '' });
    expect((await proposer.submit(`/sang-kien/${id}/sua`, `/sang-kien/${id}/sua`, corrected)).status).toBe(303);
    const view = await world.registers.initiatives.view(id);
    expect(view?.content.title).toBe('Đã sửa');
    expect(view?.state.authors[0]?.authorId).toBe(known);
    const late = await proposer.submit(`/sang-kien/${id}/sua`, `/sang-kien/${id}/sua`, { ...corrected, title: 'Muộn' });
    expect(late.body).toContain('đã được người khác sửa');
  });

  test('lets an officer take over what was recognised on paper, for a union below, and nobody else', async () => {
    const old = {
      unitId: 'cdcs-co-khi-dai-phong',
      title: 'Theo sổ cũ',
      recognisedScope: 'PROVINCE',
      recognisedNumber: '27/QĐ-ĐP',
      recognisedOn: '2025-09-30',
      recognisedBy: 'Hội đồng sáng kiến tỉnh',
    };
    const officer = await world.as(PEOPLE.officer);
    const answer = await officer.submit('/sang-kien/moi', '/sang-kien/moi', boxes(old));
    expect(answer.status).toBe(303);
    const page = await officer.get(answer.headers.get('location') ?? '');
    expect(page.body).toContain('Ghi theo sổ cũ');
    expect(page.body).toContain('Hội đồng sáng kiến tỉnh');
    const proposer = await world.as(PEOPLE.proposer);
    expect((await proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes(old))).body).toContain('thuộc đơn vị khác');
    const own = { ...old, unitId: 'cdcs-may-hoa-binh' };
    expect((await proposer.submit('/sang-kien/moi', '/sang-kien/moi', boxes(own))).body).toContain(
      'không có thẩm quyền',
    );
  });
});

describe('the page', () => {
  test('leads from the registration to the recognition, each step by whose turn it is', async () => {
    const id = await recognised({ title: 'Trọn đường' });
    const page = await (await world.as(PEOPLE.proposer)).get(`/sang-kien/${id}`);
    expect(page.body).toContain('Được công nhận');
    expect(page.body).toContain('số 18/QĐ-MHB ngày 20/10/2026');
    expect(page.body).toContain('Bà Nguyễn Thị Hồng Ngữ');
    expect(page.body).not.toContain('Ghi nhận đã dùng để đề nghị khen thưởng');
  });

  test('keeps a refused act on the page with its reason, and writes it down', async () => {
    const id = await registered({ title: 'Thiếu số quyết định' });
    const at = `/sang-kien/${id}`;
    const officer = await world.as(PEOPLE.officer);
    const early = await officer.submit(at, `${at}/cong-nhan`, recognition);
    expect(early.status).toBe(409);
    await (await world.as(PEOPLE.proposer)).submit(at, `${at}/gui`);
    const empty = await officer.submit(at, `${at}/cong-nhan`, { ...recognition, 'cong-nhan-number': ' ' });
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('href="#cong-nhan-number"');
    expect(empty.body).toContain('Giám đốc Công ty Cổ phần May Hòa Bình');
    const silent = await officer.submit(at, `${at}/khong-cong-nhan`, { 'khong-cong-nhan-reason': '  ' });
    expect(silent.body).toContain('href="#khong-cong-nhan-reason"');
    expect((await world.registers.accessLog.of(id)).map(({ code }) => code)).toStrictEqual([
      'INITIATIVE_STATUS',
      'REASON_NEEDED',
    ]);
    const back = await officer.submit(at, `${at}/tra-lai`, { 'tra-lai-reason': 'Bổ sung cách tính.' });
    expect(back.status).toBe(303);
    expect((await (await world.as(PEOPLE.proposer)).get(at)).body).toContain('Bổ sung cách tính.');
  });

  test('marks the use in a dossier once for a kind, names the first, and asks again when the recognition goes', async () => {
    const id = await recognised({ title: 'Dùng cho khen thưởng' });
    const at = `/sang-kien/${id}`;
    const journey = createJourney(world);
    const [first, second] = [await journey.submitted(), await journey.submitted()];
    const officer = await world.as(PEOPLE.officer);
    const authorId = (await world.registers.initiatives.view(id))?.state.authors[0]?.authorId ?? '';
    const use = (dossierId: string) =>
      officer.submit(at, `${at}/su-dung`, {
        'su-dung-authorId': authorId,
        'su-dung-dossierId': dossierId,
        'su-dung-no': '1',
      });
    expect((await use('dossier-2026-9999')).body).toContain('href="#su-dung-dossierId"');
    expect((await use(first)).status).toBe(303);
    const again = await use(second);
    expect(again.status).toBe(409);
    expect(again.body).toContain(`Lần đầu: năm 2026, hồ sơ ${first}, trường hợp 1.`);
    await officer.submit(at, `${at}/huy-cong-nhan`, {
      'huy-cong-nhan-number': '40/QĐ-MHB',
      'huy-cong-nhan-on': '2026-11-20',
      'huy-cong-nhan-decidedBy': 'Giám đốc',
      'huy-cong-nhan-reason': 'Số liệu không đúng.',
    });
    const page = await officer.get(at);
    expect(page.body).toContain('Đã hủy công nhận');
    expect(page.body).toContain('Cần xem xét lại');
    expect(page.body).toContain('Số liệu không đúng.');
  });

  test('is for the union and its body; whoever guesses an address learns nothing', async () => {
    const id = await registered({ title: 'Chỉ đơn vị mình' });
    const other = await (await world.as(PEOPLE.otherProposer)).get(`/sang-kien/${id}`);
    expect(other.status).toBe(403);
    expect(other.body).not.toContain('Chỉ đơn vị mình');
    expect((await (await world.as(PEOPLE.member)).get('/sang-kien')).status).toBe(403);
    expect((await world.anyone().get(`/sang-kien/${id}`)).headers.get('location')).toBe('/dang-nhap');
  });
});

describe('the list', () => {
  test('finds by words, year and value, and goes on page by page', async () => {
    for (let row = 1; row <= 26; row += 1)
      await registered({ title: `Hàng loạt số ${row}`, valueAmount: `${row * 1_000_000}` });
    const officer = await world.as(PEOPLE.officer);
    const found = await officer.get('/sang-kien?tu-khoa=hang+loat');
    const rows = (body: string) => body.match(/href="\/sang-kien\/initiative-/g)?.length ?? 0;
    expect(rows(found.body)).toBe(25);
    const next = /href="(\/sang-kien\?[^"]*sau=[^"]+)"/.exec(found.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const last = await officer.get(next);
    expect(rows(last.body)).toBe(1);
    expect(last.body).toContain('Hàng loạt số 1<');
    expect(rows((await officer.get('/sang-kien?tu-khoa=hang+loat&gia-tri-tu=26.000.000')).body)).toBe(1);
    expect(rows((await officer.get('/sang-kien?tu-khoa=hang+loat&nam=2026')).body)).toBe(0);
    expect((await (await world.as(PEOPLE.otherProposer)).get('/sang-kien?tu-khoa=hang+loat')).body).toContain(
      'Không có sáng kiến nào',
    );
  });

  test('counts what was recognised, for the report', async () => {
    await recognised({ title: 'Vào thống kê' });
    const officer = await world.as(PEOPLE.officer);
    const page = await officer.get('/sang-kien/thong-ke?tu-nam=2026&den-nam=2026');
    expect(page.body).toMatch(/Năm 2026: \d+ sáng kiến được công nhận/);
    expect(page.body).toContain('Cấp cơ sở');
    expect((await officer.get('/sang-kien/thong-ke?tu-nam=2027&den-nam=2026')).status).toBe(422);
  });
});
