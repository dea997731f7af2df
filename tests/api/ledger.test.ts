import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubjectDescription } from '../../adapters/ledger-ports.ts';
import { entering, what, who } from '../adapters/support/ledger.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

const MAY = { unitId: 'cdcs-may-hoa-binh', unitName: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình' };

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const enter = (over: Partial<SubjectDescription>, ...awards: Parameters<typeof what>[]) =>
  entering(world.registers.ledger)(
    who({ ...MAY, ...over }),
    ...awards.map(([code, year, more]) => what(code, year, { ...MAY, ...more })),
  );
const idIn = (body: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(body)?.[1] ?? '';

test('the register is searched without signs, and opens on a person with all awards', async () => {
  await enter({ name: 'Huỳnh Thị Kim Ưng', citizenId: '079190000001' }, ['CSTD_CS', 2021], ['CSTD_CS', 2022]);
  const officer = await world.as(PEOPLE.officer);
  const found = await officer.get('/so-khen-thuong?ten=kim+ung');
  expect(found.body).toContain('2 lần khen thưởng, gần nhất năm 2022');
  const path = /href="(\/so-khen-thuong\/[\w-]{36})"/.exec(found.body)?.[1] ?? '';
  const page = await officer.get(path);
  expect(page.body).toContain('Chiến sĩ thi đua cơ sở: 2 năm liên tục (2021–2022)');
  expect(page.body).toContain('079*******01');
  expect(page.body).not.toContain('079190000001');
});

test('a unit sees itself, its body sees it, others and mere members do not', async () => {
  const [id] = await enter({ name: 'Lê Văn Riêng', citizenId: '079090000002' }, ['LDTT', 2021]);
  const statusFor = async (person: string) => (await (await world.as(person)).get(`/so-khen-thuong/${id}`)).status;
  expect(await statusFor(PEOPLE.proposer)).toBe(200);
  expect(await statusFor(PEOPLE.officer)).toBe(200);
  expect(await statusFor(PEOPLE.otherProposer)).toBe(403);
  expect(await statusFor(PEOPLE.member)).toBe(403);
  const other = await (await world.as(PEOPLE.otherProposer)).get('/so-khen-thuong?ten=rieng');
  expect(other.body).toContain('Không tìm thấy');
  expect((await world.anyone().get('/so-khen-thuong')).status).toBe(303);
});

test('an annulment needs its decision and its reason, stands beside the award, and names what may rest on it', async () => {
  const [id] = await enter({ name: 'Trần Thị Hủy', citizenId: '079190000003' }, ['CSTD_CS', 2021], ['CSTD_TLD', 2023]);
  const officer = await world.as(PEOPLE.officer);
  const path = `/so-khen-thuong/${id}/huy-bo`;
  const page = await officer.get(`/so-khen-thuong/${id}`);
  const links = [...page.body.matchAll(/huy-bo\?lan=([^"]+)"/g)].map((match) => decodeURIComponent(match[1] ?? ''));
  const form = `${path}?lan=${encodeURIComponent(links[1] ?? '')}`;
  const fields = { awardId: idIn((await officer.get(form)).body, 'awardId') };
  const wrong = await officer.submit(form, path, {
    ...fields,
    decisionNumber: '07/QĐ-LĐLĐ',
    decidedOn: '',
    reason: ' ',
  });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toContain('Đề nghị ghi rõ lý do.');
  expect(wrong.body).toContain('07/QĐ-LĐLĐ');
  const decided = { ...fields, decisionNumber: '07/QĐ-LĐLĐ', decidedOn: '2026-11-20', reason: 'Kê khai không đúng' };
  const right = await officer.submit(form, path, decided);
  expect(right.status).toBe(303);
  const after = (await officer.get(right.headers.get('location') ?? '')).body;
  expect(after).toContain('Hủy bỏ theo quyết định số 07/QĐ-LĐLĐ ngày 20/11/2026. Lý do: Kê khai không đúng');
  expect(after).toContain('Chiến sĩ thi đua Tổng Liên đoàn (có thể lấy lần này làm căn cứ)');
  const again = await officer.submit(`/so-khen-thuong/${id}`, path, decided);
  expect(again.status).toBe(409);
});

test('whoever does not keep the register cannot annul; the attempt is on record', async () => {
  const [id = ''] = await enter({ name: 'Lê Thị Giữ', citizenId: '079190000004' }, ['LDTT', 2021]);
  const proposer = await world.as(PEOPLE.proposer);
  const shown = await proposer.get(`/so-khen-thuong/${id}`);
  expect(shown.body).not.toContain('Ghi hủy bỏ');
  const content = { awardId: 'any', decisionNumber: '1', decidedOn: '2026-11-20', reason: 'x' };
  const answer = await journey.commands.annulAward({ ...(await journey.by(PEOPLE.proposer)), fileId: id, content });
  expect(answer).toMatchObject({ refused: { code: 'ROLE_NOT_ALLOWED' } });
  expect(await world.registers.accessLog.of(id)).toMatchObject([{ command: 'annulAward', code: 'ROLE_NOT_ALLOWED' }]);
});

test('namesakes are joined only upon a page that shows both and a reason, and are separated again', async () => {
  const [a, b] = await enter({ name: 'Bùi Thị Cùng Tên' }, ['LDTT', 2021], ['LDTT', 2022]);
  const officer = await world.as(PEOPLE.authority);
  expect((await officer.get(`/so-khen-thuong/${a}`)).body).toContain('cùng tên, cùng năm sinh');
  const confirm = `/so-khen-thuong/${a}/gop?voi=${b}`;
  const asked = await officer.get(confirm);
  expect(asked.body).toContain('Năm 2021');
  expect(asked.body).toContain('Năm 2022');
  const path = `/so-khen-thuong/${a}/gop`;
  expect((await officer.submit(confirm, path, { absorbed: b ?? '', reason: '' })).status).toBe(422);
  expect((await officer.submit(confirm, path, { absorbed: b ?? '', reason: 'Đã đối chiếu CCCD' })).status).toBe(303);
  const joined = (await officer.get(`/so-khen-thuong/${b}`)).body;
  expect(joined).toContain('Lao động tiên tiến: 2 năm liên tục');
  expect(joined).toContain('Trần Văn Hùng');
  const mergeId = idIn(joined, 'mergeId');
  const apart = { mergeId, reason: 'Nhầm hai người' };
  expect((await officer.submit(`/so-khen-thuong/${a}`, `/so-khen-thuong/${a}/tach`, apart)).status).toBe(303);
  const again = (await officer.get(`/so-khen-thuong/${b}`)).body;
  expect(again).not.toContain('2 năm liên tục');
});

test('the officer says who a nominee is, and sees the same award of the same year at once', async () => {
  const nominee = { name: 'Nguyễn Thị Ánh Tuyết', birthYear: 1988 };
  const [id = ''] = await enter(nominee, ['BK_LDLD', 2026]);
  const dossierId = await journey.received();
  const officer = await world.as(PEOPLE.officer);
  const path = `/ho-so/${dossierId}/doi-chieu`;
  const before = (await officer.get(path)).body;
  expect(before).toContain('Chưa rõ là ai trong sổ');
  expect(before).toContain(`value="${id}"`);
  expect((await officer.submit(path, path, { no: '2' })).status).toBe(422);
  const bad = await officer.submit(path, path, { no: '2', fileId: '', 'citizenId-2': '79188002345' });
  expect(bad.body).toContain('Số căn cước công dân gồm 12 chữ số');
  expect((await officer.submit(path, path, { no: '2', fileId: id })).status).toBe(303);
  const after = (await officer.get(path)).body;
  expect(after).toContain('Đã được tặng chính hình thức này cho cùng năm xét');
  const second = await journey.received();
  const secondPath = `/ho-so/${second}/doi-chieu`;
  await officer.submit(secondPath, secondPath, { no: '2', fileId: id });
  expect((await officer.get(path)).body).toContain(`Đang được đề nghị ở hồ sơ khác: ${second}, trường hợp 2`);
});

test('a quota holds back the verification that would exceed it, and counts what goes on', async () => {
  const officer = await world.as(PEOPLE.officer);
  const page = '/so-khen-thuong/chi-tieu';
  const quota = { awardCode: 'BK_LDLD', organisationId: MAY.unitId, year: '2026', places: '2', theme: '' };
  expect((await officer.submit(page, page, { ...quota, places: 'hai' })).body).toContain('Chỉ tiêu là số nguyên');
  const { otherProposer } = PEOPLE;
  const mine = { ...(await journey.by(otherProposer)), content: quota };
  expect(await journey.commands.setQuota(mine)).toMatchObject({ refused: { code: 'ROLE_NOT_ALLOWED' } });
  expect((await officer.submit(page, page, quota)).status).toBe(303);
  expect((await officer.get(page)).body).toContain('còn 2/2');

  const dossierId = await journey.received();
  const by = await journey.by(PEOPLE.officer);
  const all = await journey.commands.completeVerification({ ...by, dossierId, failed: [] });
  expect(all).toMatchObject({ refused: { code: 'QUOTA_FULL', facts: { limit: 2, left: 2 } } });
  expect((await officer.get(page)).body).toContain('còn 2/2');
  const state = await world.engine.dossier(dossierId);
  const failed = (state?.nominees ?? []).slice(2).map(({ no }) => ({
    no,
    criterion: 'HOAN_THANH_XUAT_SAC',
    reason: 'Vượt chỉ tiêu',
  }));
  journey.accepted(await journey.commands.completeVerification({ ...by, requestId: 'quota-2', dossierId, failed }));
  expect((await officer.get(page)).body).toContain('còn 0/2');
  const withdrawal = { ...by, requestId: 'quota-3', dossierId, no: 1, reason: 'Đơn vị xin rút' };
  journey.accepted(await journey.commands.withdrawNominee(withdrawal));
  expect((await officer.get(page)).body).toContain('còn 1/2');
});

test('the same is there as JSON', async () => {
  const [id] = await enter({ name: 'Lê Thị Giao Diện', citizenId: '079190000009' }, ['LDTT', 2021]);
  const { cookie } = await world.as(PEOPLE.officer);
  const call = async (path: string, body?: object) => {
    const headers = { cookie, 'x-ghicong': '1', 'content-type': 'application/json' };
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await world.app.request(path, init);
    return { status: answer.status, body: await answer.json() };
  };
  expect((await call('/api/v1/ledger?name=giao')).body).toMatchObject({ rows: [{ id, awards: 1 }], next: null });
  const gap = await call(`/api/v1/ledger/${id}/gap-year`, { year: 2022, reason: 'MATERNITY' });
  expect(gap.status).toBe(200);
  expect((await call(`/api/v1/ledger/${id}`)).body).toMatchObject({
    identities: [{ masked: '079*******09' }],
    gapYears: [{ year: 2022, reason: 'MATERNITY' }],
  });
  expect(await call(`/api/v1/ledger/${id}/annulment`, { awardId: 'none' })).toMatchObject({
    status: 422,
    body: { code: 'BAD_INPUT', problems: expect.objectContaining({ reason: expect.any(String) }) },
  });
  expect((await call('/api/v1/quotas')).body).toMatchObject({ quotas: [{ left: expect.any(Number) }] });
  expect((await call('/api/v1/ledger?year=x')).status).toBe(422);
});
