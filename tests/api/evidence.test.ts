import { afterAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../adapters/canonical-json.ts';
import { openUploads } from '../../adapters/uploads/open-uploads.ts';
import { createAttachEvidence } from '../../api/commands/attach-evidence.ts';
import * as made from '../support/uploads.ts';
import { attach, idIn, openEvidenceDesk, PDF, sha256, typed, WORD, WORD_TYPE } from './support/evidence.ts';
import { PEOPLE } from './support/journey.ts';

const { world, journey, proposer, desk } = await openEvidenceDesk();
afterAll(() => world.close());

describe('the form of a dossier', () => {
  test('keeps everything typed when a paper is attached, shows it, and names what is still missing', async () => {
    const draft = await desk.draftWithPaper(PDF, 'Báo cáo Bình.pdf');
    const { body } = await proposer.get(draft);
    expect(body).toContain('value="Trần Văn Bình"');
    expect(body).toContain('Báo cáo Bình.pdf');
    expect(body).toContain('Xem 2 trang');
    expect(body).toContain(sha256(await PDF).slice(0, 16));
    const missing = body.slice(body.indexOf('con-thieu'), body.indexOf('Báo cáo Bình.pdf'));
    expect(missing).toContain('Còn thiếu 1 giấy tờ');
    expect(missing).toMatch(/<li>Biên bản bình xét hoặc biên bản họp Hội đồng<\/li>/);
    // Whether somebody leads is not on the form: the paper that only leaders need is named with its condition.
    expect(missing).toMatch(
      /<li>Báo cáo thành tích có xác nhận \(nếu là lãnh đạo, quản lý hoặc .*\): trường hợp 1<\/li>/,
    );
    expect((await proposer.get('/ho-so/moi')).body).toContain(`href="${draft}"`);
  });

  test('says beside the box what is wrong with a file, takes the good one, and loses nothing', async () => {
    const draft = await desk.draftWithPaper();
    const answer = await desk.post(
      proposer,
      draft,
      draft,
      typed({ ...attach, cua: '', loai: 'TAI_LIEU_KHAC', summary: 'Đã sửa' }),
      [
        { name: 'mẫu.docm', bytes: await made.docx({ 'word/vbaProject.bin': 'x' }) },
        { name: 'ảnh.png', bytes: await made.png() },
      ],
    );
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
    const answer = await desk.post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ ...attach, viec: 'gui' }), [
      { name: 'script.pdf', bytes: await made.saved(made.withRoot('OpenAction', () => made.script())) },
    ]);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('JavaScript');
    expect(answer.body).toMatch(/action="\/ho-so\/nhap\/draft-[0-9a-f]{20}"/);
    expect(world.engine.heard.length).toBe(before);
  });

  test('with no file chosen, or with a paper taken away', async () => {
    const draft = await desk.draftWithPaper();
    const none = await desk.post(proposer, draft, draft, typed(attach));
    expect(none.body).toContain('Chưa chọn tệp nào.');
    const untold = await desk.post(proposer, draft, draft, typed({ viec: 'tep', loai: '', cua: '' }), [
      { name: 'a.png', bytes: await made.png() },
    ]);
    expect(untold.body).toMatch(/id="loai-error">\s*Đề nghị chọn loại giấy tờ/);
    const gone = await desk.post(proposer, draft, draft, typed({ viec: 'go-1' }));
    expect(gone.status).toBe(303);
    expect(await world.registers.evidence.of(idIn(draft))).toEqual([]);
  });

  test('an award with a simplified dossier asks for less by its rule, and says so with the article', async () => {
    const saved = await desk.post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', awardCode: 'BK_TLD_DX' }));
    const { body } = await proposer.get(saved.location);
    const papers = body.slice(body.indexOf('id="minh-chung"'), body.indexOf('id="loai"'));
    expect(papers).toContain('Hồ sơ theo thủ tục đơn giản gồm:');
    expect(papers).toContain('không cần biên bản họp Hội đồng');
    expect(papers).toMatch(/Căn cứ: Điều 85 Luật Thi đua, khen thưởng năm 2022.* \(chờ cơ quan xác nhận\)\./);
    expect(papers).toContain('Đã có đủ các loại giấy tờ');
    expect(body).toContain('Đã lưu nháp');
  });

  test('"save" twice at once makes one draft', async () => {
    const requestId = 'draft-double-click-1';
    const [one, two] = await Promise.all([
      desk.post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', requestId })),
      desk.post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu', requestId })),
    ]);
    expect(one.location).toBe(two.location);
  });
});

describe('a draft that is sent', () => {
  test('binds its papers to the dossier by hash, under the numbers of the nominees, and makes one dossier', async () => {
    const draft = await desk.draftWithPaper();
    const sent = await desk.post(proposer, draft, draft, typed({ viec: 'gui' }));
    expect(sent.status).toBe(303);
    const dossierId = /\/ho-so\/([\w-]+)/.exec(sent.location)?.[1] ?? '';
    const submission = await world.registers.dossiers.submission(dossierId);
    // Row 2 was empty: row 3 is nominee 2.
    expect(submission?.evidence).toEqual([{ no: 2, kind: 'BAO_CAO_THANH_TICH', sha256: sha256(await WORD) }]);
    const state = await world.engine.dossier(dossierId);
    expect(state?.recordsHash).toBe(sha256(Buffer.from(canonicalJson(submission))));
    const { evidence: _, ...without } = submission ?? { evidence: [] };
    expect(state?.recordsHash).not.toBe(sha256(Buffer.from(canonicalJson(without))));

    const page = (await proposer.get(sent.location)).body;
    expect(page).toContain('Hồ sơ minh chứng (1)');
    expect(page).toContain('Trường hợp 2. Ông Trần Văn Bình');
    expect(page).not.toContain('>Gỡ ');
    expect((await proposer.get(draft)).headers.get('location')).toBe(`/ho-so/${dossierId}`);
    const again = await desk.post(proposer, '/ho-so/moi', draft, typed({ viec: 'gui' }));
    expect(again.location).toBe(sent.location);
    const other = await desk.post(proposer, '/ho-so/moi', draft, typed({ viec: 'gui', summary: 'Một bản khác' }));
    expect(other.body).toContain('Bản nháp này đã được gửi');
    const removed = await desk.post(proposer, '/ho-so/moi', `/ho-so/${dossierId}/minh-chung`, { viec: 'go-1' });
    expect(removed.body).toContain('được giữ nguyên, không thêm bớt');
  });

  test('is refused when a paper belongs to a row that was emptied', async () => {
    const draft = await desk.draftWithPaper();
    const emptied = Object.fromEntries(
      Object.keys(typed())
        .filter((one) => one.startsWith('nominee-3'))
        .map((one) => [one, '']),
    );
    const answer = await desk.post(proposer, draft, draft, typed({ ...emptied, viec: 'gui' }));
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
    const draft = (await desk.post(proposer, '/ho-so/moi', '/ho-so/moi', typed({ viec: 'luu' }))).location.replace(
      /\?.*/,
      '',
    );
    const paper = {
      holderId: idIn(draft),
      kind: 'TAI_LIEU_KHAC',
      nomineeNo: null,
      fileName: 'a.docx',
      bytes: await WORD,
    };
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
