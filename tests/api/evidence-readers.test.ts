import { afterAll, describe, expect, test } from 'vitest';
import { evidenceEntries } from '../../activities/archive/evidence-entries.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { lockEvidence } from '../../activities/lock-evidence.ts';
import { dossierFile } from '../../activities/lookups.ts';
import * as made from '../support/uploads.ts';
import { idIn, openEvidenceDesk, PDF, sha256, typed } from './support/evidence.ts';
import { choicesFor, MEMBERS, PAPERS_REASON, PEOPLE } from './support/journey.ts';
import { DOSSIER } from './support/world.ts';

const { world, journey, proposer, desk } = await openEvidenceDesk();
afterAll(() => world.close());

describe('who reads the papers', () => {
  const reads = async (who: string, dossierId: string) => {
    const browser = await world.as(who);
    const answers = await Promise.all([1, 2, 3].map((no) => browser.get(`/ho-so/${dossierId}/minh-chung/${no}`)));
    return answers.map(({ status }) => status);
  };

  test('union, body, and members for the cases put before them and not declared an interest in', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await desk.dossierWithPapers();
    const outsider = MEMBERS[2];
    expect(await reads(outsider, dossierId)).toEqual([404, 404, 404]);
    accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON }));
    accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
    const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId] });
    const { sessionId } = accepted(convened) as { sessionId: string };
    const token = world.engine.tokens.get(sessionId)?.get(outsider) ?? '';
    // Before declaring a member knows of a case only what the ballot's first page says.
    expect(await reads(outsider, dossierId)).toEqual([404, 404, 404]);
    accepted(await commands.declareInterest({ token, items: [2], channel: 'link', requestId: 'declared' }));

    expect(await reads(PEOPLE.proposer, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.officer, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.authority, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.otherProposer, dossierId)).toEqual([404, 404, 404]);
    // An interest in nominee 2 hides that report, and the minutes that speak of all.
    expect(await reads(outsider, dossierId)).toEqual([200, 404, 404]);
    expect(await reads(MEMBERS[3], dossierId)).toEqual([404, 404, 404]);
    await commands.castBallot({
      token: world.engine.tokens.get(sessionId)?.get(MEMBERS[3]) ?? '',
      choices: choicesFor(DOSSIER.nominees.length),
      declaredNoInterest: true,
      channel: 'link',
    });
    expect(await reads(MEMBERS[3], dossierId)).toEqual([200, 200, 200]);
    const list = await (await world.as(outsider)).get(`/ho-so/${dossierId}/minh-chung`);
    expect(list.body).toContain('BAO_CAO_THANH_TICH 1.pdf');
    expect(list.body).not.toContain('BAO_CAO_THANH_TICH 2.pdf');
    expect((await world.anyone().get(`/ho-so/${dossierId}/minh-chung/1`)).status).toBe(303);
  });

  test('through a ballot link: after declaring, not before, and nothing of a case kept out of', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await desk.dossierWithPapers();
    accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId, papersReason: PAPERS_REASON }));
    accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
    const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId] });
    const { sessionId } = accepted(convened) as { sessionId: string };
    const tokenOf = (member: string) => world.engine.tokens.get(sessionId)?.get(member) ?? '';
    const nobody = world.anyone();
    const ask = (token: string, no: number, noInterest: string) =>
      nobody.post(`/b/${token}/minh-chung`, { tep: `${dossierId}/${no}`, 'khong-lien-quan': noInterest });

    const free = tokenOf(MEMBERS[4]);
    expect((await ask(free, 1, '')).body).toContain('chưa khai báo');
    const paper = await nobody.post(`/b/${free}/khai-bao`, { 'lien-quan': 'khong' });
    expect(paper.body).toContain(`value="${dossierId}/1"`);
    const file = await ask(free, 1, 'co');
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.headers.get('x-content-sha256')).toBe(sha256(await PDF));
    expect((await ask(free, 9, 'co')).status).toBe(404);

    const recused = tokenOf(MEMBERS[5]);
    const after = await nobody.post(`/b/${recused}/khai-bao`, { 'lien-quan': 'co', 'truong-hop': '2' });
    expect(after.body).toContain(`value="${dossierId}/1"`);
    expect(after.body).not.toContain(`value="${dossierId}/2"`);
    expect((await ask(recused, 1, '')).status).toBe(200);
    for (const hidden of [2, 3]) expect((await ask(recused, hidden, 'co')).status).toBe(404);
    expect((await ask('x'.repeat(43), 1, 'co')).status).toBe(404);
    expect(world.logged.join('')).not.toContain(free);
  });

  test('as a download under a safe name, and as pictures drawn apart', async () => {
    const dossierId = await desk.dossierWithPapers();
    const at = `/ho-so/${dossierId}/minh-chung`;
    const officer = await world.as(PEOPLE.officer);
    const file = await officer.get(`${at}/1`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="minh-chung-1\.pdf"; /);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('x-content-sha256')).toBe(sha256(await PDF));
    // A Word file is saved as one, whatever it was called.
    expect((await officer.get(`${at}/3`)).headers.get('content-disposition')).toContain('BIEN_BAN%20null.pdf.docx');
    const picture = await officer.get(`${at}/1/trang/2.webp`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await officer.get(`${at}/1/trang/3.webp`)).status).toBe(404);
    expect((await officer.get(`${at}/3/trang/1.webp`)).status).toBe(404);
    expect((await officer.get(`${at}/1/xem`)).body).toContain(`${at}/1/trang/2.webp`);
    // Not through the documents' addresses, where files are drawn in the web's own process.
    expect((await officer.get(`/tai-lieu/${sha256(await PDF)}`)).status).toBe(404);
  });

  test("a draft's papers stay with its union", async () => {
    const draft = await desk.draftWithPaper();
    const paper = `/ho-so/${idIn(draft)}/minh-chung/1`;
    expect((await proposer.get(paper)).status).toBe(200);
    for (const other of [PEOPLE.officer, PEOPLE.otherProposer]) {
      expect((await (await world.as(other)).get(paper)).status).toBe(404);
      expect((await (await world.as(other)).get(draft)).status).toBe(404);
    }
    const stolen = await desk.post(await world.as(PEOPLE.otherProposer), '/ho-so/moi', draft, typed({ viec: 'go-1' }));
    expect(stolen.body).toContain('Không tìm thấy bản nháp này.');
    expect(await world.registers.evidence.of(idIn(draft))).toHaveLength(1);
  });
});

