import { afterAll, beforeAll, expect, test } from 'vitest';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

const NO = 2;
const FILE = { citizenId: '079188001234' };

async function identified(dossierId: string): Promise<void> {
  journey.accepted(
    await journey.commands.identifyNominee({
      ...(await journey.by(PEOPLE.officer)),
      dossierId,
      content: { no: NO, ...FILE },
    }),
  );
}

/** The same form, for the same year, found out after the verification. */
async function alreadyAwarded(dossierId: string): Promise<void> {
  const submission = await world.deps.registers.dossiers.submission(dossierId);
  const nominee = submission?.nominees.find(({ no }) => no === NO);
  if (submission === undefined || nominee === undefined) throw new Error('no nominee');
  const { name, kind, birthYear } = nominee;
  await world.deps.registers.ledger.enter(
    {
      // Another dossier's, of which this one did not know.
      id: `${dossierId.replace('dossier-', 'dossier-9')}/1`,
      code: 'BK_LDLD',
      kind: 'MERIT',
      level: 'PROVINCE',
      year: submission.evaluationYear,
      decisionNumber: '12/QĐ-LĐLĐ',
      decidedOn: '2026-07-20',
      unitId: submission.unitId,
      unitName: 'An Phú',
    },
    { kind, name, birthYear, unitId: submission.unitId, unitName: 'An Phú', staffId: null, ...FILE },
    { personId: PEOPLE.officer, at: '2026-11-20T02:00:00.000Z' },
  );
}

test('the officer reads for each nominee which rule is met, not met or theirs to answer, with its article', async () => {
  const dossierId = await journey.received();
  await identified(dossierId);
  const officer = await world.as(PEOPLE.officer);
  const { body } = await officer.get(`/ho-so/${dossierId}`);
  expect(body).toContain('2. Nguyễn Thị Ánh Tuyết: 3 cần xem xét, 3 đạt');
  expect(body).toContain('Chưa được tặng hình thức này trong năm xét');
  expect(body).toContain('Căn cứ: Nghị định 152/2025/NĐ-CP (chờ cơ quan xác nhận)');
  expect(body).toContain('hồ sơ thiếu: Báo cáo thành tích có xác nhận');

  // The union that proposes is not shown what its judges have before them.
  const proposer = await world.as(PEOPLE.proposer);
  expect((await proposer.get(`/ho-so/${dossierId}`)).body).not.toContain('Điều kiện, tiêu chuẩn');
});

test('somebody who does not meet a condition any more is stopped before the council, and nobody else', async () => {
  const dossierId = await journey.received();
  await identified(dossierId);
  journey.accepted(
    await journey.commands.completeVerification({ ...(await journey.by(PEOPLE.officer)), dossierId, failed: [] }),
  );
  await alreadyAwarded(dossierId);
  journey.accepted(
    await journey.commands.conveneSession({ ...(await journey.by(PEOPLE.secretary)), dossierIds: [dossierId] }),
  );
  const state = await world.deps.engine.dossier(dossierId);
  expect(state?.nominees.map(({ status }) => status)).toEqual([
    'LISTED',
    'REJECTED',
    'LISTED',
    'LISTED',
    'LISTED',
    'LISTED',
  ]);
  const [event] = (await world.deps.registers.events.chain(dossierId)).filter(
    ({ recorded }) => recorded.event.type === 'nomineesStopped',
  );
  const { stopped: [stopped] = [] } = (event?.recorded.event ?? {}) as { stopped?: { noteHash: string }[] };
  const reason = (await world.deps.registers.notes.texts([stopped?.noteHash ?? ''])).get(stopped?.noteHash ?? '');
  expect(reason).toMatch(/^Chưa được tặng hình thức này trong năm xét: .*Quyết định 999\/QĐ-TLĐ/);
});
