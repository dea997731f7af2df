import { afterAll, describe, expect, it } from 'vitest';
import { CLERK, NOTE_HASH, RECOGNITION, use, VALUE } from '../support/initiative-story.ts';
import { author, openInitiatives } from './support/initiatives.ts';

const { register, act, made, close } = await openInitiatives();
afterAll(close);

const BODY = { bodyId: 'ldld-an-phu' };

describe('the list', () => {
  it('is found by words in any order without diacritics, by author, unit, status, year, scope and value', async () => {
    const nest = author('Đinh Thị Hồng', { cccd: '000089000001' });
    const { id, authorIds } = await made({
      title: 'Rập nhựa thay bìa',
      authors: [nest],
      value: { ...VALUE, amount: 5_000_000 },
    });
    const found = async (
      filter: Parameters<typeof register.list>[0]['filter'],
      sight: typeof BODY | { unitId: string } = BODY,
    ) => (await register.list({ sight, filter, limit: 50 })).map((row) => row.id);
    for (const words of ['nhua rap', 'HỒNG bìa', 'dinh hong rap']) expect(await found({ words })).toStrictEqual([id]);
    expect(await found({ words: 'rập gỗ' })).toStrictEqual([]);
    expect(await found({ authorId: authorIds[0] ?? '' })).toStrictEqual([id]);
    expect(
      await found({ words: 'rap', recognisedYear: 2026, scope: 'GRASSROOTS', status: 'RECOGNISED' }),
    ).toStrictEqual([id]);
    expect(await found({ words: 'rap', recognisedYear: 2025 })).toStrictEqual([]);
    expect(await found({ words: 'rap', leastValue: 5_000_000 })).toStrictEqual([id]);
    expect(await found({ words: 'rap', leastValue: 5_000_001 })).toStrictEqual([]);
    expect(await found({ words: 'rap' }, { unitId: 'cdcs-hoa-binh' })).toStrictEqual([id]);
    expect(await found({ words: 'rap' }, { unitId: 'cdcs-doc-lap' })).toStrictEqual([]);
  });

  it('shows a body the unions that it judges, not those with a council of their own', async () => {
    expect((await register.units(BODY)).map(({ id }) => id)).toStrictEqual([
      'cdcs-hoa-binh',
      'cd-nganh-may',
      'ldld-an-phu',
    ]);
    const { id } = await made({
      title: 'Của đơn vị có hội đồng riêng',
      authors: [author('Ai')],
      unitId: 'cdcs-doc-lap',
    });
    const ids = (await register.list({ sight: BODY, filter: {}, limit: 500 })).map((row) => row.id);
    expect(ids).not.toContain(id);
    const own = await register.list({ sight: { bodyId: 'cdcs-doc-lap' }, filter: {}, limit: 500 });
    expect(own.map((row) => row.id)).toStrictEqual([id]);
  });

  it('goes on page by page without a gap or a repetition', async () => {
    for (const title of ['một', 'hai', 'ba', 'bốn', 'năm']) await made({ title, authors: [author(title)] });
    const whole = await register.list({ sight: BODY, filter: {}, limit: 500 });
    const walked: string[] = [];
    let after: { updatedAt: string; id: string } | undefined;
    do {
      const page = await register.list({ sight: BODY, filter: {}, limit: 2, ...(after ? { after } : {}) });
      walked.push(...page.map((row) => row.id));
      const last = page.at(-1);
      after = page.length < 2 || last === undefined ? undefined : { updatedAt: last.updatedAt, id: last.id };
    } while (after !== undefined);
    expect(walked).toStrictEqual(whole.map((row) => row.id));
    expect(walked.length).toBeGreaterThan(4);
  });

  it('names people of the same name on the page of an initiative, and leaves it to people', async () => {
    const { id } = await made({ title: 'Trùng tên một', authors: [author('Hồ Anh Tuấn', { birthYear: 1988 })] });
    const other = await made({ title: 'Trùng tên hai', authors: [author('Hồ Anh Tuấn', { birthYear: null })] });
    await made({ title: 'Trùng tên ba', authors: [author('Hồ Anh Tuấn', { birthYear: 1970 })] });
    const seen = async (sight?: Parameters<typeof register.view>[1]) =>
      (await register.view(id, sight))?.namesakes.map(({ initiativeIds }) => initiativeIds);
    expect(await seen(BODY)).toStrictEqual([[other.id]]);
    // What another union registered is not shown to those who do not see it.
    expect(await seen({ unitId: 'cdcs-doc-lap' })).toStrictEqual([]);
    expect(await seen()).toStrictEqual([]);
  });
});