describe('a dossier that was returned', () => {
  test('takes more papers on its page, which go with the next version beside those of the first', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await desk.dossierWithPapers();
    const page = `/ho-so/${dossierId}`;
    const early = await desk.post(
      proposer,
      page,
      `${page}/minh-chung`,
      { viec: 'tep', loai: 'TAI_LIEU_KHAC', cua: '' },
      [{ name: 'a.png', bytes: await made.png() }],
    );
    expect(early.status).toBe(422);
    accepted(
      await commands.returnDossier({ ...(await by(PEOPLE.officer)), dossierId, reason: 'Thiếu giấy công nhận.' }),
    );
    expect((await proposer.get(page)).body).toContain('name="tep"');
    const added = await desk.post(
      proposer,
      page,
      `${page}/minh-chung`,
      { viec: 'tep', loai: 'XAC_NHAN_SANG_KIEN', cua: '1' },
      [{ name: 'a.png', bytes: await made.png() }],
    );
    expect(added.location).toBe(`${page}?da=minh-chung#minh-chung`);
    // Until it is sent it is the union's own.
    expect((await (await world.as(PEOPLE.officer)).get(`${page}/minh-chung/4`)).status).toBe(404);
    accepted(await commands.submitDossier({ ...(await by(PEOPLE.proposer)), dossierId, content: DOSSIER }));
    expect((await (await world.as(PEOPLE.officer)).get(`${page}/minh-chung/4`)).status).toBe(200);
    const versions = await Promise.all(
      [1, 2].map((version) => world.registers.dossiers.submission(dossierId, version)),
    );
    expect(versions.map((one) => one?.evidence?.length)).toEqual([3, 4]);
  });
});

describe('what the worker makes of the papers', () => {
  test('final documents with a lock, once, and files of the archive', async () => {
    const dossierId = await desk.dossierWithPapers();
    const { registers, objectStore: store, now } = world.deps;
    const deps = { registers, store, now } as unknown as ActivityDeps;
    const file = await dossierFile(registers, dossierId, '2026-11-25');
    await lockEvidence(deps, file);
    await lockEvidence(deps, file);
    const documents = await registers.documents.of([dossierId]);
    const kept = documents.map(({ kind, part, stage, lock }) => [kind, part, stage, lock?.mode]);
    expect(kept.sort(([, a], [, b]) => Number(a) - Number(b))).toEqual([
      ['EVIDENCE', 1, 'FINAL', 'COMPLIANCE'],
      ['EVIDENCE', 2, 'FINAL', 'COMPLIANCE'],
      ['EVIDENCE', 3, 'FINAL', 'COMPLIANCE'],
    ]);
    const entries = await evidenceEntries(store, documents);
    expect(entries.map(({ path }) => path).sort()).toEqual([
      'evidence/001.pdf',
      'evidence/002.xlsx',
      'evidence/003.docx',
    ]);
    const scan = entries.find(({ path }) => path === 'evidence/001.pdf');
    expect(scan?.bytes.equals(await PDF)).toBe(true);
  });
});
