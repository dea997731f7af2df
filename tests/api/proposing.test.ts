import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typed } from './support/evidence.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

test('the form offers what the union may propose, and says of the rest through whom and on what ground', async () => {
  const proposer = await world.as(PEOPLE.proposer);
  const { body } = await proposer.get('/ho-so/moi');
  const choice = body.slice(body.indexOf('id="awardCode"'), body.indexOf('</select>'));
  expect(choice).toContain('value="BK_LDLD"');
  expect(choice).not.toContain('value="BK_TLD"');
  expect(choice).not.toContain('value="HC_LD_3"');
  const apart = body.slice(body.indexOf('hình thức đơn vị không trực tiếp đề nghị'));
  expect(apart).toContain('Bằng khen của Tổng Liên đoàn Lao động Việt Nam');
  expect(apart).toContain('Đề nghị qua Liên đoàn Lao động tỉnh An Phú.');
  expect(apart).toContain('Căn cứ: Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ (chờ cơ quan xác nhận).');
});

test('an award of another level is refused with its ground, and nothing is left behind', async () => {
  const before = world.engine.heard.length;
  const proposer = await world.as(PEOPLE.proposer);
  const sent = await proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ awardCode: 'BK_TLD', viec: 'gui' }));
  expect(sent.status).toBe(422);
  expect(sent.body).toMatch(/id="awardCode-error">\s*Đơn vị không thuộc cấp được đề nghị hình thức khen thưởng này\./);
  expect(sent.body).toContain(
    'Căn cứ: Quy chế khen thưởng ban hành theo Quyết định 999/QĐ-TLĐ (chờ cơ quan xác nhận).',
  );
  // What was chosen stays chosen.
  expect(sent.body).toMatch(/value="BK_TLD" selected/);
  const content = { ...DOSSIER, awardCode: 'BK_TLD' };
  const said = await journey.commands.submitDossier({ ...(await journey.by(PEOPLE.proposer)), content });
  expect(said).toMatchObject({ refused: { code: 'NOT_YOURS_TO_PROPOSE', facts: { certainty: 'to-confirm' } } });
  expect(world.engine.heard.length).toBe(before);
  expect((await world.registers.accessLog.of('cdcs-may-hoa-binh')).map(({ code }) => code)).toContain(
    'NOT_YOURS_TO_PROPOSE',
  );
});

describe('the quota of a list', () => {
  const quota = async (organisationId: string, places: number) =>
    world.registers.quotas.setLimit({ awardCode: 'BK_LDLD', organisationId, year: 2026, theme: '' }, places);

  test('is told on the form before it is sent, and to the officer before they accept', async () => {
    await quota('cdcs-may-hoa-binh', 4);
    const proposer = await world.as(PEOPLE.proposer);
    const form = await proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ viec: 'them' }));
    expect(form.body).toContain('Công đoàn cơ sở Công ty Cổ phần May Hòa Bình: đề nghị 2, đã dùng 0, tối đa 4, còn 4');

    const dossierId = await journey.received();
    const officer = await world.as(PEOPLE.officer);
    const { body } = await officer.get(`/ho-so/${dossierId}`);
    const panel = body.slice(body.indexOf('>Thẩm định</h2>'), body.indexOf('name="v-1"'));
    expect(panel).toContain('Của cả danh sách');
    expect(panel).toMatch(/Không đạt<\/span> Trong giới hạn: mỗi đơn vị trình: theo chỉ tiêu được giao hằng năm/);
    expect(panel).toContain('đề nghị 6, đã dùng 0, tối đa 4, còn 4');
    expect(panel).toMatch(/Đạt<\/span> Đơn vị thuộc cấp được đề nghị hình thức này/);
    expect(await proposer.get(`/ho-so/${dossierId}`).then((page) => page.body)).not.toContain('Của cả danh sách');

    const answer = await world.app.request(`/api/v1/dossiers/${dossierId}/eligibility`, {
      headers: { cookie: officer.cookie },
    });
    const { list } = (await answer.json()) as { list: { rule: string; outcome: string }[] };
    expect(list.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['CAP_TRINH', 'MET'],
      ['THANH_PHAN_HO_SO', 'NEEDS_PERSON'],
      ['QUOTA', 'NOT_MET'],
    ]);

    // Nobody can pass more than there are places: that is decided when the places are taken.
    const nos = [1, 2, 3, 4, 5, 6];
    const all = Object.fromEntries(nos.map((no) => [`v-${no}`, 'dat']));
    const refused = await officer.submit(`/ho-so/${dossierId}`, `/ho-so/${dossierId}/tham-dinh`, all);
    expect(refused.body).toContain('Đủ điều kiện 6, còn 4 trên 4 chỗ.');
    const failed = [5, 6].map((no) => ({ no, criterion: 'HOAN_THANH_XUAT_SAC', reason: 'Hết chỉ tiêu' }));
    const four = await journey.commands.completeVerification({
      ...(await journey.by(PEOPLE.officer)),
      dossierId,
      failed,
    });
    expect(four).toMatchObject({ ok: true });

    // The next list finds them taken; for the dossier itself its own places are not.
    const standing = (id: string | null) =>
      world.registers.quotas.standing({
        ...{ awardCode: 'BK_LDLD', year: 2026, unitId: 'cdcs-may-hoa-binh', inAll: true, shareOf: [] },
        dossierId: id,
      });
    expect(await standing(null)).toMatchObject({ assigned: [{ places: 4, used: 4 }], granted: { unit: 4, all: 4 } });
    expect(await standing(dossierId)).toMatchObject({ assigned: [{ used: 0 }], granted: { unit: 0, all: 0 } });
  });
});

test('the history holds the level of the union, so that an auditor decides the same again', async () => {
  await journey.submitted();
  expect(world.engine.heard.at(-1)).toContain('"unitLevel":"GRASSROOTS"');
});