describe('facts for criteria', () => {
  const asked = (over: Partial<Parameters<typeof register.facts>[0][number]>) => ({
    no: 1,
    personId: null,
    cccd: null,
    name: 'Lý Văn Tâm',
    birthYear: 1994,
    awardCode: 'BLDST',
    dossierId: null,
    chosen: [],
    ...over,
  });
  const tam = author('Lý Văn Tâm', { birthYear: 1994, cccd: '000094000001' });

  it('come for each nominee by citizen id or person, with scope, certified value and share', async () => {
    const lead = author('Phan Lực', { personId: 'anh' });
    const { id } = await made({ title: 'Đồ gá rãnh then', authors: [lead, tam], shares: [55, 45] });
    const { id: claimed } = await made({
      title: 'Xe đẩy phôi',
      authors: [tam],
      value: { ...VALUE, employerConfirmedOn: null },
    });
    const submitted = await made({ title: 'Chưa công nhận', authors: [tam], recognised: null });
    await act(id, CLERK, {
      type: 'confirmReplicability',
      replicability: { ...RECOGNITION, scope: 'PROVINCE', number: '7/XN' },
    });
    const [byCccd, byPerson, nobody] = await register.facts([
      asked({ no: 4, cccd: '000094000001', name: 'LÝ VĂN TÂM' }),
      asked({ no: 5, personId: 'anh', name: 'Ai khác' }),
      asked({ no: 6, name: 'Không Có Ai' }),
    ]);
    const shared = { id, recognisedYear: 2026, scope: 'PROVINCE', valueGained: 96_000_000, usedBy: null };
    expect(byCccd).toStrictEqual({
      no: 4,
      facts: [
        { ...shared, sharePercent: 45, mainAuthor: false },
        { ...shared, id: claimed, scope: 'GRASSROOTS', valueGained: null, sharePercent: 100, mainAuthor: true },
      ],
      possible: [],
    });
    expect(byPerson?.facts).toStrictEqual([{ ...shared, sharePercent: 55, mainAuthor: true }]);
    expect(nobody).toStrictEqual({ no: 6, facts: [], possible: [] });
    expect(JSON.stringify([byCccd, byPerson])).not.toContain(submitted.id);
  });

  it('of a same name are only possible, and not even that with another citizen id or year of birth', async () => {
    const possible = async (over: Parameters<typeof asked>[0]) =>
      (await register.facts([asked(over)]))[0]?.possible.length;
    expect(await possible({})).toBe(2);
    expect(await possible({ birthYear: null })).toBe(2);
    expect(await possible({ birthYear: 1980 })).toBe(0);
    expect(await possible({ cccd: '000094000002' })).toBe(0);
  });

  it('say what was used for this kind of award, by this author, in another dossier', async () => {
    const { id, authorIds } = await made({
      title: 'Đã dùng',
      authors: [tam, author('Bạn Cùng Làm')],
      shares: [50, 50],
    });
    const wanted = use({ authorId: authorIds[0] ?? '' });
    expect(await act(id, CLERK, { type: 'useInitiative', use: wanted })).toHaveProperty('accepted');
    const usedBy = async (over: Parameters<typeof asked>[0]) =>
      (await register.facts([asked({ cccd: '000094000001', ...over })]))[0]?.facts.find((one) => one.id === id)?.usedBy;
    expect(await usedBy({})).toBe('BLDST 2026');
    expect(await usedBy({ awardCode: 'CSTD_CS' })).toBeNull();
    expect(await usedBy({ dossierId: wanted.dossierId })).toBeNull();
    await act(id, CLERK, { type: 'releaseInitiative', use: wanted, noteHash: NOTE_HASH });
    expect(await usedBy({})).toBeNull();
  });

  it('of a recognition that was withdrawn are gone', async () => {
    const solo = author('Hoàng Sơn', { cccd: '000088000001' });
    const { id } = await made({ title: 'Bị hủy', authors: [solo] });
    const count = async () => (await register.facts([asked({ cccd: '000088000001' })]))[0]?.facts.length;
    expect(await count()).toBe(1);
    await act(id, CLERK, { type: 'withdrawRecognition', decision: RECOGNITION, noteHash: NOTE_HASH });
    expect(await count()).toBe(0);
  });

  it('are answered in the order asked, and nothing is asked for nobody', async () => {
    expect(await register.facts([])).toStrictEqual([]);
    const answers = await register.facts([3, 1, 2].map((no) => asked({ no })));
    expect(answers.map(({ no }) => no)).toStrictEqual([3, 1, 2]);
  });
});

describe('statistics', () => {
  it('count recognised initiatives and sum certified values by year, scope and unit, exactly', async () => {
    const large = 9_999_999_999_999;
    const unitId = 'cd-nganh-may';
    const sight = { unitId };
    await made({ title: 'gần đây', unitId, authors: [author('g')] });
    const older = { ...RECOGNITION, on: '2024-05-01', scope: 'NATION' as const };
    for (const title of ['lớn một', 'lớn hai']) {
      await made({ title, unitId, authors: [author(title)], value: { ...VALUE, amount: large }, recognised: older });
    }
    await made({ title: 'không tiền', unitId, authors: [author('k')], value: null, recognised: older });
    await made({ title: 'chờ', unitId, authors: [author('c')], recognised: null });
    const nation = { count: 3, certified: 2, total: 2 * large };
    const all = { count: 4, certified: 3, total: 2 * large + 96_000_000 };
    const recent = { count: 1, certified: 1, total: 96_000_000 };
    expect(await register.statistics(sight, { from: 2020, to: 2026 })).toStrictEqual({
      all,
      byYear: [
        { year: 2026, ...recent },
        { year: 2024, ...nation },
      ],
      byScope: [
        { scope: 'NATION', ...nation },
        { scope: 'GRASSROOTS', ...recent },
      ],
      byUnit: [{ unitId, unitName: expect.any(String), ...all }],
    });
    expect((await register.statistics(sight, { from: 2025, to: 2025 })).all).toStrictEqual({
      count: 0,
      certified: 0,
      total: 0,
    });
  });
});
