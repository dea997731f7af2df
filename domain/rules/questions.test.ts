import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RULE_SETS } from '../rulesets/index.ts';
import { QUESTIONS, WORDS } from './questions.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/guide/vi/quy-dinh.md'), 'utf8');

describe('the questions that a test may ask', () => {
  it.each(QUESTIONS)('$name is in the guide for those who revise rules', ({ name, takes }) => {
    expect(guide).toMatch(
      takes.length > 0 ? new RegExp(`\`${name}\\(([^,)]+, ){${takes.length - 1}}[^,)]+\\)\``) : `\`${name}\``,
    );
  });

  it.each(Object.entries(WORDS))('the words for a %s are in the guide', (_kind, words) => {
    for (const word of words) expect(guide).toContain(`\`"${word}"\``);
  });

  it('have names of their own', () => {
    expect(new Set(QUESTIONS.map(({ name }) => name)).size).toBe(QUESTIONS.length);
  });

  it('are mostly asked by the published rules', () => {
    const tests = RULE_SETS.flatMap(({ awards }) =>
      awards.flatMap(({ criteria }) => criteria.map(({ test }) => test ?? '')),
    );
    const asked = QUESTIONS.filter(({ name }) => tests.some((test) => new RegExp(`\\b${name}\\b`).test(test)));
    expect(QUESTIONS.map(({ name }) => name).filter((name) => !asked.some((one) => one.name === name))).toStrictEqual([
      'foreigner',
      'members',
      'ownedBy',
    ]);
  });
});
