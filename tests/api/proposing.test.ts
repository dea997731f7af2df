import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('the history holds the level of the union, so that an auditor decides the same again', async () => {
  await journey.submitted();
  expect(world.engine.heard.at(-1)).toContain('"unitLevel":"GRASSROOTS"');
});
