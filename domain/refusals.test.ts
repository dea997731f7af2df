import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { httpStatusOf, isRefusalCode, refuse, sentenceOf } from './refusals.ts';

const here = import.meta.dirname;
const sources = readdirSync(here, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const textOf = (paths: readonly string[]) => paths.map((path) => readFileSync(join(here, path), 'utf8')).join('\n');
const isTest = (path: string) => path.endsWith('.test.ts');

const product = textOf(sources.filter((path) => !isTest(path)));
const given = [...new Set([...product.matchAll(/refuse\(\s*'([A-Z_]+)'/g)].flatMap((match) => match[1] ?? []))];
const tests = textOf(sources.filter((path) => isTest(path) && path !== 'refusals.test.ts'));

describe.each(given)('the refusal %s', (code) => {
  it('is shown by a test of the machine that gives it', () => {
    expect(tests).toContain(`'${code}'`);
  });

  it('has a Vietnamese sentence and an HTTP status of its kind', () => {
    if (!isRefusalCode(code)) throw new Error(`${code} is not in the table`);
    expect(sentenceOf(code)).toMatch(/^\p{Lu}.{10,}\.$/u);
    expect(sentenceOf(code)).toBe(sentenceOf(code).normalize('NFC'));
    expect([401, 403, 404, 409, 410, 422, 429, 503]).toContain(httpStatusOf(code));
  });
});

describe('refusals', () => {
  it('are found in the sources at all', () => {
    expect(given.length).toBeGreaterThan(30);
  });

  it('carry facts only when there are some', () => {
    expect(refuse('WRONG_STAGE')).toStrictEqual({ refused: { code: 'WRONG_STAGE' } });
    expect(refuse('UNKNOWN_ITEM', { item: 3 })).toStrictEqual({
      refused: { code: 'UNKNOWN_ITEM', facts: { item: 3 } },
    });
  });

  it('are recognised by their code, and nothing inherited is', () => {
    expect(isRefusalCode('VOTING_CLOSED')).toBe(true);
    for (const other of ['toString', '', 'voting_closed', 7, null, undefined]) expect(isRefusalCode(other)).toBe(false);
  });
});
