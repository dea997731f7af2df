import { afterAll, beforeAll, expect, test } from 'vitest';
import { CLERK, NOTE_HASH, RECOGNITION, UNION, use } from '../support/initiative-story.ts';
import { author, openInitiatives } from './support/initiatives.ts';

const { database, register, act, made, close } = await openInitiatives();
afterAll(close);

const ids: string[] = [];
beforeAll(async () => {
  const old = await made({ title: 'Theo sổ cũ', authors: [author('Lê Văn Bình')] });
  const fresh = await made({
    title: 'Đủ các bước',
    authors: [author('Mai Tú'), author('An')],
    shares: [60, 40],
    recognised: null,
  });
  await act(fresh.id, UNION, { type: 'submitInitiative' });
  await act(fresh.id, CLERK, { type: 'returnInitiative', noteHash: NOTE_HASH });
  await act(fresh.id, UNION, { type: 'submitInitiative' });
  await act(fresh.id, CLERK, { type: 'recogniseInitiative', recognition: RECOGNITION });
  const wanted = use({ authorId: fresh.authorIds[0] ?? '' });
  await act(fresh.id, CLERK, { type: 'useInitiative', use: wanted });
  await act(fresh.id, CLERK, { type: 'useInitiative', use: { ...wanted, authorId: fresh.authorIds[1] ?? '', no: 2 } });
  await act(fresh.id, CLERK, { type: 'releaseInitiative', use: wanted, noteHash: NOTE_HASH });
  ids.push(old.id, fresh.id);
});

test('what was recorded by the register is found in order', async () => {
  expect(await register.verify()).toStrictEqual({ initiatives: 2, events: 10, faults: [] });
});

/** Somebody with all rights on the server, who switches the triggers off. */
async function forge(...statements: string[]): Promise<void> {
  await database.query(`SET session_replication_role = replica; ${statements.join(';')}`);
}

const REHASH = `
  DO $$ DECLARE one record; previous text; BEGIN
    FOR one IN SELECT * FROM initiative_events ORDER BY initiative_id, seq LOOP
      IF one.seq = 1 THEN previous := repeat('0', 64); END IF;
      UPDATE initiative_events SET previous_hash = previous,
        hash = encode(sha256(convert_to(previous || one.recorded, 'UTF8')), 'hex')
        WHERE initiative_id = one.initiative_id AND seq = one.seq RETURNING hash INTO previous;
    END LOOP;
  END $$`;

test.each([
  [
    'a value in the lists',
    'UPDATE initiatives SET value_certified = 1 WHERE id = $id',
    'UPDATE initiatives SET value_certified = 96000000 WHERE id = $id',
    ['REGISTER'],
  ],
  [
    'a use taken out of the lists',
    "UPDATE initiative_uses SET dossier_id = dossier_id || 'x' WHERE initiative_id = $id",
    'UPDATE initiative_uses SET dossier_id = left(dossier_id, -1) WHERE initiative_id = $id',
    ['REGISTER'],
  ],
  [
    'a text',
    "UPDATE initiative_contents SET content = jsonb_set(content, '{summary}', '\"x\"') WHERE initiative_id = $id",
    "UPDATE initiative_contents SET content = jsonb_set(content, '{summary}', '\"Trước đây làm hai lượt, nay một lượt.\"') WHERE initiative_id = $id",
    ['CONTENT'],
  ],
  [
    'an officer’s act made a union’s, with every hash made anew',
    `UPDATE initiative_events SET recorded = replace(recorded, '"role":"officer"', '"role":"proposer"'),
       hash = encode(sha256(convert_to(previous_hash || replace(recorded, '"role":"officer"', '"role":"proposer"'), 'UTF8')), 'hex')
     WHERE initiative_id = $id AND seq = 5; ${REHASH}`,
    `UPDATE initiative_events SET recorded = replace(recorded, '"role":"proposer"', '"role":"officer"'),
       hash = encode(sha256(convert_to(previous_hash || replace(recorded, '"role":"proposer"', '"role":"officer"'), 'UTF8')), 'hex')
     WHERE initiative_id = $id AND seq = 5; ${REHASH}`,
    ['DECISION'],
  ],
  [
    'an event taken out of the middle',
    'UPDATE initiative_events SET seq = seq + 100 WHERE initiative_id = $id AND seq = 5',
    'UPDATE initiative_events SET seq = seq - 100 WHERE initiative_id = $id AND seq > 100',
    ['CHAIN', 'DECISION', 'REGISTER'],
  ],
])('%s is found, and nothing else', async (_, forgery, undo, faults) => {
  const id = ids[1] ?? '';
  const on = (statement: string) => statement.replaceAll('$id', `'${id}'`);
  await forge(on(forgery));
  expect((await register.verify()).faults).toStrictEqual(faults.map((fault) => ({ id, fault })));
  await forge(on(undo));
  expect((await register.verify()).faults).toStrictEqual([]);
});
