import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenHash } from '../../adapters/secrets.ts';
import { DEFAULT_LIMITS } from '../../api/deps.ts';
import { asFields, choicesFor, createJourney, declaredOn, PEOPLE, reviewed } from './support/journey.ts';
import { SCANNERS, scan } from './support/scanner.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

/** Without limits: each visit must do all it can, not be turned away at the door. */
const NO_LIMIT = { points: 10_000_000, seconds: 600 };
let world: World;
beforeAll(async () => {
  const limits = { ...DEFAULT_LIMITS, ballotByCaller: NO_LIMIT, ballotByLink: NO_LIMIT };
  world = await createWorld({ limits });
});
afterAll(() => world?.close());

const VISITS_PER_STAGE = 400;
const PAPER = { 'khong-lien-quan': 'co', ...asFields(choicesFor(DOSSIER.nominees.length)) };

test('1,200 visits of mail scanners, before, during and after: no vote, no declaration, no link spent or ended', async () => {
  const { sessionId, tokens } = await createJourney(world).convened();
  const token = tokens.get(PEOPLE.otherMember) ?? '';
  const link = `/b/${token}`;
  const roll = async () => {
    const state = await world.engine.session(sessionId);
    return { voted: state?.voted, recusals: state?.recusals };
  };
  const register = () => world.registers.links.find(tokenHash(token));
  const papers = async () => (await world.registers.box.counts(sessionId)).slips.reduce((sum, one) => sum + one, 0);
  await world.mails();
  let requests = 0;
  const scannedBy = async () => {
    for (let visit = 0; visit < VISITS_PER_STAGE; visit += 1)
      requests += await scan(world, link, SCANNERS[visit % SCANNERS.length] ?? 'GET', visit);
  };

  await scannedBy();
  expect(await roll()).toEqual({ voted: [], recusals: {} });
  expect(await register()).toMatchObject({ revokedAt: null, usedAt: null, boundHash: null });
  expect(await papers()).toBe(0);

  // The member begins; the scanners look again.
  const phone = await declaredOn(world, token);
  const bound = await register();
  await scannedBy();
  expect(await roll()).toEqual({ voted: [], recusals: {} });
  expect(await register()).toEqual(bound);
  expect(await papers()).toBe(0);

  expect((await phone.post(`${link}/gui`, await reviewed(phone, token, PAPER))).status).toBe(303);
  await scannedBy();
  expect((await roll()).voted).toEqual([PEOPLE.otherMember]);
  expect(await papers()).toBe(DOSSIER.nominees.length);
  expect(await register()).toEqual(bound);
  expect(await world.mails()).toEqual([]);
  expect(requests).toBeGreaterThan(4_000);
}, 240_000);
