import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceEntries } from '../../activities/archive/evidence-entries.ts';
import type { ActivityDeps } from '../../activities/deps.ts';
import { lockEvidence } from '../../activities/lock-evidence.ts';
import { dossierFile } from '../../activities/lookups.ts';
import { canonicalJson } from '../../adapters/canonical-json.ts';
import { openUploads } from '../../adapters/uploads/open-uploads.ts';
import { createAttachEvidence } from '../../api/commands/attach-evidence.ts';
import * as made from '../support/uploads.ts';
import { createJourney, MEMBERS, PEOPLE } from './support/journey.ts';
import { type Browser, createWorld, DOSSIER, type World } from './support/world.ts';

let world: World;
let journey: ReturnType<typeof createJourney>;
let proposer: Browser;
beforeAll(async () => {
  world = await createWorld();
  journey = createJourney(world);
  proposer = await world.as(PEOPLE.proposer);
});
afterAll(() => world?.close());

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const PDF = made.saved(made.pdf(2));
const WORD = made.docx();
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface Sent {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The form as a browser without script sends it, with the proof of origin of the page it stands on. */
async function post(
  who: Browser,
  page: string,
  path: string,
  fields: Record<string, string>,
  files: readonly Sent[] = [],
) {
  const csrf = /name="csrf" value="([^"]+)"/.exec((await who.get(page)).body)?.[1] ?? '';
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf, ...fields })) body.append(name, value);
  for (const { name, bytes } of files) body.append('tep', new File([new Uint8Array(bytes)], name));
  if (files.length === 0) body.append('tep', new File([], ''));
  const headers = { cookie: who.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await world.app.request(path, { method: 'POST', body, headers });
  return { status: answer.status, body: await answer.text(), location: answer.headers.get('location') ?? '' };
}

const typed = (over: Record<string, string> = {}) => ({
  rows: '3',
  awardCode: 'BK_LDLD',
  evaluationYear: '2026',
  procedure: '',
  summary: DOSSIER.summary,
  meetingDate: '2026-11-16',
  meetingPresent: '13',
  meetingTotal: '13',
  'nominee-1-kind': 'INDIVIDUAL',
  'nominee-1-name': 'Nguyễn Thị Ánh Tuyết',
  'nominee-1-honorific': 'Bà',
  'nominee-1-birthYear': '1988',
  'nominee-1-position': 'Công nhân',
  'nominee-1-unit': 'Chuyền may số 7',
  'nominee-1-achievement': 'Hai sáng kiến',
  'nominee-3-kind': 'INDIVIDUAL',
  'nominee-3-name': 'Trần Văn Bình',
  'nominee-3-honorific': 'Ông',
  'nominee-3-position': 'Thợ máy',
  'nominee-3-unit': 'Tổ cơ điện',
  'nominee-3-achievement': 'Cải tiến máy',
  ...over,
});

const attach = { viec: 'tep', loai: 'ACHIEVEMENT_REPORT', cua: '3' };

