import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ActivityDeps } from '../../activities/deps.ts';
import { createIssueCertificates } from '../../activities/issue-certificates.ts';
import { entering, what, who } from '../adapters/support/ledger.ts';
import { choicesFor, createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

const MAY = { unitId: 'cdcs-may-hoa-binh', unitName: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình' };

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world?.close());

/** What the activity needs, with paper instead of documents and no signing. */
const onPaper = (): ActivityDeps =>
  ({
    registers: world.registers,
    store: world.deps.objectStore,
    signing: { sign: async (pdf: Buffer) => pdf },
    images: { seal: async () => Buffer.alloc(0) },
    certificates: {
      make: async (data: object) => ({
        pdf: Buffer.from(JSON.stringify(data)),
        templateHash: 'a'.repeat(64),
        dataHash: 'b'.repeat(64),
      }),
    },
    // A clock of its own: the activity's documents move the date they are given.
    now: () => new Date(world.clock.at),
  }) as unknown as ActivityDeps;

async function decided(): Promise<string> {
  const journey = createJourney(world);
  const { by, commands, accepted } = journey;
  const { dossierId, sessionId, tokens } = await journey.convened();
  for (const member of MEMBERS) {
    const choices = choicesFor(DOSSIER.nominees.length);
    const token = tokens.get(member) ?? '';
    await journey.cast({ token, choices });
  }
  accepted(await commands.closeSession({ ...(await by(PEOPLE.secretary)), sessionId }));
  accepted(await commands.confirmCount({ ...(await by(PEOPLE.teller)), sessionId }));
  accepted(await commands.confirmMinutes({ ...(await by(PEOPLE.authority)), sessionId }));
  accepted(await commands.decideAward({ ...(await by(PEOPLE.authority)), dossierId, refusedNominees: [] }));
  return dossierId;
}

test('with its certificate an award of ours enters the ledger, once, under the person an officer named', async () => {
  const { ledger } = world.registers;
  const [known = ''] = await entering(ledger)(
    who({ ...MAY, name: 'Nguyễn Thị Ánh Tuyết', birthYear: 1988, citizenId: '079188002345' }),
    what('CSTD_CS', 2025, MAY),
  );
  const dossierId = await decided();
  const by = { personId: PEOPLE.officer, at: world.clock.at.toISOString() };
  await ledger.identify({ dossierId, no: 2 }, { id: known }, by);

  const issueCertificates = createIssueCertificates(onPaper());
  const nos = DOSSIER.nominees.map((_: unknown, index: number) => index + 1);
  const given = { dossierId, nos, number: '15/QĐ-LĐLĐ', issuedOn: '2026-11-25' };
  await issueCertificates(given);
  // What a worker killed before its answer does again.
  await issueCertificates(given);

  const file = await ledger.file(known);
  expect(
    file?.awards.map(({ id, code, year, decisionNumber, decidedOn }) => ({
      id,
      code,
      year,
      decisionNumber,
      decidedOn,
    })),
  ).toEqual([
    { id: `${dossierId}/2`, code: 'BK_LDLD', year: 2026, decisionNumber: '15/QĐ-LĐLĐ', decidedOn: '2026-11-25' },
    expect.objectContaining({ code: 'CSTD_CS' }),
  ]);
  // The others have files of their own, findable by name; nobody was joined to a namesake.
  const found = await ledger.search({ unitIds: [MAY.unitId], code: 'BK_LDLD', year: 2026, limit: 50 });
  expect(found.map(({ name, awards }) => [name, awards])).toHaveLength(nos.length);
  expect(found.every(({ awards, id }) => awards === (id === known ? 2 : 1))).toBe(true);
});
