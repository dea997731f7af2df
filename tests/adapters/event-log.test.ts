import { createHash } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { RegisterConflict, RegisterFault } from '../../adapters/postgres/errors.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import {
  convened,
  linkFor,
  mailTo,
  NOTHING_ELSE,
  received,
  recorded,
  SECRET,
  submitted,
  verified,
} from './support/histories.ts';
import { SEASON } from './support/season.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
await registers.directory.save(SEASON);
afterAll(async () => {
  await registers.close();
  await database.drop();
});

let count = 0;
const newDossier = () => `dossier-2026-${String(++count).padStart(4, '0')}`;
const dossier = (id: string) => ({ kind: 'dossier', id }) as const;

describe('the event log', () => {
  it('chains events so that anyone can recompute the hashes', async () => {
    const id = newDossier();
    const history = recorded([submitted(), received]);
    const head = await registers.events.append(dossier(id), history, NOTHING_ELSE);

    const chain = await registers.events.chain(id);
    expect(chain.map((event) => event.recorded)).toEqual(history);
    let previous = '0'.repeat(64);
    for (const event of chain) {
      expect(event.previousHash).toBe(previous);
      // Sorted keys without spaces: the canonical form of these plain events.
      const hash = createHash('sha256')
        .update(previous + sorted(event.recorded))
        .digest('hex');
      expect(event.hash).toBe(hash);
      previous = hash;
    }
    expect(head).toBe(previous);
    expect(await registers.events.length(id)).toBe(2);
  });

  it('can be checked with SQL alone', async () => {
    const wrong = await database.query(`
      SELECT * FROM (
        SELECT *, coalesce(lag(hash) OVER (PARTITION BY stream_id ORDER BY seq), repeat('0', 64)) AS expected FROM events) AS e
      WHERE previous_hash <> expected OR hash <> encode(sha256(convert_to(previous_hash || recorded, 'UTF8')), 'hex')`);
    expect(wrong).toEqual([]);
  });

  it('repeats nothing when a step is carried out again', async () => {
    const id = newDossier();
    const history = recorded([submitted()]);
    const head = await registers.events.append(dossier(id), history, NOTHING_ELSE);
    const again = await registers.events.append(dossier(id), history, {
      links: [linkFor('never-kept')],
      mails: [mailTo('<never-sent@ghi-cong>', id)],
    });
    expect(again).toBe(head);
    expect(await registers.events.length(id)).toBe(1);
    expect(await registers.links.find('never-kept')).toBeUndefined();
    expect(await registers.outbox.about([id])).toEqual([]);
  });

  it('takes the rest of a batch whose beginning is known', async () => {
    const id = newDossier();
    const history = recorded([submitted(), received]);
    await registers.events.append(dossier(id), history.slice(0, 1), NOTHING_ELSE);
    await registers.events.append(dossier(id), history, NOTHING_ELSE);
    expect((await registers.events.chain(id)).map((event) => event.recorded.seq)).toEqual([1, 2]);
  });

  it('refuses another event in a place that is taken', async () => {
    const id = newDossier();
    await registers.events.append(dossier(id), recorded([submitted()]), NOTHING_ELSE);
    await expect(
      registers.events.append(dossier(id), recorded([submitted('cdcs-doc-lap')]), NOTHING_ELSE),
    ).rejects.toThrow(RegisterConflict);
  });

  it('takes the word of a workflow task that was done again over what an unsettled one wrote, and keeps a copy', async () => {
    const id = 'dossier-2026-redone';
    await registers.events.append(dossier(id), recorded([submitted()]), NOTHING_ELSE);
    const later = { seq: 2, minute: 30 };
    const earlier = { seq: 2, minute: 20 };
    // The worker died before Temporal had the task: the act was accepted again, ten minutes later.
    await registers.events.append(dossier(id), recorded([received], earlier), NOTHING_ELSE, 1);
    const head = await registers.events.append(dossier(id), recorded([received], later), NOTHING_ELSE, 1);
    const chain = await registers.events.chain(id);
    expect(chain.map((event) => event.recorded)).toEqual([...recorded([submitted()]), ...recorded([received], later)]);
    expect(chain.at(-1)?.hash).toBe(head);
    const kept = await database.query('SELECT seq FROM withdrawn_events WHERE stream_id = $1', [id]);
    expect(kept).toEqual([{ seq: 2 }]);
    // Once settled it stands.
    await registers.events.append(dossier(id), recorded([received], later), NOTHING_ELSE, 2);
    await expect(registers.events.append(dossier(id), recorded([received], earlier), NOTHING_ELSE, 2)).rejects.toThrow(
      RegisterConflict,
    );
    await expect(database.query('DELETE FROM events WHERE stream_id = $1', [id])).rejects.toThrow(/only ever added to/);
    await expect(database.query('UPDATE settled_streams SET settled = 0 WHERE stream_id = $1', [id])).rejects.toThrow(
      /stays settled/,
    );
  });

  it('refuses a gap, and then keeps nothing of the batch', async () => {
    const id = newDossier();
    await registers.events.append(dossier(id), recorded([submitted()]), NOTHING_ELSE);
    const gap = recorded([received], { seq: 3, minute: 5 });
    await expect(
      registers.events.append(dossier(id), gap, { links: [linkFor('with-gap')], mails: [] }),
    ).rejects.toThrow(/2 is next/);
    expect(await registers.events.length(id)).toBe(1);
    expect(await registers.links.find('with-gap')).toBeUndefined();
  });

  it('refuses to mix kinds in one stream, and an empty stream', async () => {
    const id = newDossier();
    await registers.events.append(dossier(id), recorded([submitted()]), NOTHING_ELSE);
    const other = recorded([convened(id, [1])], { seq: 2, minute: 1 });
    await expect(registers.events.append({ kind: 'session', id }, other, NOTHING_ELSE)).rejects.toThrow(
      'is no session',
    );
    await expect(registers.events.append(dossier('none'), [], NOTHING_ELSE)).rejects.toThrow(RegisterConflict);
  });

  it('lets exactly one of two writers have a place', async () => {
    const id = newDossier();
    await registers.events.append(dossier(id), recorded([submitted()]), NOTHING_ELSE);
    const second = await openRegisters({ url: database.url, secret: SECRET });
    const at = (minute: number) => recorded([received], { seq: 2, minute });
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map((minute) =>
        (minute % 2 ? registers : second).events.append(dossier(id), at(minute), NOTHING_ELSE),
      ),
    );
    await second.close();
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await registers.events.length(id)).toBe(2);
  });

  it('keeps links and mails exactly when it keeps the events', async () => {
    const id = newDossier();
    const consequences = { links: [linkFor(`kept-${id}`)], mails: [mailTo(`<${id}@ghi-cong>`, id)] };
    await registers.events.append(dossier(id), recorded([submitted()]), consequences);
    expect(await registers.links.find(`kept-${id}`)).toMatchObject({ personId: 'anh', revokedAt: null });
    expect(await registers.outbox.about([id])).toHaveLength(1);
  });

  it('cannot be changed, not even by somebody with the password of the database', async () => {
    await expect(database.query(`UPDATE events SET recorded = '{}'`)).rejects.toThrow('only ever added to');
    await expect(database.query(`DELETE FROM events`)).rejects.toThrow('only ever added to');
    await expect(database.query(`TRUNCATE events CASCADE`)).rejects.toThrow('only ever added to');
    await expect(
      database.query(`INSERT INTO events VALUES ('x', 1, 'dossier', '{}', repeat('0', 64), repeat('1', 64))`),
    ).rejects.toThrow('events_hash_is_right');
  });

  it('keeps Vietnamese and awkward text byte by byte', async () => {
    const id = newDossier();
    const odd = { ...submitted(), awardCode: 'Ơn \u0007 "\\" 😀 \u2028 é' };
    await registers.events.append(dossier(id), recorded([odd]), NOTHING_ELSE);
    expect((await registers.events.chain(id))[0]?.recorded.event).toEqual(odd);
  });

  it('says nothing of the content when PostgreSQL refuses it', async () => {
    const id = newDossier();
    // PostgreSQL has no NUL in texts; the canonical JSON escapes it, but the read model holds it plainly.
    const impossible = { ...submitted(), awardCode: 'Nguyễn Văn Nam\u0000' };
    const failure = await registers.events
      .append(dossier(id), recorded([impossible]), NOTHING_ELSE)
      .catch((error) => error);
    expect(failure).toBeInstanceOf(RegisterFault);
    expect(`${failure.stack} ${failure.cause?.stack}`).not.toContain('Nguyễn');
    expect(await registers.events.length(id)).toBe(0);
  });
});

