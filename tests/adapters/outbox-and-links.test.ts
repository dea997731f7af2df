import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '../../adapters/ports.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import { createDatabase } from './support/database.ts';
import { linkFor, mailTo, SECRET } from './support/histories.ts';

const START = Date.parse('2026-11-03T00:00:00.000Z');
const MINUTE = 60_000;
let clock = new Date(START);

const database = await createDatabase();
const open = (secret = SECRET) => openRegisters({ url: database.url, secret, now: () => clock });
const registers = await open();
afterAll(async () => {
  await registers.close();
  await database.drop();
});
beforeEach(async () => {
  clock = new Date(START);
  await database.query('TRUNCATE outbox, links');
});

let count = 0;
async function waiting(about = 'session-1', address?: string): Promise<string> {
  const messageId = `<mail-${++count}@ghi-cong>`;
  await registers.links.add(linkFor(`link-${count}`), mailTo(messageId, about, address));
  return messageId;
}
const atRest = async () => JSON.stringify(await database.query('SELECT * FROM outbox'));

describe('the outbox', () => {
  it('sends each message once, whole and with its Message-ID', async () => {
    const id = await waiting();
    const sent: Mail[] = [];
    const send = async (mail: Mail) => {
      sent.push(mail);
    };
    expect(await registers.outbox.flush(send)).toEqual({ sent: 1, failed: 0 });
    expect(await registers.outbox.flush(send)).toEqual({ sent: 0, failed: 0 });
    expect(sent).toEqual([mailTo(id, 'session-1').mail]);
    expect(await registers.outbox.about(['session-1'])).toEqual([
      {
        messageId: id,
        kind: 'council-invitation',
        to: 'n***@laodong.example',
        sentAt: clock.toISOString(),
        lastError: null,
      },
    ]);
  });

  it('keeps nothing readable while a message waits, and nothing at all afterwards', async () => {
    await waiting();
    for (const secret of ['Nguyễn', 'Kính gửi', 'nam.nguyen', 'Thư mời']) expect(await atRest()).not.toContain(secret);
    expect((await database.query<{ sealed: string | null }>('SELECT sealed FROM outbox'))[0]?.sealed).not.toBeNull();
    await registers.outbox.flush(async () => {});
    expect(await database.query('SELECT sealed FROM outbox')).toEqual([{ sealed: null }]);
  });

  it('is not filled twice by a repeated step', async () => {
    const link = linkFor('repeated');
    await registers.links.add(link, mailTo('<repeated@ghi-cong>', 'session-1'));
    await registers.links.add(link, mailTo('<repeated@ghi-cong>', 'session-1'));
    expect(await registers.outbox.about(['session-1'])).toHaveLength(1);
  });

  it('waits longer after each failure, says why without the address, and goes on', async () => {
    const id = await waiting();
    const refusing = async () => {
      throw new Error('Máy chủ thư trả lời: 450 <nam.nguyen@laodong.example> mailbox busy');
    };
    expect(await registers.outbox.flush(refusing)).toEqual({ sent: 0, failed: 1 });
    expect((await registers.outbox.about(['session-1']))[0]?.lastError).toBe(
      'Máy chủ thư trả lời: 450 <n***@laodong.example> mailbox busy',
    );
    expect(await registers.outbox.flush(refusing)).toEqual({ sent: 0, failed: 0 });
    clock = new Date(START + 0.25 * MINUTE);
    expect(await registers.outbox.flush(refusing)).toEqual({ sent: 0, failed: 1 });
    clock = new Date(START + 1 * MINUTE);
    expect(await registers.outbox.flush(refusing)).toEqual({ sent: 0, failed: 0 });
    clock = new Date(START + 1.25 * MINUTE);
    expect(await registers.outbox.flush(async () => {})).toEqual({ sent: 1, failed: 0 });
    expect(await registers.outbox.about(['session-1'])).toMatchObject([{ messageId: id, lastError: null }]);
  });

  it('does not hurry after a refusal that the server calls permanent', async () => {
    await waiting();
    const refused = Object.assign(new Error('550'), { permanent: true });
    await registers.outbox.flush(() => Promise.reject(refused));
    clock = new Date(START + 239 * MINUTE);
    expect((await registers.outbox.flush(async () => {})).sent).toBe(0);
    clock = new Date(START + 240 * MINUTE);
    expect((await registers.outbox.flush(async () => {})).sent).toBe(1);
  });

  it('gives up after a week, and then keeps no text', async () => {
    await waiting();
    clock = new Date(START + 7 * 24 * 60 * MINUTE);
    await registers.outbox.flush(() => Promise.reject(new Error('vẫn không được')));
    expect(await database.query('SELECT sealed, next_attempt_at, last_error FROM outbox')).toEqual([
      { sealed: null, next_attempt_at: null, last_error: 'vẫn không được' },
    ]);
  });

  it('does not try all messages on a server that is ill', async () => {
    for (let n = 0; n < 10; n++) await waiting();
    expect(await registers.outbox.flush(() => Promise.reject(new Error('down')))).toEqual({ sent: 0, failed: 3 });
    expect(await registers.outbox.flush(async () => {})).toEqual({ sent: 7, failed: 0 });
  });

  it('is emptied by several processes together, no message twice', async () => {
    const expected = [];
    for (let n = 0; n < 40; n++) expected.push(await waiting());
    const others = await Promise.all([open(), open()]);
    const sent: string[] = [];
    const send = async (mail: Mail) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      sent.push(mail.messageId);
    };
    const results = await Promise.all([registers, ...others, registers].map((one) => one.outbox.flush(send)));
    await Promise.all(others.map((one) => one.close()));
    expect(sent.sort()).toEqual(expected.sort());
    expect(results.reduce((sum, result) => sum + result.sent, 0)).toBe(40);
  });

  it('is not held up by one message that takes long', async () => {
    for (let n = 0; n < 3; n++) await waiting();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let holding = () => {};
    const begun = new Promise<void>((resolve) => {
      holding = resolve;
    });
    const slow = registers.outbox.flush(async () => {
      holding();
      await held;
    });
    await begun;
    expect((await registers.outbox.flush(async () => {})).sent).toBe(2);
    release();
    expect((await slow).sent).toBe(1);
  });

  it('sends the identical message again after a crash between sending and writing it down', async () => {
    await waiting();
    const sent: Mail[] = [];
    const crashing = registers.outbox.flush(async (mail) => {
      sent.push(mail);
      // What a killed process looks like to PostgreSQL: the connection is gone before the commit.
      await database.query(`
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'ghi-cong' AND state = 'idle in transaction'`);
    });
    await expect(crashing).rejects.toMatchObject({ name: 'RegisterUnavailable' });
    await registers.outbox.flush(async (mail) => {
      sent.push(mail);
    });
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('does not lose messages when the secret was changed: it says so and keeps them', async () => {
    await waiting();
    const other = await open('another secret that is also long enough for this');
    expect(await other.outbox.flush(async () => {})).toEqual({ sent: 0, failed: 1 });
    await other.close();
    expect((await registers.outbox.about(['session-1']))[0]?.lastError).toContain('khóa bí mật');
    clock = new Date(START + MINUTE);
    expect((await registers.outbox.flush(async () => {})).sent).toBe(1);
  });

  it('cannot be made to send one message under the name of another', async () => {
    await waiting();
    await waiting();
    await database.query('UPDATE outbox SET sealed = (SELECT max(sealed) FROM outbox)');
    expect(await registers.outbox.flush(async () => {})).toEqual({ sent: 1, failed: 1 });
  });

  it('masks short and odd addresses too', async () => {
    await waiting('odd', 'a@b.example');
    await waiting('odd', 'đặng@laodong.example');
    await waiting('odd', 'not an address');
    expect((await registers.outbox.about(['odd'])).map((mail) => mail.to)).toEqual([
      'a***@b.example',
      'đ***@laodong.example',
      '***',
    ]);
  });
});

describe('links', () => {
  it('are found by the hash of their token, with what they are for', async () => {
    await registers.links.add(linkFor('h1'), mailTo('<h1@ghi-cong>', 'session-1'));
    expect(await registers.links.find('h1')).toEqual({
      ...linkFor('h1'),
      revokedAt: null,
      usedAt: null,
      boundHash: null,
    });
    expect(await registers.links.find('h2')).toBeUndefined();
  });

  it('can be used once, also when two press at the same moment', async () => {
    await registers.links.add(linkFor('once'), mailTo('<once@ghi-cong>', 'session-1'));
    const at = '2026-11-03T01:00:00.000Z';
    const uses = await Promise.all(Array.from({ length: 5 }, () => registers.links.use('once', at)));
    expect(uses.filter(Boolean)).toHaveLength(1);
    expect((await registers.links.find('once'))?.usedAt).toBe(at);
    expect(await registers.links.use('unknown', at)).toBe(false);
  });

  it('are replaced: the earlier ones of this member and session end, others stay', async () => {
    for (const [hash, session, person] of [
      ['mine-1', 's1', 'anh'],
      ['mine-2', 's1', 'anh'],
      ['mine-other-session', 's2', 'anh'],
      ['theirs', 's1', 'dong'],
    ] as const)
      await registers.links.add(linkFor(hash, session, person), mailTo(`<${hash}@ghi-cong>`, session));
    await registers.links.reissue(linkFor('mine-3', 's1', 'anh'), mailTo('<mine-3@ghi-cong>', 's1'));
    const revoked = async (hash: string) => (await registers.links.find(hash))?.revokedAt;
    expect(await revoked('mine-1')).toBe(clock.toISOString());
    expect(await revoked('mine-2')).toBe(clock.toISOString());
    for (const hash of ['mine-3', 'mine-other-session', 'theirs']) expect(await revoked(hash)).toBeNull();
    expect(await registers.links.use('mine-1', clock.toISOString())).toBe(false);
  });

  it('stay replaced when an older request for replacement comes again', async () => {
    const first = [linkFor('r1', 's9'), mailTo('<r1@ghi-cong>', 's9')] as const;
    await registers.links.reissue(...first);
    await registers.links.reissue(linkFor('r2', 's9'), mailTo('<r2@ghi-cong>', 's9'));
    await registers.links.reissue(...first);
    expect((await registers.links.find('r2'))?.revokedAt).toBeNull();
    expect((await registers.links.find('r1'))?.revokedAt).not.toBeNull();
    expect(await registers.outbox.about(['s9'])).toHaveLength(2);
  });
});
