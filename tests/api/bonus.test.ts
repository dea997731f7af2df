import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(async () => await world?.close());

describe('the table of bonuses', () => {
  it('gives figures, words, the base salary and its source for a date', async () => {
    const { status, body } = await (await world.as(PEOPLE.officer)).get('/tien-thuong?ngay=2026-11-24');
    expect(status).toBe(200);
    expect(body).toContain('2.530.000 đồng');
    expect(body).toContain('Hai triệu năm trăm ba mươi nghìn đồng');
    expect(body).toContain('Nghị định số 161/2026/NĐ-CP');
    expect(body).toContain('quỹ thi đua, khen thưởng');
  });

  it.each([
    ['2020-01-01', 200, 'Chưa có bộ quy định hoặc mức lương cơ sở'],
    ['24/11/2026', 422, 'Ngày không hợp lệ'],
  ])('says so when nothing is known for %s', async (date, status, sentence) => {
    const answer = await (await world.as(PEOPLE.officer)).get(`/tien-thuong?ngay=${encodeURIComponent(date)}`);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(sentence);
  });

  it('is the same as JSON', async () => {
    const { cookie } = await world.as(PEOPLE.officer);
    const headers = { cookie, 'x-ghicong': '1' };
    const answer = await world.app.request('/api/v1/bonus-table?date=2026-11-24', { headers });
    const { rows } = (await answer.json()) as { rows: { kind: string; amount: number; amountInWords: string }[] };
    expect(rows.length).toBeGreaterThanOrEqual(2);
    for (const { amount, amountInWords } of rows) {
      expect(amount % 10_000).toBe(0);
      expect(amountInWords).toMatch(/đồng$/);
    }
  });
});

describe('on the page of a dossier', () => {
  let dossierId: string;
  let journey: ReturnType<typeof createJourney>;

  it('stands once the council has spoken, and adds up', async () => {
    journey = createJourney(world);
    const { by, commands, accepted } = journey;
    const officer = await world.as(PEOPLE.officer);
    const convened = await journey.convened();
    ({ dossierId } = convened);
    const { sessionId, tokens } = convened;
    expect((await officer.get(`/ho-so/${dossierId}`)).body).not.toContain('<h2>Tiền thưởng</h2>');
    const choices = choicesFor(DOSSIER.nominees.length);
    for (const member of MEMBERS) {
      const token = tokens.get(member) ?? '';
      await journey.cast({ token, choices });
    }
    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    accepted(await commands.confirmCount({ ...(await by(PEOPLE.teller)), sessionId }));
    accepted(await commands.confirmMinutes({ ...(await by(PEOPLE.authority)), sessionId }));

    const kinds: readonly string[] = DOSSIER.nominees.map((one: { kind: string }) => one.kind);
    const collectives = kinds.filter((kind) => kind === 'COLLECTIVE').length;
    const total = collectives * 5_060_000 + (kinds.length - collectives) * 2_530_000;
    const page = (await officer.get(`/ho-so/${dossierId}`)).body;
    expect(page).toContain('<h2>Tiền thưởng</h2>');
    expect(page).toContain(`${total.toLocaleString('de-DE')} đồng`);
    expect(page).not.toContain('Lập lại dự thảo');
  });

  it('a draft by an older base salary is not signed but drawn up again', async () => {
    const { by, commands, accepted } = journey;
    const authority = await world.as(PEOPLE.authority);
    accepted(await commands.decideAward({ ...(await by(PEOPLE.authority)), dossierId, refusedNominees: [] }));
    const [today, before] = [world.clock.at, new Date('2026-06-30T09:00:00.000Z')];
    const draw = async (part: number, at: Date) => {
      world.clock.at = at;
      await draft(`${dossierId}/decision`, part);
      world.clock.at = today;
    };
    const withdrawal = { ...(await by(PEOPLE.officer)), dossierId, no: 2, reason: 'Xin rút' };
    accepted(await commands.withdrawNominee(withdrawal));
    await world.engine.system('decision', `${dossierId}/decision`, recordDraft(2));
    await draw(2, before);
    const page = (await authority.get(`/ho-so/${dossierId}`)).body;
    expect(page).toContain('Dự thảo được lập ngày 30/06/2026, theo mức lương cơ sở 2.340.000 đồng');
    // One of five individuals went; whoever is left is paid by the base salary of today.
    expect(page).toContain('15.180.000 đồng');
    const refused = await commands.signDecision({ ...(await by(PEOPLE.authority)), dossierId });
    expect(refused).toMatchObject({ refused: { code: 'DRAFT_OUTDATED' } });

    const path = `/ho-so/${dossierId}`;
    const renewed = await authority.submit(path, `${path}/lap-lai-du-thao`, { requestId: 'renewal-of-the-draft-1' });
    expect(renewed.status).toBe(303);
    expect(await world.engine.decision(dossierId)).toMatchObject({ draft: 3, draftReady: false });
    await world.engine.system('decision', `${dossierId}/decision`, recordDraft(3));
    await draw(3, today);
    expect((await authority.get(path)).body).not.toContain('Lập lại dự thảo</button>');
    accepted(await commands.signDecision({ ...(await by(PEOPLE.authority)), dossierId }));
    const late = await commands.renewDraft({ ...(await by(PEOPLE.authority)), dossierId });
    expect(late).toMatchObject({ refused: { code: 'ALREADY_SIGNED' } });
  });
});

const recordDraft = (draft: number) => ({ type: 'recordDraft', draft, sha256: 'd'.repeat(64) });

async function draft(subjectId: string, part: number): Promise<void> {
  const { registers, objectStore, now } = world.deps;
  await registers.documents.save({
    subjectId,
    kind: 'DECISION',
    part,
    stage: 'DRAFT',
    title: `Dự thảo lần ${part}`,
    file: await objectStore.put(Buffer.from(`draft ${part}`), 'application/pdf'),
    lock: null,
    provenance: null,
    createdAt: now().toISOString(),
  });
}