describe('states and read model', () => {
  it('are those of the domain, folded over all events', async () => {
    const id = newDossier();
    await registers.events.append(dossier(id), recorded([submitted(), received, verified(2)]), NOTHING_ELSE);
    expect((await registers.events.dossierState(id))?.nominees.map((one) => one.status)).toEqual([
      'APPRAISED',
      'REJECTED',
      'APPRAISED',
    ]);
    expect(await registers.dossiers.row(id)).toMatchObject({
      stage: 'APPRAISED',
      nominees: 3,
      live: 2,
      unitName: 'Công đoàn cơ sở Công ty Cổ phần May Hòa Bình',
      updatedAt: '2026-11-02T02:02:00.000Z',
      dueAt: null,
    });
    expect(await registers.dossiers.nomineeStatuses(id)).toEqual([
      { no: 1, status: 'APPRAISED' },
      { no: 2, status: 'REJECTED' },
      { no: 3, status: 'APPRAISED' },
    ]);
    expect(await registers.events.dossierState('dossier-2026-9999')).toBeUndefined();
    expect(await registers.events.sessionState(id)).toBeUndefined();
  });

  it('show a session from convening to count', async () => {
    const id = 'session-2026-0001';
    const stream = { kind: 'session', id } as const;
    await registers.events.append(stream, recorded([convened('dossier-2026-0001', [1, 2])]), NOTHING_ELSE);
    expect(await registers.sessions.row(id)).toEqual({
      id,
      councilId: 'hdtdkt-an-phu',
      stage: 'OPEN',
      votingClosesAt: '2026-11-20T10:00:00.000Z',
      convenedAt: '2026-11-02T02:00:00.000Z',
      dossierIds: ['dossier-2026-0001'],
    });
    await registers.events.append(stream, recorded([{ type: 'sessionClosed' }], { seq: 2, minute: 9 }), NOTHING_ELSE);
    expect((await registers.sessions.row(id))?.stage).toBe('CLOSED');
    const counted = { type: 'tallyRecorded', results: [], boxHash: 'c'.repeat(64), papers: 0 } as const;
    await registers.events.append(stream, recorded([counted], { seq: 3, minute: 10 }), NOTHING_ELSE);
    expect((await registers.sessions.list(10)).map((row) => row.stage)).toEqual(['COUNTED']);
    expect((await registers.events.sessionState(id))?.boxHash).toBe('c'.repeat(64));
  });

  it('show on the dossier at once what its decision knows', async () => {
    const id = newDossier();
    const decision = { kind: 'decision', id: `${id}/decision` } as const;
    await registers.events.append(
      dossier(id),
      recorded([
        submitted(),
        received,
        verified(),
        { type: 'placedOnAgenda', sessionId: 's', nos: [1, 2, 3], votingClosesAt: '2026-11-20T10:00:00.000Z' },
        {
          type: 'councilConcluded',
          sessionId: 's',
          passed: [1, 2, 3],
          failed: [],
          notConsidered: [],
          decideBy: '2026-11-27T10:00:00.000Z',
        },
        { type: 'awardDecided', nos: [1, 2, 3], refused: [] },
      ]),
      NOTHING_ELSE,
    );
    const opened = { type: 'decisionOpened', dossierId: id, nos: [1, 2, 3], barredFromSigning: [] } as const;
    await registers.events.append(
      decision,
      recorded([opened, { type: 'nomineeDropped', no: 2, noteHash: 'd'.repeat(64) }], { seq: 1, minute: 30 }),
      NOTHING_ELSE,
    );
    expect((await registers.dossiers.nomineeStatuses(id)).map((one) => one.status)).toEqual([
      'DECIDED',
      'WITHDRAWN',
      'DECIDED',
    ]);
    expect(await registers.dossiers.row(id)).toMatchObject({ live: 2, updatedAt: '2026-11-02T02:31:00.000Z' });

    const published = [
      { type: 'decisionSigned', draft: 2 },
      { type: 'decisionRegistered', issuedOn: '2026-11-20' },
      { type: 'decisionPublished', number: '05/QĐ-LĐLĐ', sha256: 'e'.repeat(64) },
    ] as const;
    await registers.events.append(decision, recorded(published, { seq: 3, minute: 40 }), NOTHING_ELSE);
    expect((await registers.dossiers.row(id))?.decisionNumber).toBe('05/QĐ-LĐLĐ');
    expect((await registers.events.decisionState(decision.id))?.issuedOn).toBe('2026-11-20');
    // The dossier's own history is untouched until it is told.
    expect((await registers.events.dossierState(id))?.decisionNumber).toBeNull();
  });

  it('are complete after dossier and decision were written at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const id = newDossier();
      await registers.events.append(dossier(id), recorded([submitted(), received]), NOTHING_ELSE);
      const opened = { type: 'decisionOpened', dossierId: id, nos: [1], barredFromSigning: [] } as const;
      const published = { type: 'decisionPublished', number: `${round + 10}/QĐ-LĐLĐ`, sha256: 'e'.repeat(64) } as const;
      await Promise.all([
        registers.events.append(dossier(id), recorded([verified()], { seq: 3, minute: 3 }), NOTHING_ELSE),
        registers.events.append(
          { kind: 'decision', id: `${id}/decision` },
          recorded([opened, published]),
          NOTHING_ELSE,
        ),
      ]);
      expect(await registers.dossiers.row(id)).toMatchObject({
        stage: 'APPRAISED',
        decisionNumber: `${round + 10}/QĐ-LĐLĐ`,
      });
    }
  });
});

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${sorted(field)}`).join(',')}}`;
}
