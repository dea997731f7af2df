import { afterAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { DossierRow, Submission } from '../../adapters/register-ports.ts';
import type { DossierEvent } from '../../domain/dossier/dossier.ts';
import { createDatabase } from './support/database.ts';
import { convened, NOTHING_ELSE, received, recorded, SECRET, submitted, verified } from './support/histories.ts';
import { SEASON } from './support/season.ts';

let clock = new Date('2026-11-03T00:00:00.000Z');
const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET, now: () => clock });
await registers.directory.save(SEASON);
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const append = (id: string, events: readonly DossierEvent[], from?: { seq: number; minute: number }) =>
  registers.events.append({ kind: 'dossier', id }, recorded(events, from), NOTHING_ELSE);

describe('ids', () => {
  it('are given once to each request, counted anew each year', async () => {
    const requests = Array.from({ length: 20 }, (_, index) => `an/${index}`);
    const taken = await Promise.all(requests.map((request) => registers.dossiers.nextId(2031, request)));
    expect(new Set(taken).size).toBe(20);
    expect([...taken].sort()[0]).toBe('dossier-2031-0001');
    expect(await registers.dossiers.nextId(2031, 'an/7')).toBe(taken[7]);
    expect(await registers.dossiers.nextId(2032, 'an/21')).toBe('dossier-2032-0001');
    expect(await registers.sessions.nextId(2031, 'an/7')).toBe('session-2031-0001');
  });
});

describe('the list', () => {
  const pages = async (filter: { unitId?: string; stage?: DossierRow['stage'] }, limit: number) => {
    const all: DossierRow[] = [];
    for (let after: DossierRow | undefined; ; ) {
      const page = await registers.dossiers.list({ ...filter, limit, ...(after && { after }) });
      all.push(...page);
      after = page.at(-1);
      if (page.length < limit) return all;
    }
  };

  it('goes through every dossier once, newest change first, whatever the page size', async () => {
    // Several share a millisecond, so that the id must decide.
    for (let n = 1; n <= 12; n++) {
      const unit = n % 3 === 0 ? 'cdcs-doc-lap' : 'cdcs-hoa-binh';
      await append(`dossier-list-${n}`, [submitted(unit)], { seq: 1, minute: Math.floor(n / 5) });
    }
    await append('dossier-list-4', [received], { seq: 2, minute: 60 });
    const once = await pages({}, 100);
    expect(once).toHaveLength(12);
    expect(once[0]?.id).toBe('dossier-list-4');
    const keys = once.map((row) => [row.updatedAt, row.id]);
    expect(keys).toEqual([...keys].sort((a, b) => (String(a) < String(b) ? 1 : -1)));
    for (const limit of [1, 2, 3, 5, 12]) expect(await pages({}, limit)).toEqual(once);

    expect(await pages({ unitId: 'cdcs-doc-lap' }, 2)).toEqual(once.filter((row) => row.unitId === 'cdcs-doc-lap'));
    expect((await pages({ stage: 'RECEIVED' }, 2)).map((row) => row.id)).toEqual(['dossier-list-4']);
    expect(await pages({ stage: 'RECEIVED', unitId: 'cdcs-doc-lap' }, 2)).toEqual([]);
  });

  it('finds every page in an index, however many dossiers there are', async () => {
    await database.query(`
      INSERT INTO dossiers
      SELECT 'dossier-old-' || n, 'cdcs-' || n % 50, 'BK_LDLD', 2020, 1, 'ARCHIVED', 1, 0, NULL, false, NULL, NULL,
        timestamptz '2020-01-01' + n * interval '1 second'
      FROM generate_series(1, 20000) AS n`);
    await database.query('ANALYZE dossiers');
    const scans = async () => {
      const [row] = await database.query<{ sequential: number; indexed: number }>(`
        SELECT seq_scan::int AS sequential, idx_scan::int AS indexed FROM pg_stat_user_tables WHERE relname = 'dossiers'`);
      return row ?? { sequential: 0, indexed: 0 };
    };
    const before = await scans();
    // A pool of its own: connections hand in their statistics when they end.
    const reader = await openRegisters({ url: database.url, secret: SECRET });
    const after = { updatedAt: '2020-01-01T02:00:00.000Z', id: 'dossier-old-7200' };
    const filters = [{}, { unitId: 'cdcs-7' }, { stage: 'ARCHIVED' }, { unitId: 'cdcs-7', stage: 'ARCHIVED' }] as const;
    for (const filter of filters) expect(await reader.dossiers.list({ ...filter, limit: 20, after })).toHaveLength(20);
    await reader.close();
    await expect
      .poll(async () => (await scans()).indexed - before.indexed, { timeout: 10_000 })
      .toBeGreaterThanOrEqual(filters.length);
    expect((await scans()).sequential).toBe(before.sequential);
    await database.query(`DELETE FROM dossiers WHERE id LIKE 'dossier-old-%'`);
  });

  it('marks what needs attention: overdue, past its date, or with an incident', async () => {
    const attention = async (id: string) => (await registers.dossiers.row(id))?.needsAttention;
    await append('dossier-late', [submitted()]);
    expect(await attention('dossier-late')).toBe(false);
    clock = new Date('2026-11-05T10:00:00.001Z');
    expect(await attention('dossier-late')).toBe(true);
    clock = new Date('2026-11-03T00:00:00.000Z');

    const passed = { type: 'deadlinePassed', stage: 'SUBMITTED', dueAt: '2026-11-05T10:00:00.000Z' } as const;
    await append('dossier-late', [passed], { seq: 2, minute: 1 });
    expect(await attention('dossier-late')).toBe(true);
    await append('dossier-late', [received], { seq: 3, minute: 2 });
    expect(await attention('dossier-late')).toBe(false);

    const incident = {
      subject: 'dossier-late/decision',
      step: 'render',
      sentence: 'Chưa lập được dự thảo.',
      attempts: 3,
    };
    await registers.incidents.raise(incident);
    expect(await attention('dossier-late')).toBe(true);
    await registers.incidents.clear('dossier-late/decision', 'render');
    expect(await attention('dossier-late')).toBe(false);
  });

  it('shows a union that is missing from the directory by its id', async () => {
    await append('dossier-unknown-unit', [submitted('cdcs-la')]);
    expect((await registers.dossiers.row('dossier-unknown-unit'))?.unitName).toBe('cdcs-la');
    expect(await registers.dossiers.row('no-such-dossier')).toBeUndefined();
  });
});

