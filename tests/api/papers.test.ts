import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { typed } from './support/evidence.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const MINUTES = 'Biên bản bình xét hoặc biên bản họp Hội đồng';

describe('a dossier that lacks papers', () => {
  test('is sent only after whoever sends it has seen which, and said that it goes all the same', async () => {
    const proposer = await world.as(PEOPLE.proposer);
    const before = world.engine.heard.length;
    const send = (seen: string) =>
      proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ viec: 'gui', 'con-thieu': seen }));
    const unseen = await send('');
    expect(unseen.status).toBe(422);
    expect(unseen.body).toContain('href="#con-thieu"');
    expect(unseen.body).toContain(`Còn thiếu: ${MINUTES}. Căn cứ: Nghị quyết 07/NQ-TLĐ (chờ cơ quan xác nhận).`);
    expect(unseen.body).toMatch(/name="con-thieu" id="van-gui" value="1"/);
    // What was ticked for another number of papers does not hold.
    expect((await send('2')).status).toBe(422);
    expect(world.engine.heard.length).toBe(before);
    const sent = await send('1');
    expect(sent.status).toBe(303);
    // A refused sending used up no number.
    expect(sent.headers.get('location')).toBe('/ho-so/dossier-2026-0001?da=gui');
  });

  test('is received only with a reason, which stands in its history with the number of papers', async () => {
    const dossierId = await journey.submitted();
    const officer = await world.as(PEOPLE.officer);
    const page = `/ho-so/${dossierId}`;
    const { body } = await officer.get(page);
    const panel = body.slice(body.indexOf('>Tiếp nhận hồ sơ</h2>'), body.indexOf('Trả hồ sơ để bổ sung'));
    expect(panel).toContain('Còn thiếu 2 giấy tờ');
    expect(panel).toContain(`<li>${MINUTES}</li>`);
    expect(panel).toMatch(/<li>Báo cáo thành tích có xác nhận: trường hợp \d<\/li>/);

    const unanswered = await officer.submit(page, `${page}/tiep-nhan`, { papersReason: '  ' });
    expect(unanswered.status).toBe(422);
    expect(unanswered.body).toMatch(/id="papersReason-error">\s*Hồ sơ còn thiếu giấy tờ\. .*Còn thiếu: Biên bản/);
    const answered = await officer.submit(page, `${page}/tiep-nhan`, { papersReason: 'Bổ sung biên bản trước 01/12.' });
    expect(answered.status).toBe(303);
    const after = (await officer.get(page)).body;
    expect(after).toContain('Tiếp nhận hồ sơ khi còn thiếu 2 giấy tờ; thẩm định trước');
    expect(after).toContain('Bổ sung biên bản trước 01/12.');
    // The reason is a text of people: the engine knows its hash only.
    expect(world.engine.heard.join('')).not.toContain('Bổ sung biên bản');
  });

  test('through the JSON interface is refused and received in the same way', async () => {
    const dossierId = await journey.submitted();
    const officer = await world.as(PEOPLE.officer);
    const receive = (content: object) =>
      world.app.request(`/api/v1/dossiers/${dossierId}/receipt`, {
        method: 'POST',
        headers: { cookie: officer.cookie, 'content-type': 'application/json', 'x-ghicong': '1' },
        body: JSON.stringify(content),
      });
    const refused = await receive({});
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ code: 'PAPERS_UNANSWERED', facts: { missing: 2 } });
    expect((await receive({ papersReason: 'Bổ sung sau' })).status).toBe(200);
  });
});
