import { afterAll, expect, test } from 'vitest';
import * as made from '../support/uploads.ts';
import { openEvidenceDesk, PDF, sha256 } from './support/evidence.ts';
import { PEOPLE } from './support/journey.ts';

const { world, journey, proposer, desk } = await openEvidenceDesk();
afterAll(() => world.close());

async function registered(): Promise<string> {
  const author = { name: 'Phan Thị Diễm', birthYear: 1988, unit: 'Chuyền 7', cccd: null, authorId: null };
  const result = await journey.commands.registerInitiative({
    ...(await journey.by(PEOPLE.proposer)),
    content: {
      ...{ kind: 'SOLUTION', title: 'Cữ may nẹp áo', summary: 'Một lượt thay vì hai.', appliedAt: 'Chuyền 7' },
      ...{ appliedFrom: '2026-01-15', equalMainAuthors: false, proofs: [], value: null },
      authors: [{ ...author, personId: null, sharePercent: 100, main: true }],
    },
  });
  return journey.accepted(result as { initiativeId: string }).initiativeId;
}

const attach = { viec: 'tep', loai: 'XAC_NHAN_SANG_KIEN' };
const papers = async (id: string) =>
  (await world.registers.evidence.of(id)).map(({ fileName, lockedIn }) => [fileName, lockedIn]);

test('proofs come in by the same gate, go with the initiative when it is sent, and stay as they were sent', async () => {
  const id = await registered();
  const at = `/sang-kien/${id}`;
  const locked: string[] = [];
  const { putLocked } = world.deps.objectStore;
  world.deps.objectStore.putLocked = (bytes, mediaType, until) => {
    locked.push(sha256(bytes));
    return putLocked(bytes, mediaType, until);
  };
  const post = (fields: Record<string, string>, files: Parameters<typeof desk.post>[4] = []) =>
    desk.post(proposer, at, `${at}/minh-chung`, fields, files);

  const refused = await post(attach, [{ name: 'mẫu.docm', bytes: await made.docx({ 'word/vbaProject.bin': 'x' }) }]);
  expect([refused.status, refused.body]).toEqual([422, expect.stringContaining('mẫu.docm: Tệp chứa macro')]);
  expect((await post(attach, [{ name: 'nghiệm thu.pdf', bytes: await PDF }])).status).toBe(303);
  expect((await post(attach, [{ name: 'nhầm.png', bytes: await made.png() }])).status).toBe(303);
  expect((await post({ viec: 'go-2' })).status).toBe(303);
  expect(await papers(id)).toEqual([['nghiệm thu.pdf', null]]);
  const officer = await world.as(PEOPLE.officer);
  expect((await officer.get(`${at}/minh-chung/1`)).status, 'the union’s own until it is sent').toBe(404);

  expect((await proposer.submit(at, `${at}/gui`)).status).toBe(303);
  expect(await papers(id)).toEqual([['nghiệm thu.pdf', 1]]);
  const view = await world.registers.initiatives.view(id);
  expect(view?.chain.at(-1)?.recorded.event).toEqual({ type: 'initiativeSubmitted', papers: [sha256(await PDF)] });
  expect(locked).toEqual([sha256(await PDF)]);
  expect((await post({ viec: 'go-1' })).body).toContain('đã nộp');
  expect((await post(attach, [{ name: 'thêm.png', bytes: await made.png() }])).status).toBe(422);

  const download = await officer.get(`${at}/minh-chung/1`);
  expect([download.status, download.headers.get('x-content-sha256')]).toEqual([200, sha256(await PDF)]);
  const page = (await officer.get(at)).body;
  expect(page).toContain('Gửi đề nghị công nhận, kèm 1 tệp minh chứng.');
  expect(page).not.toContain('Đính kèm tệp');
  const stranger = await world.as(PEOPLE.otherProposer);
  expect((await stranger.get(`${at}/minh-chung/1`)).status).toBe(404);
});

test('returned, it takes further proofs, and the history can still be decided again', async () => {
  const id = await registered();
  const at = `/sang-kien/${id}`;
  const attached = (name: string, bytes: Buffer) =>
    desk.post(proposer, at, `${at}/minh-chung`, attach, [{ name, bytes }]);
  await attached('một.pdf', await PDF);
  await proposer.submit(at, `${at}/gui`);
  const officer = await world.as(PEOPLE.officer);
  await officer.submit(at, `${at}/tra-lai`, { 'tra-lai-reason': 'Thiếu ảnh.' });
  expect((await attached('hai.png', await made.png())).status).toBe(303);
  await proposer.submit(at, `${at}/gui`);
  expect(await papers(id)).toEqual([
    ['một.pdf', 1],
    ['hai.png', 1],
  ]);
  expect(await world.registers.initiatives.verify()).toMatchObject({ faults: [] });
});