describe('what a council may take up', () => {
  const ready = async (council = 'hdtdkt-an-phu') =>
    (await registers.dossiers.readyForCouncil(council)).filter((one) => one.dossierId.startsWith('dossier-ready'));

  it('is appraised, from its own unions, and on no agenda', async () => {
    await append('dossier-ready-1', [submitted(), received, verified(2)]);
    await append('dossier-ready-2', [submitted(), received]);
    await append('dossier-ready-3', [submitted('cdcs-doc-lap'), received, verified()]);
    expect(await ready()).toEqual([{ dossierId: 'dossier-ready-1', awardCode: 'BK_LDLD', nos: [1, 3] }]);
    expect((await ready('hdtdkt-doc-lap')).map((one) => one.dossierId)).toEqual(['dossier-ready-3']);

    const session = { kind: 'session', id: 'session-ready' } as const;
    await registers.events.append(session, recorded([convened('dossier-ready-1', [3])]), NOTHING_ELSE);
    expect((await ready())[0]?.nos).toEqual([1]);

    const counted = { type: 'tallyRecorded', results: [], boxHash: 'c'.repeat(64), papers: 0 } as const;
    const end = recorded([{ type: 'sessionClosed' }, counted], { seq: 2, minute: 5 });
    await registers.events.append(session, end, NOTHING_ELSE);
    expect((await ready())[0]?.nos).toEqual([1, 3]);
  });
});

describe('submissions', () => {
  const submission = (version: number, summary = 'Phong trào thi đua'): Submission => ({
    dossierId: 'dossier-sub',
    version,
    unitId: 'cdcs-hoa-binh',
    awardCode: 'BK_LDLD',
    evaluationYear: 2026,
    summary,
    meeting: { date: '2026-10-20', present: 9, total: 11 },
    nominees: [
      {
        no: 1,
        kind: 'COLLECTIVE',
        name: 'Tổ may số 3',
        honorific: null,
        birthYear: null,
        position: '',
        unit: 'Phân xưởng 2',
        achievement: 'Vượt 12 % kế hoạch',
        directWorker: true,
        woman: false,
      },
    ],
  });

  it('are kept version by version; the same may come twice, another may not', async () => {
    await registers.dossiers.saveSubmission(submission(1), 'h1');
    await registers.dossiers.saveSubmission(submission(1), 'h1');
    await expect(registers.dossiers.saveSubmission(submission(1, 'khác'), 'h1')).rejects.toThrow('other content');
    await expect(registers.dossiers.saveSubmission(submission(1), 'h2')).rejects.toThrow('other content');
    expect(await registers.dossiers.submission('dossier-sub')).toEqual(submission(1));
  });

  it('are read as the process knows them: a version it has not accepted is not shown', async () => {
    await append('dossier-sub', [submitted('cdcs-hoa-binh', 'C')]);
    await registers.dossiers.saveSubmission(submission(2, 'bổ sung'), 'h2');
    expect((await registers.dossiers.submission('dossier-sub'))?.version).toBe(1);
    expect((await registers.dossiers.submission('dossier-sub', 2))?.summary).toBe('bổ sung');
    await append('dossier-sub', [{ ...submitted('cdcs-hoa-binh', 'C'), version: 2 } as DossierEvent], {
      seq: 2,
      minute: 1,
    });
    expect((await registers.dossiers.submission('dossier-sub'))?.version).toBe(2);
    expect(await registers.dossiers.submission('dossier-sub', 3)).toBeUndefined();
  });
});
