import { afterAll, describe, expect, it } from 'vitest';
import { UNION } from '../support/initiative-story.ts';
import { author, openInitiatives } from './support/initiatives.ts';

const { database, register, identified, act, made, close } = await openInitiatives();
afterAll(close);

describe('who an author is', () => {
  it('is settled by the citizen id, however the name is typed, and never by a name alone', async () => {
    const [hoa] = await identified('a1', author('Nguyễn Thị Hoa', { cccd: '000086000001' }));
    const [again] = await identified('a2', author('NGUYỄN THỊ HOA', { cccd: '000086000001', birthYear: null }));
    const [namesake] = await identified('a3', author('Nguyễn Thị Hoa'));
    const [other] = await identified('a4', author('Nguyễn Thị Hoa'));
    expect(again?.authorId).toBe(hoa?.authorId);
    expect(new Set([hoa, namesake, other].map((one) => one?.authorId)).size).toBe(3);
  });

  it('is asked about once for one request, however often it is sent', async () => {
    const once = await identified('same', author('Lê Văn Bình'));
    expect(await identified('same', author('Lê Văn Bình'))).toStrictEqual(once);
  });

  it('is one for two requests that come at the same moment', async () => {
    const both = await Promise.all(
      ['b1', 'b2', 'b3', 'b4'].map((request) => identified(request, author('Vũ Thị Ánh', { cccd: '000095000001' }))),
    );
    expect(new Set(both.map(([one]) => one?.authorId)).size).toBe(1);
  });

  it('is in doubt when the citizen id stands for another name or year of birth', async () => {
    await identified('c1', author('Mai Xuân Phước', { cccd: '000077000001' }));
    for (const wrong of [author('Mai Xuân Phúc'), author('Mai Xuân Phước', { birthYear: 1990 })]) {
      expect(await register.identify([author('Ai Đó'), { ...wrong, cccd: '000077000001' }], 'c2')).toStrictEqual({
        refused: { code: 'AUTHOR_MISMATCH' },
        index: 1,
      });
    }
  });

  it('stays as it is when a known author of an initiative is given another citizen id', async () => {
    const [known] = await identified('d1', author('Cao Thị Dương', { cccd: '000090000009' }));
    const wrong = author('Cao Thị Dương', { authorId: known?.authorId ?? '', cccd: '000090000010' });
    expect(await register.identify([wrong], 'd2')).toMatchObject({ refused: { code: 'AUTHOR_MISMATCH' } });
  });

  it('leaves no citizen id readable at rest', async () => {
    const rows = await database.query<{ text: string }>('SELECT a::text AS text FROM initiative_authors a');
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.map(({ text }) => text).join('\n')).not.toContain('000086000001');
  });
});

describe('an act', () => {
  it('is recorded with what is read from it, chained, and answered again when it is repeated', async () => {
    const { id, command, content } = await made({ title: 'Cữ may nẹp', authors: [author('Trần A')], recognised: null });
    const first = await act(id, UNION, { type: 'submitInitiative' }, null, 'submit-once');
    expect(await act(id, UNION, { type: 'submitInitiative' }, null, 'submit-once')).toStrictEqual(first);
    expect(await act(id, UNION, { type: 'submitInitiative' }, null, 'submit-twice')).toStrictEqual({
      refused: { code: 'INITIATIVE_STATUS' },
    });
    expect(await act(id, UNION, command, content)).toStrictEqual({ refused: { code: 'INITIATIVE_EXISTS' } });
    const view = await register.view(id);
    expect(view?.state).toMatchObject({ status: 'SUBMITTED', version: 1 });
    expect(view?.content).toStrictEqual(content);
    expect(view?.chain.map(({ recorded }) => [recorded.seq, recorded.event.type])).toStrictEqual([
      [1, 'initiativeRegistered'],
      [2, 'initiativeSubmitted'],
    ]);
    const rows = await database.query<{ right: boolean }>(
      `SELECT hash = encode(sha256(convert_to(previous_hash || recorded, 'UTF8')), 'hex')
         AND previous_hash = coalesce(lag(hash) OVER (ORDER BY seq), repeat('0', 64)) AS right
       FROM initiative_events WHERE initiative_id = '${id}'`,
    );
    expect(rows.map(({ right }) => right)).toStrictEqual([true, true]);
  });

  it('happens once when two people do it at the same moment', async () => {
    const { id } = await made({ title: 'Hai người cùng bấm', authors: [author('Trần B')], recognised: null });
    const outcomes = await Promise.all(
      [1, 2, 3, 4].map((one) => act(id, UNION, { type: 'submitInitiative' }, null, `race-${one}`)),
    );
    expect(outcomes.filter((outcome) => 'accepted' in outcome)).toHaveLength(1);
    expect((await register.view(id))?.chain).toHaveLength(2);
  });

  it('leaves nothing behind when its content is not the one it speaks of', async () => {
    const id = await register.nextId(2026, 'forged');
    const { command, content } = await made({ title: 'Bản thật', authors: [author('Trần C')], recognised: null });
    await expect(act(id, UNION, command, { ...content, title: 'Bản khác' })).rejects.toMatchObject({
      name: 'RegisterConflict',
    });
    expect(await register.view(id)).toBeUndefined();
  });

  it('can be neither changed nor taken back afterwards', async () => {
    for (const table of ['initiative_events', 'initiative_contents']) {
      for (const statement of [
        `DELETE FROM ${table}`,
        `UPDATE ${table} SET initiative_id = 'x'`,
        `TRUNCATE ${table}`,
      ]) {
        await expect(database.query(statement)).rejects.toThrow('only ever added to');
      }
    }
  });

  it('names nobody in its events', async () => {
    const { id } = await made({ title: 'Không có tên trong sự kiện', authors: [author('Đặng Văn Khoa')] });
    const events = await database.query<{ recorded: string }>(
      `SELECT recorded FROM initiative_events WHERE initiative_id = '${id}'`,
    );
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toMatch(/Khoa|Không có tên/);
  });
});
