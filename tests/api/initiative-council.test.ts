/** Hội đồng sáng kiến: the same session with a rule and a composition of its own, and its word in the register. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { minutesData } from '../../activities/document-data/minutes-data.ts';
import { gatherSession } from '../../activities/gather-session.ts';
import * as made from '../support/uploads.ts';
import { createCouncilDesk } from './support/council-desk.ts';
import { choicesFor, createJourney, openedOn, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
let desk: ReturnType<typeof createCouncilDesk>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  desk = createCouncilDesk(world, journey);
});
afterAll(() => world?.close());

const codeOf = (result: object) => (result as { refused?: { code: string } }).refused?.code;

describe('the council of initiatives', () => {
  const content = {
    kind: 'SOLUTION',
    title: 'Cữ vắt sổ hai kim',
    summary: 'Giảm một công đoạn.',
    appliedAt: 'Chuyền 7',
    appliedFrom: '2026-03-01',
    authors: [{ name: 'Mai Xuân Phước', unit: 'Chuyền 7', sharePercent: 100, main: true }],
  };

  async function submitted(title: string): Promise<string> {
    const { by, commands, accepted } = journey;
    const made = await commands.registerInitiative({
      ...(await by(PEOPLE.proposer)),
      content: { ...content, title },
    } as never);
    const { initiativeId } = accepted(made as { initiativeId: string });
    accepted(await commands.submitInitiative({ ...(await by(PEOPLE.proposer)), initiativeId }));
    return initiativeId;
  }

  test('votes by its own rule, and the register says what it found with the figures', async () => {
    const ids = [await submitted('Cữ vắt sổ hai kim'), await submitted('Bàn cắt xoay')];
    const { by, commands, accepted } = journey;
    const secretary = await world.as(PEOPLE.secretary);
    const form = await secretary.get('/phien-hop/moi?hoi-dong=hd-sk-an-phu');
    expect(form.body).toContain('Cữ vắt sổ hai kim');
    const plan = { councilId: 'hd-sk-an-phu', initiativeIds: ids };
    const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), ...plan });
    const { sessionId } = accepted(convened as { sessionId: string });
    expect((await desk.stateOf(sessionId)).rule.basis.instrument).toBe('QUY-CHE-DON-VI');
    const twice = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), ...plan });
    expect(codeOf(twice)).toBe('ON_ANOTHER_AGENDA');

    const token = world.engine.tokens.get(sessionId)?.get('ly-trong-tin') ?? '';
    const paper = await (await openedOn(world, token)).post(`/b/${token}/khai-bao`, { 'lien-quan': 'khong' });
    expect(paper.body).toContain('Cữ vắt sổ hai kim');
    expect(paper.body).toContain('Giảm một công đoạn.');

    // A member hands the paper to another: that link dies, and the delegate votes twice, the own paper first.
    const mandate = { sessionId, memberId: 'ly-trong-tin', delegateId: PEOPLE.member };
    const bytes = await made.saved(made.pdf(1));
    accepted(await commands.recordMandate({ ...(await by(PEOPLE.secretary)), ...mandate, bytes }));
    const mail = (await world.mails()).findLast((one) => one.messageId.includes('ballot-link'));
    expect(mail?.to.address).toBe((await world.registers.directory.person(PEOPLE.member))?.email);
    expect(mail?.text).toContain('theo giấy ủy quyền');
    const second = /\/b\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
    const delegated = await world.phone().post(`/b/${second}/mo`, {});
    expect(delegated.body).toContain('do ông/bà bỏ theo giấy ủy quyền');
    expect(delegated.body).toContain((await world.registers.directory.person('ly-trong-tin'))?.name ?? 'nobody');
    const choices = choicesFor(2, (item) => (item === 1 ? 'YES' : 'NO'));
    const early = await journey.cast({ token: second, choices });
    expect(codeOf(early)).toBe('DELEGATE_VOTES_FIRST');
    const old = world.engine.tokens.get(sessionId)?.get('ly-trong-tin') ?? '';
    const revoked = await journey.cast({ token: old, choices });
    expect(codeOf(revoked)).toBe('LINK_REVOKED');
    (world.engine.tokens.get(sessionId) as Map<string, string>).delete('ly-trong-tin');
    await desk.voteAll(sessionId, (item) => (item === 1 ? 'YES' : 'NO'));
    accepted((await journey.cast({ token: second, choices })) as { receipt: string });
    const page = await secretary.get(`/phien-hop/${sessionId}`);
    expect(page.body).toContain('Ủy quyền bỏ phiếu cho');
    expect(page.body).toContain('Giấy ủy quyền của');

    accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
    const { sources } = await gatherSession({ registers: world.registers }, sessionId);
    const minutes = minutesData(sources);
    expect(minutes.mandates).toStrictEqual([
      expect.stringMatching(/^Ông Lý Trọng Tín ủy quyền bằng văn bản cho Ông Hoàng Minh Đức .*[0-9a-f]{16}\)$/),
    ]);
    expect(minutes.absent).toContainEqual({ name: 'Ông Lý Trọng Tín', reason: 'ủy quyền bỏ phiếu bằng văn bản' });
    expect(minutes.present.map(({ name }) => name)).not.toContain('Lý Trọng Tín');
    expect(minutes.rules[0]).toMatch(
      /^sáng kiến được đề nghị công nhận khi có từ \d+% số phiếu đồng ý trở lên, tính trên /,
    );
    expect(minutes.quorumSentence).toMatch(/^07\/07 thành viên có quyền biểu quyết đã tham gia bỏ phiếu, đạt tỷ lệ/);
    accepted(await commands.confirmCount({ ...(await by(PEOPLE.teller)), sessionId }));
    accepted(await commands.confirmMinutes({ ...(await by('dang-thi-thu-hien')), sessionId }));
    const [good, bad] = await Promise.all(ids.map((id) => world.registers.initiatives.view(id)));
    expect(good?.state).toMatchObject({
      status: 'SUBMITTED',
      council: { sessionId, outcome: 'PASSED', yes: 7, base: 7 },
    });
    expect(bad?.state).toMatchObject({ status: 'REFUSED', council: { outcome: 'FAILED', yes: 0, no: 7, base: 7 } });
    expect((await world.registers.initiatives.verify()).faults).toStrictEqual([]);
    expect(await world.registers.councils.waitingInitiatives('hd-sk-an-phu')).toStrictEqual([]);
  });

  test('asks for codes like any other council, by a setting reached from its page', async () => {
    const secretary = await world.as(PEOPLE.secretary);
    const here = '/phien-hop/ma-xac-nhan?hoi-dong=hd-sk-an-phu';
    expect((await secretary.get('/hoi-dong')).body).toContain(`href="${here}"`);
    const council = await world.registers.directory.council('hd-sk-an-phu');
    const shown = await secretary.get(here);
    expect(shown.body).toContain(council?.name ?? 'no council');
    const own = { 'hoi-dong': 'hd-sk-an-phu' };
    expect((await secretary.submit(here, '/phien-hop/ma-xac-nhan', { ...own, asks: 'co' })).status).toBe(409);
    for (const { id } of (council?.members ?? []).filter(({ votes }) => votes)) {
      const fields = { ...own, memberId: id, kind: 'EMAIL', value: `${id}@hop-thu-khac.example` };
      expect((await secretary.submit(here, '/phien-hop/ma-xac-nhan/kenh', fields)).status).toBe(303);
    }
    const set = await secretary.submit(here, '/phien-hop/ma-xac-nhan', { ...own, asks: 'co' });
    expect(set.headers.get('location')).toContain('hoi-dong=hd-sk-an-phu');
    const { ballotCodes, directory } = world.registers;
    expect(await ballotCodes.asks('hd-sk-an-phu')).toBe(true);
    // The council of awards decides for itself.
    const awards = await directory.councilAbove((await directory.person(PEOPLE.secretary))?.unitId ?? '');
    expect(await ballotCodes.asks(awards?.id ?? '')).toBe(false);
    const foreign = await secretary.get('/phien-hop/ma-xac-nhan?hoi-dong=hd-khac');
    expect(foreign.status).toBe(403);
  });
});
