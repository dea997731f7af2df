import { afterAll, beforeAll, expect, test } from 'vitest';
import { press, upload, workbookOf } from './support/intake.ts';
import { PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, type World } from './support/world.ts';

let world: World;
let proposer: Browser;
beforeAll(async () => {
  world = await createWorld();
  proposer = await world.as(PEOPLE.proposer);
});
afterAll(() => world?.close());

test('the form holds a long list folded, one line for each', async () => {
  const names = Array.from(
    { length: 40 },
    (_, index) => `Trần Văn ${'ABCDEGHIKL'[index % 10]}${'abcd'[Math.floor(index / 10)]}`,
  );
  const { location } = await upload(
    world,
    proposer,
    await workbookOf(...names.map((name, index) => [name, `0010851${String(index).padStart(5, '0')}`] as const)),
  );
  await press(proposer, location, `${location}/ap-dung`);
  const draft = /ban-thao=([\w-]+)/.exec((await proposer.get(location)).body)?.[1] ?? '';
  const form = await proposer.get((await proposer.get(`/ho-so/moi?ban-thao=${draft}`)).headers.get('location') ?? '');
  expect(form.body.match(/<details><summary>\d+\. /g)).toHaveLength(40);
  expect(form.body).toContain(`<summary>40. ${names[39]}, Xưởng May 1</summary>`);
});

test('a dossier of five hundred nominees is sent by the form, and one more is too many', async () => {
  const fieldsFor = (count: number): Record<string, string> => {
    const fields: Record<string, string> = {
      rows: String(count),
      viec: 'gui',
      // A report of each, and the minutes.
      'con-thieu': String(count + 1),
      awardCode: 'BK_LDLD',
      evaluationYear: '2026',
    };
    Object.assign(fields, {
      summary: 'Phong trào',
      meetingDate: '2026-11-16',
      meetingPresent: '13',
      meetingTotal: '13',
    });
    for (let no = 1; no <= count; no += 1) {
      const nominee = {
        kind: 'COLLECTIVE',
        name: `Tổ May ${no}`,
        unit: 'Xưởng May 1',
        achievement: 'Vượt kế hoạch năm',
      };
      for (const [field, value] of Object.entries(nominee)) fields[`nominee-${no}-${field}`] = value;
    }
    return fields;
  };
  expect((await proposer.submit('/ho-so/moi', '/ho-so/moi', fieldsFor(500))).status).toBe(303);
  const content = {
    awardCode: 'BK_LDLD',
    evaluationYear: 2026,
    summary: 'a',
    meeting: { date: '2026-11-16', present: 1, total: 1 },
  };
  const nominees = Array.from({ length: 501 }, () => ({ kind: 'COLLECTIVE', name: 'a', unit: 'b', achievement: 'c' }));
  const headers = { cookie: proposer.cookie, 'content-type': 'application/json', 'x-ghicong': '1' };
  const body = JSON.stringify({ ...content, nominees });
  const answer = await world.app.request('/api/v1/dossiers', { method: 'POST', headers, body });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain('Mỗi hồ sơ gồm tối đa 500 trường hợp.');
});
