import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { InstrumentFacts } from '../domain/council/instruments.ts';
import type { ActivityDeps } from './deps.ts';
import { frozenFigures } from './frozen-figures.ts';

const FACTS: InstrumentFacts = {
  year: 2026,
  years: 5,
  items: [],
  awards: [],
  units: [],
  groups: [],
  past: [],
  quotas: [],
};
const TEXT = '{"awards":[],"groups":[],"items":[],"past":[],"quotas":[],"units":[],"year":2026,"years":5}';
const HASH = createHash('sha256').update(TEXT).digest('hex');

const keeping = (facts: InstrumentFacts) =>
  ({ instruments: { find: async () => facts } }) as unknown as ActivityDeps['registers'];

it('gives the text whose hash the first event carries', async () => {
  expect((await frozenFigures(keeping(FACTS), 's', HASH))?.text).toBe(TEXT);
});

it('does not print figures that were changed in the register', async () => {
  await expect(frozenFigures(keeping({ ...FACTS, year: 2025 }), 's', HASH)).rejects.toThrow('not those of its first');
});

it('asks for nothing in a session of before there were any', async () => {
  expect(await frozenFigures(keeping(FACTS), 's', undefined)).toBeUndefined();
});
