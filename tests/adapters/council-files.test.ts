import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { decidePerson } from '../../domain/organisations/decide-person.ts';
import { createDatabase, type TestDatabase } from './support/database.ts';
import { SECRET } from './support/histories.ts';

const season = JSON.parse(readFileSync(new URL('../../samples/season/season.json', import.meta.url), 'utf8'));
const AT = '2026-11-24T02:00:00.000Z';

let database: TestDatabase;
let registers: Registers;
beforeAll(async () => {
  database = await createDatabase();
  registers = await openRegisters({ url: database.url, secret: SECRET, now: () => new Date(AT) });
  await registers.directory.save(season);
});
afterAll(async () => {
  await registers?.close();
  await database?.drop();
});

it('finds a member’s file in the ledger by the citizen id, and nobody’s by the name alone', async () => {
  const recording = { at: AT, by: 'quan-tri', channel: 'web', reason: 'QĐ 15', request: 'keys' } as const;
  const command = {
    type: 'setRoleClass',
    personId: 'ly-trong-tin',
    on: '2026-01-01',
    roleClass: 'LEADER',
    source: 'QĐ 15',
  } as const;
  const keys = { citizenId: '079077000555', staff: null };
  const written = await registers.persons.act(recording, 'ly-trong-tin', keys, (person, tree) =>
    decidePerson({ command, request: 'keys', reason: 'QĐ 15' }, person, tree),
  );
  expect(written).toHaveProperty('written');
  const by = { personId: 'nguyen-thi-hong-ngu', at: AT };
  const described = {
    kind: 'INDIVIDUAL',
    birthYear: null,
    unitId: 'cdcs-may-hoa-binh',
    unitName: 'May',
    staffId: null,
  } as const;
  const self = { ...described, name: 'Lý Trọng Tín', citizenId: '079077000555' };
  const namesake = { ...described, name: 'Ngô Quang Vỹ', citizenId: '079077000666' };
  const known = await registers.ledger.identify({ dossierId: 'dossier-2026-0001', no: 1 }, self, by);
  await registers.ledger.identify({ dossierId: 'dossier-2026-0001', no: 2 }, namesake, by);
  const files = await registers.councils.ledgerFilesOf(['ly-trong-tin', 'ngo-quang-vy']);
  expect([...files]).toEqual([['ly-trong-tin', (known as { subjectId: string }).subjectId]]);
  expect(await registers.councils.ledgerFilesOf([])).toEqual(new Map());
});
