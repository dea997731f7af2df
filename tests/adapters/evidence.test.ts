import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { DraftContent } from '../../adapters/drafts-ports.ts';
import type { EvidenceItem } from '../../adapters/evidence-ports.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

let clock = new Date('2026-11-24T02:00:00.000Z');
const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
const { drafts, evidence } = registers;
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const ROOM = { files: 60, bytes: 1e9 };
let holder = '';
let count = 0;
beforeEach(() => {
  count += 1;
  holder = `draft-${count}`;
});

const paper = (over: Partial<EvidenceItem> = {}, letter = 'a'): Omit<EvidenceItem, 'no' | 'lockedIn'> => {
  const sha256 = letter.repeat(64);
  return {
    holderId: holder,
    kind: 'BAO_CAO_THANH_TICH',
    nomineeNo: 1,
    fileName: 'Báo cáo thành tích.pdf',
    file: { bucket: 'b', key: sha256, versionId: '1', sha256, size: 1000, mediaType: 'application/pdf' },
    pages: 3,
    uploadedBy: 'em',
    uploadedAt: '2026-11-24T02:00:00.000Z',
    ...over,
  };
};
const nos = async (of: string) => (await evidence.of(of)).map(({ no }) => no);

describe('papers of a draft', () => {
  it('come back as they were attached, in order; the same file again is the same paper', async () => {
    const first = await evidence.attach(paper(), ROOM);
    expect(await evidence.attach(paper({ fileName: 'khác.pdf' }), ROOM)).toEqual(first);
    await evidence.attach(paper({ nomineeNo: 2 }), ROOM);
    await evidence.attach(paper({ nomineeNo: null }), ROOM);
    expect(await evidence.attach(paper({ nomineeNo: null }), ROOM)).toMatchObject({ no: 3 });
    expect(await evidence.of(holder)).toMatchObject([
      { ...paper(), no: 1, lockedIn: null },
      { no: 2, nomineeNo: 2 },
      { no: 3, nomineeNo: null },
    ]);
    expect(await evidence.find(holder, 2)).toMatchObject({ nomineeNo: 2 });
    expect(await evidence.find('draft-other', 2)).toBeUndefined();
  });

  it('attached by many at once get numbers of their own and never exceed the quota', async () => {
    const letters = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];
    const answers = await Promise.all(
      letters.map((letter) => evidence.attach(paper({}, letter), { files: 6, bytes: 1e9 })),
    );
    expect(answers.filter((one) => one === 'FULL')).toHaveLength(4);
    expect(await nos(holder)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await evidence.attach(paper({}, 'f'), { files: 60, bytes: 6_500 })).toBe('FULL');
  });

  it('that are removed leave their number unused', async () => {
    await evidence.attach(paper(), ROOM);
    await evidence.attach(paper({}, 'b'), ROOM);
    expect(await evidence.remove(holder, 2)).toBe('REMOVED');
    expect(await evidence.remove(holder, 2)).toBe('UNKNOWN');
    await evidence.attach(paper({}, 'c'), ROOM);
    expect(await nos(holder)).toEqual([1, 3]);
  });
});

