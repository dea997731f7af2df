import { afterAll, describe, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { SHIPPED_CALENDAR } from '../../domain/calendar/shipped-calendar.ts';
import { createDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const database = await createDatabase();
const registers = await openRegisters({ url: database.url, secret: SECRET });
const { calendar } = registers;
afterAll(async () => {
  await registers.close();
  await database.drop();
});

const edition = (basedOn: number, requestId: string, reason = 'Thử') => ({
  days: SHIPPED_CALENDAR.days.slice(0, 3 + basedOn),
  reason,
  basedOn,
  publishedBy: 'quan-tri',
  publishedAt: '2026-11-24T02:00:00.000Z',
  requestId,
});

describe('the register of the calendar', () => {
  it('begins with the one that comes with the program', async () => {
    expect(await calendar.current()).toBe(SHIPPED_CALENDAR);
    expect(await calendar.editions()).toStrictEqual([SHIPPED_CALENDAR]);
    expect(await calendar.edition(1)).toBeUndefined();
  });

  it('takes one of several that are based on the same edition, however close they come', async () => {
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((request) => calendar.publish(edition(0, request))));
    expect(answers.filter((one) => one === 'OVERTAKEN')).toHaveLength(3);
    expect((await calendar.current()).edition).toBe(1);
  });

  it('gives a repeated request the edition it made', async () => {
    const made = await calendar.publish(edition(1, 'again'));
    await calendar.publish(edition(2, 'another'));
    expect(await calendar.publish(edition(1, 'again'))).toStrictEqual(made);
    expect((await calendar.editions()).map((one) => one.edition)).toStrictEqual([3, 2, 1, 0]);
    expect((await calendar.edition(2))?.days).toStrictEqual(SHIPPED_CALENDAR.days.slice(0, 4));
  });

  it.each(["UPDATE calendar_editions SET reason = 'x'", 'DELETE FROM calendar_editions', 'TRUNCATE calendar_editions'])(
    'is only ever added to: %s',
    async (statement) => {
      await expect(database.query(statement)).rejects.toThrow(/only ever added to/);
    },
  );
});
