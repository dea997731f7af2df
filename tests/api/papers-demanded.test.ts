/** A text that is known to demand its papers: no published one is confirmed yet, so the test confirms one. */

import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { PDF, typed } from './support/evidence.ts';
import { createJourney, PEOPLE } from './support/journey.ts';
import { createWorld, DOSSIER, type World } from './support/world.ts';

vi.mock('../../domain/rulesets/index.ts', async (original) => {
  const real = await original<typeof import('../../domain/rulesets/index.ts')>();
  const confirmed = (set: (typeof real.RULE_SETS)[number]) => ({
    ...set,
    awards: set.awards.map((award) => {
      const { dossierSet } = award;
      if (dossierSet === undefined) return award;
      return { ...award, dossierSet: { ...dossierSet, basis: { ...dossierSet.basis, certainty: 'confirmed' } } };
    }),
  });
  return {
    ...real,
    editionOn: (date: string) => confirmed(real.editionOn(date) as (typeof real.RULE_SETS)[number]),
    ruleSetById: (id: string) => confirmed(real.ruleSetById(id)),
  };
});

let world: World;
let journey: ReturnType<typeof createJourney>;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
});
afterAll(() => world?.close());

test('without a paper that it demands the dossier is not sent, and the paper and the article are named', async () => {
  const before = world.engine.heard.length;
  const content = {
    ...DOSSIER,
    nominees: DOSSIER.nominees.filter(({ kind }: { kind: string }) => kind === 'INDIVIDUAL'),
  };
  const refused = await journey.commands.submitDossier({ ...(await journey.by(PEOPLE.proposer)), content });
  expect(refused).toEqual({
    refused: {
      code: 'PAPERS_MISSING',
      facts: {
        detail: 'Còn thiếu: Biên bản bình xét hoặc biên bản họp Hội đồng.',
        basis: 'Nghị quyết 07/NQ-TLĐ',
        certainty: 'confirmed',
      },
    },
  });
  const proposer = await world.as(PEOPLE.proposer);
  const form = await proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ viec: 'gui' }));
  expect(form.body).toMatch(/id="tep-error">\s*Hồ sơ thiếu giấy tờ bắt buộc\..* Căn cứ: Nghị quyết 07\/NQ-TLĐ\./);
  expect(form.body).toContain('Hồ sơ thiếu giấy tờ này không gửi được.');
  expect(form.body).not.toContain('id="van-gui"');
  expect(world.engine.heard.length).toBe(before);

  const who = await journey.by(PEOPLE.proposer);
  const saved = await proposer.submit('/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu' }));
  const draftId = /draft-[0-9a-f]{20}/.exec(saved.headers.get('location') ?? '')?.[0] ?? '';
  const paper = { holderId: draftId, kind: 'BIEN_BAN', nomineeNo: null, fileName: 'bien-ban.pdf', bytes: await PDF };
  journey.accepted(await journey.commands.attachEvidence({ ...who, ...paper }));
  const sent = await journey.commands.submitDossier({ ...(await journey.by(PEOPLE.proposer)), draftId, content });
  expect(sent).toMatchObject({ ok: true, version: 1 });
});