describe('papers that are sent', () => {
  const dossierId = () => `dossier-2026-${String(count).padStart(4, '0')}`;
  const sent = (rows: readonly number[], version = 1) =>
    evidence.lock({ dossierId: dossierId(), version, draftId: holder, rows });

  it('become the dossier’s, under the numbers of its nominees, and can neither change nor go', async () => {
    await evidence.attach(paper({ nomineeNo: 3 }), ROOM);
    await evidence.attach(paper({ nomineeNo: null }), ROOM);
    await sent([1, 3]);
    await sent([1, 3]);
    expect(await evidence.of(holder)).toEqual([]);
    expect(await evidence.of(dossierId())).toMatchObject([
      { no: 1, nomineeNo: 2, lockedIn: 1 },
      { no: 2, nomineeNo: null, lockedIn: 1 },
    ]);
    expect(await evidence.remove(dossierId(), 1)).toBe('LOCKED');
    for (const statement of [
      `UPDATE evidence SET file_name = 'x' WHERE holder_id = $1`,
      `UPDATE evidence SET locked_in = NULL WHERE holder_id = $1`,
      'DELETE FROM evidence WHERE holder_id = $1',
    ])
      await expect(database.query(statement, [dossierId()])).rejects.toThrow('is kept');
    await expect(database.query('TRUNCATE evidence')).rejects.toThrow('only ever added to');
  });

  it('stay in their version when more come with the next', async () => {
    await evidence.attach(paper(), ROOM);
    await sent([1]);
    await evidence.attach(paper({ holderId: dossierId() }, 'd'), ROOM);
    expect(await evidence.remove(dossierId(), 2)).toBe('REMOVED');
    await evidence.attach(paper({ holderId: dossierId() }, 'e'), ROOM);
    await evidence.lock({ dossierId: dossierId(), version: 2, draftId: null, rows: [1] });
    expect((await evidence.of(dossierId())).map(({ no, lockedIn }) => [no, lockedIn])).toEqual([
      [1, 1],
      [3, 2],
    ]);
  });

  it('of one file for two nominees move with their rows', async () => {
    await evidence.attach(paper({ holderId: dossierId(), nomineeNo: 3 }), ROOM);
    await evidence.attach(paper({ holderId: dossierId(), nomineeNo: 2 }), ROOM);
    await evidence.lock({ dossierId: dossierId(), version: 2, draftId: null, rows: [2, 3] });
    expect((await evidence.of(dossierId())).map(({ no, nomineeNo }) => [no, nomineeNo])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('are all left where they were when one of them belongs to nobody', async () => {
    await evidence.attach(paper({ nomineeNo: 1 }), ROOM);
    await evidence.attach(paper({ nomineeNo: 2 }), ROOM);
    await expect(sent([1])).rejects.toThrow('no nominee stands in row 2');
    expect(await evidence.of(holder)).toMatchObject([{ lockedIn: null }, { lockedIn: null }]);
  });
});

describe('drafts', () => {
  const content = (summary: string): DraftContent => ({
    awardCode: 'BK_LDLD',
    evaluationYear: '2026',
    summary,
    meeting: { date: '', present: '', total: '' },
    nominees: [{ name: 'Nguyễn Thị Hoa' }, {}],
  });
  const draft = (over: object = {}) => ({
    id: holder,
    unitId: `unit-${count}`,
    ownerId: 'em',
    awardCode: 'BK_LDLD',
    content: content('một'),
    ...over,
  });

  it('are kept, changed and listed newest first, and stay with who began them', async () => {
    expect(await drafts.save(draft())).toBe(true);
    clock = new Date(clock.getTime() + 60_000);
    await drafts.save(draft({ id: `${holder}-b` }));
    clock = new Date(clock.getTime() + 60_000);
    expect(await drafts.save(draft({ ownerId: 'anh', content: content('hai') }))).toBe(true);
    expect(await drafts.find(holder)).toMatchObject({
      ownerId: 'em',
      content: content('hai'),
      updatedAt: clock.toISOString(),
      dossierId: null,
    });
    expect((await drafts.ofUnit(`unit-${count}`)).map(({ id }) => id)).toEqual([holder, `${holder}-b`]);
  });

  it('of one union are never written over by another', async () => {
    await drafts.save(draft());
    expect(await drafts.save(draft({ unitId: 'other', content: content('chiếm') }))).toBe(false);
    expect((await drafts.find(holder))?.content.summary).toBe('một');
  });

  it('are closed once, forget their content, and are changed no more', async () => {
    await drafts.save(draft());
    await drafts.close(holder, 'dossier-2026-0900');
    await drafts.close(holder, 'dossier-2026-0901');
    expect(await drafts.save(draft())).toBe(false);
    expect(await drafts.find(holder)).toMatchObject({
      dossierId: 'dossier-2026-0900',
      content: { nominees: [], summary: '' },
    });
    expect(await drafts.ofUnit(`unit-${count}`)).toEqual([]);
  });
});
