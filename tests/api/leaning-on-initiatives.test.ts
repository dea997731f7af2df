import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../domain/acts.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

let made = 0;

/** Recognised, two authors, 200 million đồng certified: 60 % of it are the first author's. */
async function recognised(name: string, certifiedBy = 'Phòng Kế toán'): Promise<string> {
  made += 1;
  const person = await world.registers.directory.person(PEOPLE.officer);
  if (person === undefined) throw new Error('no officer');
  const author = { birthYear: 1988, unit: 'Chuyền may số 7', cccd: null, authorId: null, personId: null };
  const result = await journey.commands.registerInitiative({
    ...{ person, channel: 'web', requestId: `initiative-${made}`, unitId: 'cdcs-may-hoa-binh' },
    recognised: { scope: 'GRASSROOTS', number: '18/QĐ-MHB', on: '2026-10-20', decidedBy: 'Giám đốc Công ty' },
    content: {
      ...{ kind: 'SOLUTION', title: `Cữ may nẹp áo số ${made}`, summary: 'Một lượt thay vì hai.' },
      ...{ appliedAt: 'Chuyền 7', appliedFrom: '2026-01-15', equalMainAuthors: false, proofs: [] },
      authors: [
        { ...author, name, sharePercent: 60, main: true },
        { ...author, name: 'Lê Văn Bình', birthYear: 1980, sharePercent: 40, main: false },
      ],
      value: {
        ...{ amount: 200_000_000, from: '2026-01-15', to: '2026-09-30', method: 'Thời gian × đơn giá' },
        ...{ certifiedBy, employerConfirmedOn: '2026-10-05' },
      },
    },
  });
  return journey.accepted(result as { initiativeId: string }).initiativeId;
}

const nominee = (name: string, initiatives?: readonly string[]) => ({
  ...{ kind: 'INDIVIDUAL', name, honorific: 'Bà', birthYear: 1988, position: 'Công nhân may', unit: 'Chuyền 7' },
  ...{ achievement: 'Giải pháp cữ may nẹp áo.', directWorker: true, woman: true },
  ...(initiatives === undefined ? {} : { initiatives }),
});

const proposing = async (content: object, over: object = {}) =>
  journey.commands.submitDossier({
    ...(await journey.by(PEOPLE.proposer)),
    content: { ...DOSSIER, ...content },
    ...over,
  });

const usesOf = async (dossierId: string) =>
  (await world.registers.initiatives.usesOf(dossierId)).map(({ id, use }) => `${id} ${use.no} ${use.awarded ?? false}`);

test('the form finds initiatives by the nominee’s name, takes those ticked, and the register says that they are used', async () => {
  const id = await recognised('Phan Thị Diễm');
  const proposer = await world.as(PEOPLE.proposer);
  const boxes = {
    ...{ rows: '1', awardCode: 'BK_LDLD', evaluationYear: '2026', summary: 'Phong trào lao động giỏi.' },
    ...{ meetingDate: '2026-11-16', meetingPresent: '9', meetingTotal: '9', 'nominee-1-kind': 'INDIVIDUAL' },
    ...{ 'nominee-1-name': 'phan thi diem', 'nominee-1-honorific': 'Bà', 'nominee-1-birthYear': '1988' },
    ...{ 'nominee-1-position': 'Công nhân', 'nominee-1-unit': 'Chuyền 7', 'nominee-1-achievement': 'Cữ may nẹp áo.' },
    ...{ 'nominee-1-roleClass': 'DIRECT', 'con-thieu': '1' },
  };
  const found = await proposer.submit('/ho-so/moi', '/ho-so/moi', { ...boxes, viec: 'tim' });
  expect(found.body).toContain(`name="nominee-1-them-${id}"`);
  expect(found.body).toContain('cấp cơ sở, năm 2026; đóng góp 60 %');
  const ticked = await proposer.submit('/ho-so/moi', '/ho-so/moi', {
    ...boxes,
    viec: 'tim',
    [`nominee-1-them-${id}`]: 'co',
  });
  expect(ticked.body).toContain(`value="${id}"`);
  expect(ticked.body).not.toContain(`name="nominee-1-them-${id}"`);
  const sent = await proposer.submit('/ho-so/moi', '/ho-so/moi', {
    ...boxes,
    viec: 'gui',
    'nominee-1-initiatives': ` ${id}; ${id}`,
  });
  expect(sent.status).toBe(303);
  const dossierId = /\/ho-so\/([\w-]+)/.exec(sent.headers.get('location') ?? '')?.[1] ?? '';
  expect(await usesOf(dossierId)).toEqual([`${id} 1 false`]);
  expect((await proposer.get(`/ho-so/${dossierId}`)).body).toContain(`<a href="/sang-kien/${id}">${id}</a>`);
  const page = (await (await world.as(PEOPLE.officer)).get(`/sang-kien/${id}`)).body;
  expect(page).toContain(`Dùng để đề nghị khen thưởng trong hồ sơ ${dossierId}, trường hợp 1.`);
});