/** A draft with one paper for row 3, by the form. */
async function draftWithPaper(bytes = WORD, name = 'Báo cáo Bình.docx'): Promise<string> {
  const answer = await post(proposer, '/ho-so/moi', '/ho-so/moi', typed(attach), [{ name, bytes: await bytes }]);
  expect(answer.status).toBe(303);
  return answer.location.replace(/[?#].*/, '');
}

const idIn = (draft: string) => draft.split('/').at(-1) ?? '';

describe('the form of a dossier', () => {
  test('keeps everything typed when a paper is attached, shows it, and names what is still missing', async () => {
    const draft = await draftWithPaper(PDF, 'Báo cáo Bình.pdf');
    const { body } = await proposer.get(draft);
    expect(body).toContain('value="Trần Văn Bình"');
    expect(body).toContain('Báo cáo Bình.pdf');
    expect(body).toContain('Xem 2 trang');
    expect(body).toContain(sha256(await PDF).slice(0, 16));
    const missing = body.slice(body.indexOf('con-thieu'), body.indexOf('Báo cáo Bình.pdf'));
    expect(missing).toContain('Còn thiếu 2 giấy tờ');
    expect(missing).toMatch(/<li>Báo cáo thành tích: trường hợp 1<\/li>/);
    expect(missing).toMatch(/<li>Biên bản họp bình xét của đơn vị<\/li>/);
    expect((await proposer.get('/ho-so/moi')).body).toContain(`href="${draft}"`);
  });

  test('says beside the box what is wrong with a file, takes the good one, and loses nothing', async () => {
    const draft = await draftWithPaper();
    const answer = await post(proposer, draft, draft, typed({ ...attach, cua: '', loai: 'OTHER', summary: 'Đã sửa' }), [
      { name: 'mẫu.docm', bytes: await made.docx({ 'word/vbaProject.bin': 'x' }) },
      { name: 'ảnh.png', bytes: await made.png() },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/id="tep-error">\s*mẫu\.docm: Tệp chứa macro/);
    expect(answer.body).toContain('Đã sửa');
    expect(answer.body).toContain('ảnh.png');
    const items = await world.registers.evidence.of(idIn(draft));
    expect(items.map(({ fileName, file }) => [fileName, file.mediaType])).toEqual([
      ['Báo cáo Bình.docx', WORD_TYPE],
      ['ảnh.png', 'image/png'],
    ]);
    const log = await world.registers.accessLog.of(idIn(draft));
    expect(log.map(({ command, code }) => [command, code])).toContainEqual(['attachEvidence', 'UPLOAD_MACRO']);
  });

  test('a chosen file is not forgotten when another button is pressed, and a refused one stops the sending', async () => {
    const before = world.engine.heard.length;
    const answer = await post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ ...attach, viec: 'gui' }), [
      { name: 'script.pdf', bytes: await made.saved(made.withRoot('OpenAction', () => made.script())) },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('JavaScript');
    expect(answer.body).toMatch(/action="\/ho-so\/nhap\/draft-[0-9a-f]{20}"/);
    expect(world.engine.heard.length).toBe(before);
  });

  test('with no file chosen, or with a paper taken away', async () => {
    const draft = await draftWithPaper();
    const none = await post(proposer, draft, draft, typed(attach));
    expect(none.body).toContain('Chưa chọn tệp nào.');
    const untold = await post(proposer, draft, draft, typed({ viec: 'tep', loai: '', cua: '' }), [
      { name: 'a.png', bytes: await made.png() },
    ]);
    expect(untold.body).toMatch(/id="loai-error">\s*Đề nghị chọn loại giấy tờ/);
    const gone = await post(proposer, draft, draft, typed({ viec: 'go-1' }));
    expect(gone.status).toBe(303);
    expect(await world.registers.evidence.of(idIn(draft))).toEqual([]);
  });

  test('the simplified procedure asks for less and says on what ground', async () => {
    const saved = await post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', procedure: 'SIMPLIFIED' }));
    const { body } = await proposer.get(saved.location);
    expect(body).toContain('Điều 85');
    expect(body).toContain('không cần báo cáo thành tích');
    expect(body.slice(body.indexOf('con-thieu'), body.indexOf('id="loai"'))).not.toContain('Biên bản họp');
    expect(body).toContain('Đã lưu nháp');
  });

  test('"save" twice at once makes one draft', async () => {
    const requestId = 'draft-double-click-1';
    const [one, two] = await Promise.all([
      post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', requestId })),
      post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', requestId })),
    ]);
    expect(one.location).toBe(two.location);
  });
});

describe('a draft that is sent', () => {
  test('binds its papers to the dossier by hash, under the numbers of the nominees, and makes one dossier', async () => {
    const draft = await draftWithPaper();
    const sent = await post(proposer, draft, draft, typed({ viec: 'gui' }));
    expect(sent.status).toBe(303);
    const dossierId = /\/ho-so\/([\w-]+)/.exec(sent.location)?.[1] ?? '';
    const submission = await world.registers.dossiers.submission(dossierId);
    // Row 2 was empty: row 3 is nominee 2.
    expect(submission?.evidence).toEqual([{ no: 2, kind: 'ACHIEVEMENT_REPORT', sha256: sha256(await WORD) }]);
    const state = await world.engine.dossier(dossierId);
    expect(state?.recordsHash).toBe(sha256(Buffer.from(canonicalJson(submission))));
    const { evidence: _, ...without } = submission ?? { evidence: [] };
    expect(state?.recordsHash).not.toBe(sha256(Buffer.from(canonicalJson(without))));

    const page = (await proposer.get(sent.location)).body;
    expect(page).toContain('Hồ sơ minh chứng (1)');
    expect(page).toContain('Trường hợp 2. Ông Trần Văn Bình');
    expect(page).not.toContain('>Gỡ ');
    expect((await proposer.get(draft)).headers.get('location')).toBe(`/ho-so/${dossierId}`);
    const again = await post(proposer, '/ho-so/moi', draft, typed({ viec: 'gui' }));
    expect(again.body).toContain('Bản nháp này đã được gửi');
    const removed = await post(proposer, '/ho-so/moi', `/ho-so/${dossierId}/minh-chung`, { viec: 'go-1' });
    expect(removed.body).toContain('được giữ nguyên, không thêm bớt');
  });

  test('is refused when a paper belongs to a row that was emptied', async () => {
    const draft = await draftWithPaper();
    const emptied = Object.fromEntries(
      Object.keys(typed())
        .filter((one) => one.startsWith('nominee-3'))
        .map((one) => [one, '']),
    );
    const answer = await post(proposer, draft, draft, typed({ ...emptied, viec: 'gui' }));
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/id="tep-error">\s*Có tệp gắn với một trường hợp không còn/);
    expect(await world.registers.evidence.of(idIn(draft))).toHaveLength(1);
  });

  test('a dossier without papers is hashed as it always was', async () => {
    const dossierId = await journey.submitted();
    const submission = await world.registers.dossiers.submission(dossierId);
    expect(Object.keys(submission ?? {})).not.toContain('evidence');
    expect(Object.keys(submission ?? {})).not.toContain('procedure');
  });
});

/** A dossier before the council, with a paper for nominee 1, one for nominee 2, and one for all. */
async function dossierWithPapers() {
  const { by, commands, accepted } = journey;
  const person = await by(PEOPLE.proposer);
  const { draftId } = accepted(await commands.saveDraft({ ...person, content: EMPTY })) as { draftId: string };
  const papers = [
    ['ACHIEVEMENT_REPORT', 1, await PDF],
    ['ACHIEVEMENT_REPORT', 2, await made.xlsx()],
    ['UNIT_MINUTES', null, await made.docx()],
  ] as const;
  for (const [kind, nomineeNo, bytes] of papers) {
    const fileName = `${kind} ${nomineeNo}.pdf`;
    accepted(await commands.attachEvidence({ ...person, holderId: draftId, kind, nomineeNo, fileName, bytes }));
  }
  const sent = await commands.submitDossier({ ...(await by(PEOPLE.proposer)), draftId, content: DOSSIER });
  return (accepted(sent) as { dossierId: string }).dossierId;
}

const EMPTY = {
  awardCode: 'BK_LDLD',
  evaluationYear: '2026',
  procedure: '',
  summary: '',
  meeting: { date: '', present: '', total: '' },
  nominees: [],
};

describe('when the virus scanner is silent', () => {
  test('no file is taken, the page says so until the scanner answers again, and nothing typed is lost', async () => {
    const { by, accepted } = journey;
    let silent = true;
    class ScannerUnavailable extends Error {
      override readonly name = 'ScannerUnavailable';
    }
    const scan = async () => {
      if (silent) throw new ScannerUnavailable('no answer');
      return 'CLEAN' as const;
    };
    const { appUrl } = world.deps.config;
    const attachEvidence = createAttachEvidence({ ...world.deps, appUrl, uploads: openUploads({ scanner: { scan } }) });
    const draft = (await post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu' }))).location.replace(
      /\?.*/,
      '',
    );
    const paper = { holderId: idIn(draft), kind: 'OTHER', nomineeNo: null, fileName: 'a.docx', bytes: await WORD };
    expect(await attachEvidence({ ...(await by(PEOPLE.proposer)), ...paper })).toMatchObject({
      refused: { code: 'SCANNER_UNAVAILABLE' },
    });
    expect(await world.registers.evidence.of(idIn(draft))).toEqual([]);
    const during = (await proposer.get(draft)).body;
    expect(during).toContain('Máy quét vi-rút chưa trả lời');
    expect(during).toContain('value="Trần Văn Bình"');
    silent = false;
    accepted(await attachEvidence({ ...(await by(PEOPLE.proposer)), ...paper }));
    expect((await proposer.get(draft)).body).not.toContain('Máy quét vi-rút');
  });
});

describe('who reads the papers', () => {
  const reads = async (who: string, dossierId: string) => {
    const browser = await world.as(who);
    const answers = await Promise.all([1, 2, 3].map((no) => browser.get(`/ho-so/${dossierId}/minh-chung/${no}`)));
    return answers.map(({ status }) => status);
  };

  test('union, body, and members for the cases put before them and not declared an interest in', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await dossierWithPapers();
    const outsider = MEMBERS[2];
    expect(await reads(outsider, dossierId)).toEqual([404, 404, 404]);
    accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId }));
    accepted(await commands.completeVerification({ ...(await by(PEOPLE.officer)), dossierId, failed: [] }));
    const convened = await commands.conveneSession({ ...(await by(PEOPLE.secretary)), dossierIds: [dossierId] });
    const { sessionId } = accepted(convened) as { sessionId: string };
    const token = world.engine.tokens.get(sessionId)?.get(outsider) ?? '';
    expect(await reads(outsider, dossierId)).toEqual([200, 200, 200]);
    accepted(await commands.declareInterest({ token, items: [2], channel: 'link', requestId: 'declared' }));

    expect(await reads(PEOPLE.proposer, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.officer, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.authority, dossierId)).toEqual([200, 200, 200]);
    expect(await reads(PEOPLE.otherProposer, dossierId)).toEqual([404, 404, 404]);
    // An interest in nominee 2 hides that report, and the minutes that speak of all.
    expect(await reads(outsider, dossierId)).toEqual([200, 404, 404]);
    expect(await reads(MEMBERS[3], dossierId)).toEqual([200, 200, 200]);
    const list = await (await world.as(outsider)).get(`/ho-so/${dossierId}/minh-chung`);
    expect(list.body).toContain('ACHIEVEMENT_REPORT 1.pdf');
    expect(list.body).not.toContain('ACHIEVEMENT_REPORT 2.pdf');
    expect((await world.anyone().get(`/ho-so/${dossierId}/minh-chung/1`)).status).toBe(303);
  });

  test('through a ballot link: after declaring, not before, and nothing of a case kept out of', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await dossierWithPapers();
    accepted(await commands.receiveDossier({ ...(await by(PEOPLE.officer)), dossierId }));
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
    const dossierId = await dossierWithPapers();
    const at = `/ho-so/${dossierId}/minh-chung`;
    const officer = await world.as(PEOPLE.officer);
    const file = await officer.get(`${at}/1`);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="minh-chung-1\.pdf"; /);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('x-content-sha256')).toBe(sha256(await PDF));
    // A Word file is saved as one, whatever it was called.
    expect((await officer.get(`${at}/3`)).headers.get('content-disposition')).toContain('UNIT_MINUTES%20null.pdf.docx');
    const picture = await officer.get(`${at}/1/trang/2.webp`);
    expect(picture.headers.get('content-type')).toBe('image/webp');
    expect((await officer.get(`${at}/1/trang/3.webp`)).status).toBe(404);
    expect((await officer.get(`${at}/3/trang/1.webp`)).status).toBe(404);
    expect((await officer.get(`${at}/1/xem`)).body).toContain(`${at}/1/trang/2.webp`);
    // Not through the documents' addresses, where files are drawn in the web's own process.
    expect((await officer.get(`/tai-lieu/${sha256(await PDF)}`)).status).toBe(404);
  });

  test("a draft's papers stay with its union", async () => {
    const draft = await draftWithPaper();
    const paper = `/ho-so/${idIn(draft)}/minh-chung/1`;
    expect((await proposer.get(paper)).status).toBe(200);
    for (const other of [PEOPLE.officer, PEOPLE.otherProposer]) {
      expect((await (await world.as(other)).get(paper)).status).toBe(404);
      expect((await (await world.as(other)).get(draft)).status).toBe(404);
    }
    const stolen = await post(await world.as(PEOPLE.otherProposer), '/ho-so/moi', draft, typed({ viec: 'go-1' }));
    expect(stolen.body).toContain('Không tìm thấy bản nháp này.');
    expect(await world.registers.evidence.of(idIn(draft))).toHaveLength(1);
  });
});

