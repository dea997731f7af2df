import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createIssuer } from '../../adapters/ballot/issuer.ts';
import { createIssuerKeys } from '../../adapters/ballot/issuer-keys.ts';
import { openRegisters } from '../../adapters/postgres/open-registers.ts';
import type { Registers } from '../../adapters/register-ports.ts';
import { createEngine } from '../../adapters/temporal/engine.ts';
import { SESSION_ROLES } from '../../domain/council/decide.ts';
import { createDatabase, type TestDatabase } from '../adapters/support/database.ts';
import { calls, SESSION_ACTS, SESSION_ACTS_LEFT_OUT } from './calls.ts';

let database: TestDatabase;
let registers: Registers;
beforeAll(async () => {
  database = await createDatabase();
  registers = await openRegisters({ url: database.url, secret: 'a secret of the tests, long enough for a key' });
});
afterAll(async () => {
  await registers?.close();
  await database?.drop();
});

const methodsOf = (port: object) =>
  Object.entries(port).flatMap(([name, it]) => (typeof it === 'function' ? [name] : []));

/** All that is said of the ports at hand, as `port.method`. */
const said = (lists: Readonly<Record<string, readonly string[]>>, ports: readonly string[]) =>
  ports.flatMap((port) => (lists[port] ?? []).map((method) => `${port}.${method}`));

it('says of every call of registers, issuer and keys whether a crash is tried there, and of no call twice', () => {
  const keys = createIssuerKeys('.', 'a secret of the tests, long enough for a key');
  const issuer = createIssuer(keys, createEngine({ workflow: {} } as Client));
  const ports: Record<string, object> = { keys, issuer, answers: issuer };
  for (const [name, port] of Object.entries(registers)) if (typeof port === 'object') ports[`registers.${name}`] = port;
  const there = Object.entries(ports).flatMap(([name, port]) => methodsOf(port).map((method) => `${name}.${method}`));
  const names = Object.keys(ports);
  const listed = [...said(calls.changes, names), ...said(calls.reads, names), ...Object.keys(calls.leftOut)];
  expect(listed.toSorted()).toEqual(there.toSorted());
});

it('and the same of every act of a session that is not the engine’s own', () => {
  const people = Object.entries(SESSION_ROLES).flatMap(([type, roles]) => (roles.includes('system') ? [] : [type]));
  const listed = [...SESSION_ACTS, ...Object.keys(SESSION_ACTS_LEFT_OUT).filter((type) => type !== 'adoptCalendar')];
  expect(listed.toSorted()).toEqual(people.toSorted());
});