test('an initiative of somebody else, not recognised, or unknown is said beside its box', async () => {
  const id = await recognised('Phan Thị Diễm');
  for (const [name, wanted] of [
    ['Trần Thị Khác', id],
    ['Phan Thị Diễm', 'initiative-2026-9999'],
  ] as const) {
    const answer = await proposing({ nominees: [nominee(name, [wanted])] });
    expect(answer).toMatchObject({
      refused: { code: 'BAD_INPUT' },
      problems: { 'nominees.0.initiatives': expect.stringContaining(`Không tìm thấy sáng kiến ${wanted}`) },
    });
  }
});

test('sent back or withdrawn, the nominee leaves the initiative free; sent again, it is used again', async () => {
  const [first, second] = [await recognised('Phan Thị Diễm'), await recognised('Phan Thị Diễm')];
  const nominees = (...ids: string[]) => ({ nominees: [nominee('Phan Thị Diễm', ids), nominee('Lý Thị Sen')] });
  const { dossierId } = journey.accepted((await proposing(nominees(first))) as { dossierId: string });
  expect(await usesOf(dossierId)).toEqual([`${first} 1 false`]);
  const reason = 'Bổ sung biên bản nghiệm thu.';
  journey.accepted(await journey.commands.returnDossier({ ...(await journey.by(PEOPLE.officer)), dossierId, reason }));
  expect(await usesOf(dossierId)).toEqual([]);
  journey.accepted((await proposing(nominees(first, second), { dossierId })) as { dossierId: string });
  expect(await usesOf(dossierId)).toEqual([`${first} 1 false`, `${second} 1 false`]);
  journey.accepted(
    await journey.commands.withdrawNominee({ ...(await journey.by(PEOPLE.proposer)), dossierId, no: 1, reason }),
  );
  expect(await usesOf(dossierId)).toEqual([]);
  expect(await world.registers.initiatives.verify()).toMatchObject({ faults: [] });
});

test('awards by value gained are judged by the initiatives of the unions below that the nomination leans on', async () => {
  const { person, ...rest } = await journey.by(PEOPLE.proposer);
  const province = { ...rest, person: { ...person, unitId: 'ldld-an-phu' } };
  const [certified, claimed] = [await recognised('Đỗ Thị Quyên'), await recognised('Vũ Thị Thắm', '')];
  const { dossierId } = journey.accepted(
    (await proposing(
      {
        awardCode: 'BLDST',
        nominees: [
          nominee('Đỗ Thị Quyên', [certified]),
          nominee('Vũ Thị Thắm', [claimed]),
          nominee('Hồ Thị Không Sáng Kiến'),
        ],
      },
      province,
    )) as { dossierId: string },
  );
  const assessed = await world.deps.eligibility.assess(dossierId);
  const outcomes = assessed?.report.nominees.map(({ findings }) =>
    findings.flatMap(({ rule, outcome }) => (rule === 'GIA_TRI_LAM_LOI' ? [outcome] : [])),
  );
  expect(outcomes).toEqual([['MET'], ['NEEDS_PERSON'], ['NOT_MET']]);
});

test('an award that was given keeps the initiative until it is annulled', async () => {
  const id = await recognised('Phan Thị Diễm');
  const sent = await proposing({ nominees: [nominee('Phan Thị Diễm', [id])] });
  const { dossierId } = journey.accepted(sent as { dossierId: string });
  const [standing] = await world.registers.initiatives.usesOf(dossierId);
  if (standing === undefined) throw new Error('not used');
  const { use } = standing;
  await world.registers.initiatives.act({
    ...{ id, content: null, requestId: 'as the engine does', at: '2026-11-25T02:00:00.000Z' },
    act: { command: { type: 'confirmUse', use }, actor: SYSTEM, channel: 'engine' },
  });
  expect(await usesOf(dossierId)).toEqual([`${id} 1 true`]);
  const freeing = async () =>
    journey.commands.releaseInitiative({
      ...{ ...(await journey.by(PEOPLE.officer)), initiativeId: id, dossierId, no: 1 },
      ...{ authorId: use.authorId, reason: 'Quyết định khen thưởng đã bị hủy.' },
    });
  expect(await freeing()).toMatchObject({ refused: { code: 'INITIATIVE_AWARDED' } });
  expect((await (await world.as(PEOPLE.officer)).get(`/sang-kien/${id}`)).body).toContain('Đã được khen thưởng');

  const place = { unitId: 'cdcs-may-hoa-binh', unitName: 'Công đoàn cơ sở' };
  const by = { personId: PEOPLE.officer, at: '2026-11-25T02:00:00.000Z' };
  await world.registers.ledger.enter(
    {
      ...{ id: `${dossierId}/1`, code: 'BK_LDLD', kind: 'MERIT', level: 'PROVINCE', year: 2026 },
      ...{ decisionNumber: '12/QĐ-LĐLĐ', decidedOn: '2026-11-20', ...place },
    },
    { kind: 'INDIVIDUAL', name: 'Phan Thị Diễm', birthYear: 1988, citizenId: null, staffId: null, ...place },
    by,
  );
  const annulment = { ...by, reason: 'Kê khai sai.', decisionNumber: '90/QĐ-LĐLĐ', decidedOn: '2026-11-24' };
  expect(await world.registers.ledger.annul(`${dossierId}/1`, annulment)).toBe('DONE');
  journey.accepted(await freeing());
  expect(await usesOf(dossierId)).toEqual([]);
  expect(await world.registers.initiatives.verify()).toMatchObject({ faults: [] });
});