describe('a dossier that was returned', () => {
  test('takes more papers on its page, which go with the next version beside those of the first', async () => {
    const { by, commands, accepted } = journey;
    const dossierId = await dossierWithPapers();
    const page = `/ho-so/${dossierId}`;
    const early = await post(proposer, page, `${page}/minh-chung`, { viec: 'tep', loai: 'OTHER', cua: '' }, [
      { name: 'a.png', bytes: await made.png() },
    ]);
    expect(early.status).toBe(422);
    accepted(
      await commands.returnDossier({ ...(await by(PEOPLE.officer)), dossierId, reason: 'Thiếu giấy công nhận.' }),
    );
    expect((await proposer.get(page)).body).toContain('name="tep"');
    const added = await post(
      proposer,
      page,
      `${page}/minh-chung`,
      { viec: 'tep', loai: 'INITIATIVE_PROOF', cua: '1' },
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
    const dossierId = await dossierWithPapers();
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

describe('the API', () => {
  const api = async (who: Browser, method: string, path: string, body?: object | FormData) => {
    const headers: Record<string, string> = { cookie: who.cookie, 'x-ghicong': '1' };
    if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const answer = await world.app.request(path, { method, headers, ...(sent === undefined ? {} : { body: sent }) });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  };

  test('keeps a draft, takes its papers, and sends it', async () => {
    const { json: saved } = await api(proposer, 'POST', '/api/v1/drafts', { summary: 'Nháp' });
    const draft = `/api/v1/drafts/${saved.draftId}`;
    const body = new FormData();
    body.append('kind', 'ACHIEVEMENT_REPORT');
    body.append('nomineeNo', '1');
    body.append('file', new File([new Uint8Array(await PDF)], 'báo cáo.pdf'));
    const attached = await api(proposer, 'POST', `${draft}/evidence`, body);
    expect(attached).toMatchObject({ status: 200, json: { item: { no: 1, pages: 2, sha256: sha256(await PDF) } } });
    const bad = new FormData();
    bad.append('kind', 'OTHER');
    bad.append('file', new File(['MZ'], 'a.pdf'));
    expect(await api(proposer, 'POST', `${draft}/evidence`, bad)).toMatchObject({
      status: 422,
      json: { code: 'UPLOAD_TYPE_UNKNOWN' },
    });
    expect(await api(proposer, 'GET', `${draft}/evidence`)).toMatchObject({ json: { items: [{ no: 1 }] } });
    expect(await api(proposer, 'GET', draft)).toMatchObject({ json: { content: { summary: 'Nháp' } } });
    const sent = await api(proposer, 'POST', `${draft}/submission`, DOSSIER);
    expect(sent.status).toBe(200);
    expect(await api(proposer, 'GET', `/api/v1/dossiers/${sent.json.dossierId}/evidence`)).toMatchObject({
      json: { items: [{ no: 1, lockedIn: 1, nomineeNo: 1 }] },
    });
    expect(
      await api(proposer, 'POST', `/api/v1/dossiers/${sent.json.dossierId}/evidence-removal`, { no: 1 }),
    ).toMatchObject({
      status: 409,
      json: { code: 'EVIDENCE_LOCKED' },
    });
  });

  test('describes the upload as a file', async () => {
    const { json } = await api(proposer, 'GET', '/api/openapi.json');
    const schemas = (json as { components: { schemas: Record<string, { properties?: Record<string, object> }> } })
      .components.schemas;
    expect(schemas.EvidenceUpload?.properties?.file).toEqual({ type: 'string', format: 'binary' });
  });

  test('reads no large body of somebody who is not signed in, nor one beyond all limits', async () => {
    let pulled = 0;
    const endless = () =>
      new ReadableStream({
        pull(controller) {
          pulled += 1;
          controller.enqueue(new Uint8Array(1_000_000));
        },
      });
    const send = (cookie: string) =>
      world.app.request(
        new Request('http://127.0.0.1:8080/api/v1/drafts/draft-x/evidence', {
          method: 'POST',
          body: endless(),
          headers: { cookie, 'x-ghicong': '1', 'content-type': 'multipart/form-data; boundary=x' },
          duplex: 'half',
        } as RequestInit),
      );
    expect((await send('')).status).toBe(401);
    expect(pulled).toBeLessThan(5);
    const tooLarge = await send(proposer.cookie);
    expect(await tooLarge.json()).toMatchObject({ code: 'UPLOAD_TOO_LARGE' });
    expect(pulled).toBeLessThan(80);
  });
});
